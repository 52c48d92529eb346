"""What one request may take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take. Times are in seconds, sizes in bytes.

    `total_s` bounds a request as a whole, since a body that comes drop by drop never makes a read
    time out. `courtesy_s` bounds reading what is not needed: the body of an error, or of a
    command that succeeded.
    """

    connect_s: float = 5.0
    read_s: float = 10.0
    write_s: float = 10.0
    pool_s: float = 5.0
    total_s: float = 15.0
    courtesy_s: float = 2.0
    body: int = 16 * 1024 * 1024
    error_body: int = 64 * 1024
    connections: int = 8
    idle_connections: int = 4
    idle_s: float = 30.0
