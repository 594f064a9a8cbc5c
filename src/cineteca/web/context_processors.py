"""What every template may use."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from cineteca.web import preferences, words


def page(request: HttpRequest) -> dict[str, Any]:
    """Theme, density and language of titles as chosen, and who is there (as two booleans)."""
    chosen = preferences.read(request)
    user: Any = getattr(request, "user", None) or AnonymousUser()
    signed_in = user.is_authenticated
    return {
        "titles": chosen.titles,
        "title_languages": [(code, words.own_name_of_language(code)) for code in preferences.title_languages()],
        "theme": chosen.theme,
        "density": chosen.density,
        "signed_in": signed_in,
        "staff": signed_in and user.is_staff,
    }
