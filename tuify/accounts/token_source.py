"""Where the access token comes from, as the settings say."""

from tuify.accounts.file_tokens import FileTokens, renew_elsewhere
from tuify.accounts.profiles import login_path
from tuify.accounts.token_file import TokenFile
from tuify.settings import Settings
from tuify.spotify.tokens import FixedToken, TokenSource


def token_source(settings: Settings) -> TokenSource:
    """The token that was handed over ready-made, or else the login of the profile.

    Reads the login's file, and asks nobody. Raises `NotLoggedIn` if there is neither, `FileUnsafe`
    for a file that others may see, `BadProfile` for a name that is none.
    """
    if settings.access_token is not None:
        return FixedToken(settings.access_token)
    tokens = FileTokens(
        TokenFile(login_path(settings.profile)), renew_elsewhere(settings.accounts_url)
    )
    _ = tokens.login  # what is wrong with it is better told now than by the first request
    return tokens
