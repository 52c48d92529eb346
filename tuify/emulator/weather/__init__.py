"""What stands between a client and the endpoints: faults, limits, and strings a test may pull."""
