"""What the page of the REST interface needs."""

import re

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()
_CODE = "<code>{}</code>"
_TICKS = re.compile("`+")


@register.filter
def marked(text: str) -> SafeString:
    """`text` with what stands between backticks as code."""
    parts = [format_html(_CODE if place % 2 else "{}", part) for place, part in enumerate(_TICKS.split(text))]
    return format_html_join("", "{}", ((part,) for part in parts))
