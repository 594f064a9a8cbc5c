"""A film. Source: TMDB API v3, ``/movie/{id}`` with everything that `parts.FILM` appends."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from cineteca.providers import values
from cineteca.providers.reading import Reading
from cineteca.providers.records import FranchiseRecord, Kind, Normalised, WorkRecord
from cineteca.providers.tmdb import payloads
from cineteca.providers.tmdb.normalise import common, credited, likeness, watching

# TMDB's release types, best first: cinema, few cinemas, digital, on disc, television, and last the premiere, to which
# hardly anybody was invited.
_RELEASES: Final = {3: 0, 2: 1, 4: 2, 5: 3, 6: 4, 1: 5}


def film(body: payloads.Film | Mapping[str, object] | None, images: str = common.IMAGES) -> Normalised[WorkRecord]:
    """The record in a film's body. Money and runtime of 0 mean that TMDB does not know them."""
    seen = Reading(body, base=images)
    seen.expect("id", "title")
    released = seen.day("release_date")
    title = seen.line("title")
    record = WorkRecord(
        kind=Kind.FILM,
        ids=common.ids(seen),
        title=title,
        original_title=seen.line("original_title"),
        original_language=common.language(seen, "original_language"),
        year=common.year(released),
        release_date=released,
        status=seen.code("status", 32),
        runtime_minutes=seen.amount("runtime", 100_000),
        popularity=seen.number("popularity") or None,  # 0 is what an emptied answer says
        adult=seen.flag("adult"),
        plot=seen.text("overview"),
        tagline=seen.line("tagline", 2000),
        budget=seen.amount("budget", values.INT64),
        revenue=seen.amount("revenue", values.INT64),
        homepage=seen.url("homepage"),
        certifications=_certifications(seen),
        release_dates=_release_dates(seen),
        countries=common.countries(seen),
        languages=common.languages(seen),
        genres=common.names(seen, "genres"),
        keywords=common.names(seen.inside("keywords"), "keywords"),
        companies=common.organisations(seen, "production_companies"),
        franchise=_franchise(seen.inside("belongs_to_collection")),
        videos=common.videos(seen),
        images=common.images(
            seen, poster=("posters", "poster_path"), backdrop=("backdrops", "backdrop_path"), logo=("logos", "")
        ),
        titles=common.titles(seen, "titles"),
        translations=common.translations(seen, "title"),
        ratings=common.rating(seen),
        offers=watching.offers(seen),
        offers_for=watching.offers_for_in(seen, title=title),
        cast=credited.cast(seen.inside("credits").each("cast")),
        crew=credited.crew(seen.inside("credits").each("crew")),
        similar=likeness.similar(seen, Kind.FILM, "title", "release_date"),
    )
    return Normalised(record, odd=seen.odd)


def _franchise(seen: Reading) -> FranchiseRecord | None:
    name = seen.line("name")
    return FranchiseRecord(name=name, ids=common.own_id(seen)) if name else None


def _certifications(seen: Reading) -> Mapping[str, str]:
    """The certificate per region: that of the cinema release where there is one."""
    told = {region: _by_rank(releases) for region, releases in _releases(seen)}
    certified = {
        region: [mark for each in there if (mark := each.code("certification", 32))] for region, there in told.items()
    }
    return {region: marks[0] for region, marks in certified.items() if marks}


def _release_dates(seen: Reading) -> Mapping[str, date]:
    """The first day of the best kind of release per region."""
    first: dict[str, date] = {}
    for region, releases in _releases(seen):
        days = [(_rank(each), day) for each in releases if (day := each.day("release_date"))]
        if days:
            first.setdefault(region, min(days)[1])
    return first


def _releases(seen: Reading) -> Iterator[tuple[str, list[Reading]]]:
    for item in seen.inside("release_dates").each("results"):
        region = item.region("iso_3166_1")
        if region:
            yield region, list(item.each("release_dates"))


def _by_rank(releases: list[Reading]) -> list[Reading]:
    return sorted(releases, key=_rank)


def _rank(release: Reading) -> int:
    return _RELEASES.get(release.integer("type") or 0, len(_RELEASES))
