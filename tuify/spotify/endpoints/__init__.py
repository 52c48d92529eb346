"""The operations of the Web API, one module per category of the reference."""
