"""What the service answers when it will not do what it was asked."""


class ApiError(Exception):
    """An answer of 400 or above: ``{"error": {"status", "message"[, "reason"]}}``."""

    def __init__(self, status: int, message: str, reason: str | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.reason = reason

    def body(self) -> dict[str, object]:
        """Return the JSON body."""
        error: dict[str, object] = {"status": self.status, "message": self.message}
        if self.reason is not None:
            error["reason"] = self.reason
        return {"error": error}


class ConnectionDropped(ConnectionResetError):
    """The emulator was told to end this connection without an answer.

    Over a socket the client sees just that; in the same process, behind ``httpx.ASGITransport``,
    this exception reaches the caller, and :class:`tuify.emulator.inprocess.EmulatorTransport` turns
    it into the ``httpx.RemoteProtocolError`` of a real connection.
    """


def invalid(what: str) -> ApiError:
    """Return the 400 for a parameter that cannot be read."""
    return ApiError(400, f"Invalid {what}")


def missing_parameter(name: str) -> ApiError:
    """Return the 400 of the player endpoints for a query parameter that is not there."""
    return ApiError(400, f"Required parameter {name} missing")


def not_found() -> ApiError:
    """Return the 404 for an id that is well formed and belongs to nothing."""
    return ApiError(404, "Resource not found")


def service_not_found() -> ApiError:
    """Return the 404 for a path at which there is no endpoint."""
    return ApiError(404, "Service not found")


def forbidden() -> ApiError:
    """Return the 403 for endpoints that were removed, and for other people's lists."""
    return ApiError(403, "Forbidden")


def no_active_device() -> ApiError:
    """Return the 404 for a command while nothing is active and no device was named."""
    return ApiError(404, "Player command failed: No active device found", "NO_ACTIVE_DEVICE")


def device_not_found() -> ApiError:
    """Return the 404 for a device that is unknown, asleep or gone."""
    return ApiError(404, "Device not found")


def restriction_violated() -> ApiError:
    """Return the 403 for a command that makes no sense now, such as pausing what is paused."""
    return ApiError(403, "Player command failed: Restriction violated", "UNKNOWN")


def restricted_device() -> ApiError:
    """Return the 403 for a command to a device that the Web API does not reach."""
    return ApiError(403, "Player command failed: Restricted device", "UNKNOWN")


def volume_disallowed() -> ApiError:
    """Return the 403 for a device whose volume cannot be set from elsewhere."""
    return ApiError(
        403, "Player command failed: Cannot control device volume", "VOLUME_CONTROL_DISALLOW"
    )
