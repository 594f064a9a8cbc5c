"""A card as HTML. Made once per card and language, then only joined: a page of forty costs forty look-ups."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, Protocol

import orjson
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cineteca.web import colour, pictures, words

KEPT = 20_000  # cards of about one kilobyte
EAGER = 6  # posters that are in view at once and must not wait

_made: OrderedDict[tuple[str, str | None, str | None], "Made"] = OrderedDict()


class Made(NamedTuple):
    """A card but for its picture, of which more may be known at any time. `drawn` stands in where that is missing."""

    before: str
    poster: str
    drawn: str
    after: str


class Card(Protocol):
    """What the catalogue keeps of each work: full JSON text and the hash of it."""

    @property
    def work_id(self) -> int: ...
    @property
    def payload(self) -> bytes: ...
    @property
    def etag(self) -> str: ...


def items(
    cards: Iterable[Card], *, eager: int = 0, titles: Mapping[int, str] | None = None, current: int | None = None
) -> SafeString:
    """List items of `cards`; the pictures of the first `eager` are loaded at once, the others when they come near.

    `titles`: work → what its card calls it, where that is something else. `current` is the work whose page it is.
    """
    language, called = get_language(), titles or {}
    shown = list(cards)
    made = [_remembered(card, language, called.get(card.work_id)) for card in shown]
    if current is not None:
        made = [_here(card) if of.work_id == current else card for of, card in zip(shown, made, strict=True)]
    known = pictures.Pictures.of(card.poster for card in made)
    html = [_whole(card, known, pictures.LAZY if place >= eager else "") for place, card in enumerate(made)]
    return mark_safe("\n".join(html))  # noqa: S308 - every value in it was escaped by format_html


def _whole(card: Made, known: pictures.Pictures, loading: str) -> str:
    poster = known.shown(card.poster, pictures.CARD, loading=loading, drawn=card.drawn)
    return f"{card.before}{poster}{card.after}"


def _here(card: Made) -> Made:
    return card._replace(before=card.before.replace('class="card"', 'class="card" aria-current="page"', 1))


def _remembered(card: Card, language: str | None, title: str | None) -> Made:
    key = (card.etag, language, title)
    made = _made.get(key)
    if made is None:
        work = orjson.loads(bytes(card.payload))
        made = _made[key] = _item(work | {"title": title} if title else work)
        if len(_made) > KEPT:
            _made.popitem(last=False)
    return made


def _item(work: dict[str, Any]) -> Made:
    before = format_html(
        '<li><a class="card" href="{}"><span class="poster"{}>',
        reverse("web:work", kwargs={"kind": work["kind"], "slug": work["slug"]}),
        _hue(work),
    )
    after = format_html(
        '{}</span><span class="card-name">{}</span><span class="card-facts">{}{}</span></a></li>',
        _peek(work),
        words.curly(work["title"]),
        format_html("<span>{}</span>", work["year"] or "–"),
        _score(work["score"]),
    )
    poster = work["poster"]
    drawn = reverse("web:poster", kwargs={"slug": work["slug"], "key": poster["key"]})
    return Made(before, poster["url"], "" if poster["drawn"] else drawn, after)


def _hue(work: dict[str, Any]) -> SafeString:
    found = colour.hue(work["accent"]["ground"], work["accent"]["ink"])
    return format_html(' data-hue="{}"', found) if found is not None else SafeString()


def _score(score: float | None) -> SafeString:
    if score is None:
        return SafeString()
    return format_html(
        '<span class="card-score"><span class="visually-hidden">{} </span>{}</span>',
        _("score"),
        words.tenth(score / 10),
    )


def _peek(work: dict[str, Any]) -> SafeString:
    facts = [words.minutes(work["runtime_minutes"]), *(words.genre(genre) for genre in work["genres"][:2])]
    line = " · ".join(fact for fact in facts if fact)
    if not (line or work["director"]):
        return SafeString()
    return format_html('<span class="peek" aria-hidden="true"><b>{}</b>{}</span>', work["director"] or "", line)
