"""What every template may use."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from cineteca.web import preferences


def page(request: HttpRequest) -> dict[str, Any]:
    """Theme and density as chosen, and who is there (as two booleans)."""
    chosen = preferences.read(request)
    user: Any = getattr(request, "user", None) or AnonymousUser()
    signed_in = user.is_authenticated
    return {
        "theme": chosen.theme,
        "density": chosen.density,
        "signed_in": signed_in,
        "staff": signed_in and user.is_staff,
    }
