"""Tags of our templates: ``{% asset "cineteca.css" %}``, ``{% icon "film" %}``, ``{{ moment|ago }}``."""

from datetime import datetime
from functools import lru_cache

from django import template
from django.utils.formats import date_format
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime

from cineteca.core import clock
from cineteca.web import assets, words
from cineteca.web.marking import Pieces

register = template.Library()


@register.simple_tag
def asset(name: str) -> str:
    """Address of a built file."""
    return assets.url(name)


@register.simple_tag
def icon(name: str, size: str = "") -> SafeString:
    """An icon from the sprite, for the eye alone: the words stand beside it. `size`: empty or ``small``."""
    return _icon(assets.url("icons.svg"), name, size)


@lru_cache(maxsize=256)
def _icon(sprite: str, name: str, size: str) -> SafeString:
    return format_html(
        '<svg class="icon{}" aria-hidden="true" width="20" height="20"><use href="{}#{}"/></svg>',
        f" {size}" if size else "",
        sprite,
        name,
    )


register.filter("grouped", words.count)
register.filter("day", words.day)


@register.filter
def marks(pieces: Pieces) -> SafeString:
    """A text in pieces, with those marked that were looked for."""
    html = (f"<mark>{escape(text)}</mark>" if mark else escape(text) for text, mark in pieces)
    return mark_safe("".join(html))  # noqa: S308 - every piece was escaped


@register.filter
def ago(moment: datetime | None) -> SafeString:
    """“2 days ago”, with the exact time in the element."""
    if moment is None:
        return mark_safe("")
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        moment.isoformat(timespec="seconds"),
        date_format(localtime(moment), "DATETIME_FORMAT"),
        words.ago(moment, at=clock.now()),
    )
