"""From an exception of the network to an error of this package."""

from urllib.parse import urlsplit

from tuify.spotify.errors import Unreachable


def as_unreachable(error: Exception, api_url: str) -> Unreachable:
    """What `error`, raised while a request was sent to `api_url`, means for the caller.

    Nothing of the exception itself is kept: its frames and arguments may hold a header.
    """
    import httpx  # loaded by now: something was sent with it

    host = urlsplit(api_url).hostname or "the service"
    match error:
        case httpx.ConnectTimeout():
            return Unreachable(f"No connection to {host} in time.", maybe_sent=False)
        case httpx.PoolTimeout():
            return Unreachable("Too many requests are under way.", maybe_sent=False)
        case httpx.ProxyError():
            return Unreachable("The proxy does not let the request through.", maybe_sent=False)
        case httpx.ConnectError() if "CERTIFICATE_VERIFY_FAILED" in str(error):
            return Unreachable(f"The certificate of {host} is not trusted.", maybe_sent=False)
        case httpx.ConnectError() | httpx.UnsupportedProtocol() | httpx.InvalidURL():
            return Unreachable(f"{host} can't be reached.", maybe_sent=False)
        case httpx.TimeoutException() | TimeoutError():
            return Unreachable(f"{host} did not answer in time.", maybe_sent=True)
        case _:
            return Unreachable(f"The connection to {host} broke off.", maybe_sent=True)
