"""What can go wrong with a login: one class for each thing a reader is told differently."""

from tuify.spotify.errors import SpotifyError, Unauthorized, Unreachable


class AccountError(SpotifyError):
    """Base of what goes wrong while somebody logs in. `message` is a sentence for the reader."""


class Denied(AccountError):
    """The account's owner said no."""


class WrongState(AccountError):
    """What came back belongs to another attempt, or was forged."""


class NothingToRead(AccountError):
    """What was pasted holds neither a code nor an error."""


class CodeExpired(AccountError):
    """The code was used before, or is too old."""


class ClientUnknown(AccountError):
    """The service knows no app with this client id."""


class BadRedirect(AccountError):
    """A redirect address the service would refuse, or has refused."""


class BadProfile(AccountError):
    """A name that can't be that of a profile."""


class FileUnsafe(AccountError):
    """The file of a login is not for its owner's eyes alone, is a link, or can't be read."""


class AccountsUnavailable(Unreachable):
    """The accounts service did not answer, or is in trouble. The login is as good as before."""


class AccountsInTrouble(AccountsUnavailable):
    """The accounts service did answer, but it is busy, broken or makes no sense."""


class NotLoggedIn(Unauthorized):
    """There is no login in this profile."""


class LoginEnded(Unauthorized):
    """The service takes the refresh token no longer: six months are over, or it was withdrawn."""
