"""Users as JSON (reference: Users)."""

from tuify.emulator.bodies.style import Body, Style, external
from tuify.emulator.playlists.book import Owner

MY_FOLLOWERS = 21
_SIZES = (300, 64)


def user_ref(style: Style, id_: str) -> Body:
    """Write a PlaylistUserObject."""
    return {
        "external_urls": external("user", id_),
        "href": f"{style.api}/users/{id_}",
        "id": id_,
        "type": "user",
        "uri": f"spotify:user:{id_}",
    }


def user(style: Style, owner: Owner, followers: int) -> Body:
    """Write a PublicUserObject."""
    return {
        **user_ref(style, owner.id),
        "display_name": owner.name,
        "followers": {"href": None, "total": followers},
        "images": [style.picture(size, owner.id) for size in _SIZES],
    }


def me(style: Style, owner: Owner, account_id: str) -> Body:
    """Write the PrivateUserObject of the user whose token it is."""
    body = user_ref(style, owner.id)
    body |= {
        "account_id": account_id,
        "display_name": owner.name,
        "images": [style.picture(size, owner.id) for size in _SIZES],
    }
    if style.extended:
        body |= {
            "country": "SE",
            "email": "robin@example.invalid",
            "explicit_content": {"filter_enabled": False, "filter_locked": False},
            "followers": {"href": None, "total": MY_FOLLOWERS},
            "product": "premium",
        }
    return body
