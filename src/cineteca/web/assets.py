"""Addresses of the built files: their names carry a hash of their content, so browsers keep them for ever."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.templatetags.static import static

BUILT = Path(__file__).parent / "static" / "built"


def url(name: str) -> str:
    """The address of the asset `name`, such as ``cineteca.css``.

    Raises `ImproperlyConfigured` when the assets were never built or hold no such file.
    """
    return _address(name, _read()) if settings.DEBUG else _lasting(name)


@cache
def _lasting(name: str) -> str:
    return _address(name, _read())


def _address(name: str, names: Mapping[str, str]) -> str:
    try:
        return static(f"built/{names[name]}")
    except KeyError:
        raise ImproperlyConfigured(f"There is no built file “{name}”. Run: python scripts/assets.py") from None


def _read() -> dict[str, str]:
    try:
        files: dict[str, str] = json.loads((BUILT / "manifest.json").read_text())["files"]
    except FileNotFoundError:
        raise ImproperlyConfigured("The pages’ files are not built yet. Run: python scripts/assets.py") from None
    return files
