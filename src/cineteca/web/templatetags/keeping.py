"""``{% kept "name" value … %}…{% endkept %}``: a part of a page that is made once for each combination of values.

Most of a page is the same for everybody in one language: rendering it again costs more than all the rest. Whatever the
part depends on must be among the values; the language always is. Nothing that belongs to one person may stand inside.
"""

from typing import Any

from django import template
from django.conf import settings
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from cineteca.web.kept import Kept

register = template.Library()
HOUR, MOST = 3600.0, 2000
_parts: Kept[SafeString] = Kept(seconds=HOUR, size=MOST)


class KeptNode(template.Node):
    """The part between the tags."""

    def __init__(self, inside: NodeList, values: list[FilterExpression]) -> None:
        self.inside, self.values = inside, values

    def render(self, context: template.Context) -> SafeString:
        """The part, from memory where it was made before."""
        if settings.DEBUG:
            return self.inside.render(context)
        key: tuple[Any, ...] = (get_language(), *(value.resolve(context) for value in self.values))
        return _parts.get(key, lambda: self.inside.render(context))


@register.tag("kept")
def kept(parser: Parser, token: Token) -> KeptNode:
    """Read the tag and what it keeps."""
    _name, *values = token.split_contents()
    inside = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(inside, [parser.compile_filter(value) for value in values])
