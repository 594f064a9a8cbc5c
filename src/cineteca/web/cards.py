"""A card as HTML. Made once per card and language, then only joined: a page of forty costs forty look-ups."""

from collections import OrderedDict
from collections.abc import Iterable
from typing import Any, Protocol

import orjson
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cineteca.web import colour, pictures, words

KEPT = 20_000  # cards of about one kilobyte
EAGER = 6  # posters that are in view at once and must not wait
SIZES = "(min-width: 80rem) 13rem, (min-width: 48rem) 20vw, 46vw"
LAZY, FIRST = ' loading="lazy"', ' fetchpriority="high"'

_made: OrderedDict[tuple[str, str | None], str] = OrderedDict()


class Card(Protocol):
    """What the catalogue keeps of each work: full JSON text and the hash of it."""

    @property
    def payload(self) -> bytes: ...
    @property
    def etag(self) -> str: ...


def items(cards: Iterable[Card], *, eager: int = 0) -> SafeString:
    """List items of `cards`; the pictures of the first `eager` are loaded at once, the others when they come near."""
    language = get_language()
    made = [_remembered(card, language) for card in cards]
    made[:eager] = [html.replace(LAZY, "", 1) for html in made[:eager]]
    return mark_safe("\n".join(made))  # noqa: S308 - every value in it was escaped by format_html


def _remembered(card: Card, language: str | None) -> str:
    key = (card.etag, language)
    html = _made.get(key)
    if html is None:
        html = _made[key] = str(_item(orjson.loads(bytes(card.payload))))
        if len(_made) > KEPT:
            _made.popitem(last=False)
    return html


def _item(work: dict[str, Any]) -> SafeString:
    return format_html(
        '<li><a class="card" href="{}"><span class="poster"{}>{}{}</span>'
        '<span class="card-name">{}</span><span class="card-facts">{}{}</span></a></li>',
        reverse("web:work", kwargs={"kind": work["kind"], "slug": work["slug"]}),
        _hue(work),
        picture(work["poster"]["url"]),
        _peek(work),
        words.curly(work["title"]),
        format_html("<span>{}</span>", work["year"] or "–"),
        _score(work["score"]),
    )


def picture(url: str, *, sizes: str = SIZES, loading: str = LAZY) -> SafeString:
    """The poster at `url`, loaded when it comes near. The title stands beside it, so it has no other text."""
    several = pictures.srcset(url)
    return format_html(
        '<img src="{}"{} alt="" width="342" height="513"{} decoding="async">',
        pictures.sized(url, 342),
        format_html(' srcset="{}" sizes="{}"', several, sizes) if several else "",
        mark_safe(loading),  # noqa: S308 - one of ours
    )


def _hue(work: dict[str, Any]) -> SafeString:
    found = colour.hue(work["accent"]["ground"], work["accent"]["ink"])
    return format_html(' data-hue="{}"', found) if found is not None else SafeString()


def _score(score: float | None) -> SafeString:
    if score is None:
        return SafeString()
    return format_html(
        '<span class="card-score"><span class="visually-hidden">{} </span>{}</span>',
        _("score"),
        number_format(score / 10, 1),
    )


def _peek(work: dict[str, Any]) -> SafeString:
    facts = [words.minutes(work["runtime_minutes"]), *(words.genre(genre) for genre in work["genres"][:2])]
    line = " · ".join(fact for fact in facts if fact)
    if not (line or work["director"]):
        return SafeString()
    return format_html('<span class="peek" aria-hidden="true"><b>{}</b>{}</span>', work["director"] or "", line)
