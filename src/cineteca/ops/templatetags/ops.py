"""``{{ moment|when }}``: a time before or after now, with the exact one in the element."""

from datetime import date, datetime

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate

from cineteca.core import clock
from cineteca.ops import words

register = template.Library()


@register.filter
def when(moment: datetime | None) -> SafeString:
    """“in 3 hours”, “2 minutes ago”; nothing for no time."""
    if moment is None:
        return mark_safe("")
    return format_html(
        '<time datetime="{}" title="{}">{}</time>',
        moment.isoformat(timespec="seconds"),
        words.exact(moment),
        words.when(moment, at=clock.now()),
    )


@register.filter
def calendar(day: date | None) -> SafeString:
    """“today”, “in 9 days”, with the date in the element; nothing for no day."""
    if day is None:
        return mark_safe("")
    said = words.day(day, today=localdate(clock.now()))
    return format_html('<time datetime="{}" title="{}">{}</time>', day.isoformat(), date_format(day), said)
