"""Answers as rows: with their picture, what is known of them at a glance, and the letters that were looked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cineteca.catalog import queries as catalogue
from cineteca.imdb.domain.ids import name_id, title_id
from cineteca.search.queries import Hit
from cineteca.web import colour, marking, pictures, words
from cineteca.web.contexts.search import HitRow
from cineteca.web.filling.work import address, franchise_address, initials, person_address
from cineteca.web.pictures import LAZY, Pictures

THUMB = pictures.Box("poster", 92, 138, "4.5rem")
FACE = pictures.Box("photo", 92, 115, "4.5rem")
_OF_A_FRANCHISE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What the catalogue shows of answers, and what their works are called in the reader's `language`."""

    works: Mapping[int, dict[str, Any]]
    people: Mapping[int, catalogue.Face]
    franchises: Mapping[int, tuple[dict[str, Any], ...]]
    titles: Mapping[int, str]
    pictures: Pictures
    language: str = ""


def gather(hits: Iterable[Hit]) -> tuple[list[catalogue.CardRow], dict[int, catalogue.Face], dict[int, Any]]:
    """Cards, faces and works of franchises of `hits`: at most four queries, however many there are."""
    by_source: dict[str, list[int]] = {}
    for hit in hits:
        by_source.setdefault(hit.ref.source, []).append(hit.ref.id)
    works = by_source.get("work")
    return (
        catalogue.get_cards(works) if works else [],
        catalogue.get_faces(by_source.get("person", ())),
        catalogue.get_franchise_cards(by_source.get("franchise", ()), each=_OF_A_FRANCHISE),
    )


def shown(hits: Iterable[Hit], *, titles: Mapping[int, str], language: str) -> Shown:
    """Everything that rows of `hits` need. `titles`: work → what it is called in `language`, where that differs."""
    cards, people, franchises = gather(hits)
    works = {card.work_id: orjson.loads(card.payload) for card in cards}
    leading = {number: tuple(orjson.loads(card.payload) for card in members) for number, members in franchises.items()}
    urls = [work["poster"]["url"] for work in works.values()]
    urls += [work["poster"]["url"] for members in leading.values() for work in members]
    urls += [face.photo for face in people.values()]
    return Shown(
        works=works, people=people, franchises=leading, titles=titles, pictures=Pictures.of(urls), language=language
    )


def row(hit: Hit, known: Shown, *, sought: str, loading: str = LAZY, drawn: bool = True) -> HitRow | None:
    """The row of `hit` with what `sought` names marked; None for what is gone since it was indexed.

    `drawn`: titles of the datasets come with the poster that we draw for them.
    """
    match hit.ref.source:
        case "work":
            return _work(hit, known, sought, loading)
        case "title":
            return _title(hit, known, sought, drawn=drawn)
        case "person" | "name":
            return _person(hit, known, sought, loading)
        case _:
            return _franchise(hit, known, sought, loading)


def _work(hit: Hit, known: Shown, sought: str, loading: str) -> HitRow | None:
    work = known.works.get(hit.ref.id)
    if work is None:
        return None
    called = known.titles.get(hit.ref.id)
    length = words.minutes(work["runtime_minutes"])
    facts = (_kind(work["kind"]), work["director"], length, *map(words.genre, work["genres"][:2]))
    return HitRow(
        url=address(work["kind"], work["slug"]),
        kind=work["kind"],
        name=_marked(called or work["title"], sought),
        language=known.language if called else "",
        year=_years(work["year"], hit),
        facts=tuple(fact for fact in facts if fact),
        score=words.tenth(work["score"] / 10) if work["score"] is not None else "",
        matched=_matched(hit, sought, beside=called or work["title"]),
        snippet=_snippet(hit) or (((words.curly(work["outline"]), False),) if work["outline"] else ()),
        picture=poster(work, known.pictures, loading),
        hue=colour.hue(work["accent"]["ground"], work["accent"]["ink"]),
    )


def poster(work: Mapping[str, Any], known: Pictures, loading: str) -> SafeString:
    """A small poster of a card, with the drawn one behind it."""
    of = work["poster"]
    drawn = "" if of["drawn"] else reverse("web:poster", kwargs={"slug": work["slug"], "key": of["key"]})
    return known.shown(of["url"], THUMB, loading=loading, drawn=drawn)


def _title(hit: Hit, known: Shown, sought: str, *, drawn: bool) -> HitRow:
    imdb_id = title_id(hit.ref.id)
    # Whatever the key, it leads to the poster of today.
    poster_url = reverse("web:imdb-poster", args=[imdb_id, "0" * 16]) if drawn else ""
    return HitRow(
        url=reverse("web:imdb-title", args=[imdb_id]),
        kind=hit.kind,
        name=_marked(hit.name, sought),
        year=_years(hit.year, hit),
        facts=tuple(fact for fact in (_kind(hit.kind), words.curly(hit.note), words.votes(hit.votes)) if fact),
        score=words.tenth(hit.score) if hit.score is not None else "",
        matched=_matched(hit, sought, beside=hit.name),
        snippet=_snippet(hit),
        away=True,
        picture=known.pictures.shown(poster_url, THUMB, loading=LAZY),
        letters=initials(hit.name)[:1],
        hue=hit.ref.id * 50 % 360,
    )


def _person(hit: Hit, known: Shown, sought: str, loading: str) -> HitRow | None:
    face = known.people.get(hit.ref.id) if hit.ref.source == "person" else None
    if face is None and hit.ref.source == "person":
        return None
    name = face.name if face else hit.name
    return HitRow(
        url=person_address(face.slug) if face else reverse("web:name", args=[name_id(hit.ref.id)]),
        kind="person",
        name=_marked(name, sought),
        year=_lived(hit),
        facts=(words.curly(hit.note),) if hit.note else (),
        matched=_matched(hit, sought, beside=name),
        away=face is None,
        picture=known.pictures.shown(face.photo, FACE, loading=loading) if face else "",
        letters=initials(name),
    )


def _franchise(hit: Hit, known: Shown, sought: str, loading: str) -> HitRow:
    members = known.franchises.get(hit.ref.id, ())
    return HitRow(
        url=franchise_address(hit.ref.id, hit.name),
        kind="franchise",
        name=_marked(hit.name, sought),
        year=_years(hit.year, hit),
        facts=(words.curly(hit.note),) if hit.note else (),
        matched=_matched(hit, sought, beside=hit.name),
        pictures=tuple(
            format_html('<span class="poster">{}</span>', poster(work, known.pictures, loading)) for work in members
        ),
        letters=initials(hit.name),
    )


def _kind(kind: str) -> str:
    return _("film") if kind == "film" else _("show")


def _years(year: int | None, hit: Hit) -> str:
    if year and hit.end_year and hit.end_year != year:
        return f"{year}–{hit.end_year}"
    return str(year or "")


def _lived(hit: Hit) -> str:
    if hit.year and hit.end_year:
        return f"{hit.year}–{hit.end_year}"
    return _("born %(year)s") % {"year": hit.year} if hit.year else ""


def _marked(text: str, sought: str) -> marking.Pieces:
    return marking.marked(words.curly(text), sought)


def _matched(hit: Hit, sought: str, *, beside: str) -> marking.Pieces:
    """The other name by which it was found, where that is not what it is called anyway."""
    other = hit.matched or ""
    return _marked(other, sought) if other and other.casefold() != beside.casefold() else ()


def _snippet(hit: Hit) -> marking.Pieces:
    return tuple((words.curly(text), mark) for text, mark in hit.snippet or ())
