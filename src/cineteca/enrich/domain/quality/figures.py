"""Numbers off their scale, and what lacks beside them."""

from collections.abc import Iterator

from cineteca.enrich.domain.quality.facts import WorkFacts
from cineteca.enrich.domain.quality.rule import Complaint, Scope

_COUNTS_VOTES = frozenset({"imdb", "tmdb", "trakt"})
_DEAREST = 1_000_000_000
_MOST_EARNED = 5_000_000_000
_CHEAPEST = 100
_BARE = 25


def rating_off_scale(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:  # noqa: ARG001
    for rating in work.ratings:
        on_scale = rating.scale > 0 and 0 <= rating.value <= rating.scale and 0 <= rating.value_100 <= 100
        if not on_scale or abs(rating.value / rating.scale * 100 - rating.value_100) > 1.5:
            yield Complaint(f"{rating.source}: {rating.value:g}/{rating.scale:g} ({rating.value_100:g})", rating.source)


def rating_without_votes(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:  # noqa: ARG001
    for rating in work.ratings:
        if rating.source in _COUNTS_VOTES and rating.value and not rating.votes:
            yield Complaint(f"{rating.source}: {rating.value:g}", rating.source)


def score_outside_bounds(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:  # noqa: ARG001
    if work.score is None or work.score_low is None or work.score_high is None:
        return
    if not 0 <= work.score_low <= work.score <= work.score_high <= 100:
        yield Complaint(f"{work.score_low:g} – {work.score:g} – {work.score_high:g}")


def money_absurd(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:  # noqa: ARG001
    for part, most in (("budget", _DEAREST), ("revenue", _MOST_EARNED)):
        value: int | None = getattr(work, part)
        if value and not _CHEAPEST <= value <= most:
            yield Complaint(f"{value:,} USD", part)


def offer_without_link(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:  # noqa: ARG001
    for service in sorted({f"{offer.service}, {offer.region}" for offer in work.offers if not offer.link}):
        yield Complaint(service, service)


def poster_missing(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:  # noqa: ARG001
    if work.images and "poster" not in work.images:
        yield Complaint(", ".join(sorted(work.images)))


def genre_missing(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:  # noqa: ARG001
    if work.enriched and not work.genres:
        yield Complaint(work.title)


def barely_known(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:  # noqa: ARG001
    if work.enriched and work.completeness < _BARE:
        yield Complaint(f"{work.completeness} %")


def adult_kept(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:
    if work.adult and not scope.shows_adult:
        yield Complaint(work.title)


def more_episodes_than_told(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:  # noqa: ARG001
    for season in work.seasons:
        if season.episode_count is not None and 0 < season.episode_count < len(season.episodes):
            part = f"S{season.number:02}"
            yield Complaint(f"{part}: {len(season.episodes)} > {season.episode_count}", part)


def season_leaps(work: WorkFacts, scope: Scope) -> Iterator[Complaint]:  # noqa: ARG001
    numbers = sorted(season.number for season in work.seasons if season.number > 0)
    # Shows that number their seasons by years are not counted from one.
    if numbers and numbers[0] < 1900 and (missing := sorted(set(range(1, numbers[-1])) - set(numbers))):
        yield Complaint(", ".join(map(str, missing[:10])))
