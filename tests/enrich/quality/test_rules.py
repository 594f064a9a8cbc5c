"""Each rule, with what it fires at beside what it must leave alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cineteca.enrich.domain.quality import (
    BY_NAME,
    RULES,
    WHOLE,
    EpisodeFacts,
    OfferFacts,
    PersonFacts,
    RatingFacts,
    Scope,
    SeasonFacts,
    WorkFacts,
    usual,
)

TODAY = date(2026, 3, 2)
SCOPE = Scope(today=TODAY)


def work(**facts) -> WorkFacts:
    """A film that no rule complains of, but for `facts`."""
    sound = {
        "id": 1,
        "title": "Heat",
        "original_title": "Heat",
        "original_language": "en",
        "year": 1995,
        "release_date": date(1995, 12, 15),
        "status": "Released",
        "runtime_minutes": 170,
        "genres": ("Crime",),
        "completeness": 80,
        "plot": "A thief and a policeman sit down for coffee.",
        "ids": {"imdb": "tt0113277", "tmdb": "949"},
        "images": frozenset({"poster"}),
    }
    return WorkFacts(**{**sound, **facts})


def show(**facts) -> WorkFacts:
    return work(kind="show", release_date=None, first_air_date=date(2008, 1, 20), year=2008, status="Ended", **facts)


def fired(subject: WorkFacts, scope: Scope = SCOPE) -> set[str]:
    return {rule.name for rule in RULES for _ in rule.check(subject, scope)}


def born(year: int, role: str = "director", name: str = "Alice") -> PersonFacts:
    return PersonFacts(name, role, date(year, 6, 1))


def season(number: int, *days: date | None, count: int | None = None) -> SeasonFacts:
    return SeasonFacts(number, count, tuple(EpisodeFacts(place, day) for place, day in enumerate(days, start=1)))


def rating(value=8.3, scale=10.0, value_100=83.0, votes=1000, source="imdb") -> RatingFacts:
    return RatingFacts(source, value, scale, value_100, votes)


def test_a_sound_work_is_left_alone():
    assert fired(work()) == set()
    assert fired(show()) == set()
    assert fired(WorkFacts(id=1, title="Stub", ids={"tmdb": "1"}, enriched=False)) == set()


DAMAGED = {
    "year-outside": [work(year=1869, release_date=None), work(year=2037, release_date=None)],
    "year-contradicts-date": [work(year=1985)],
    "runtime-impossible": [work(runtime_minutes=0), work(runtime_minutes=1441)],
    "before-its-director": [work(people=(born(1996),)), work(people=(born(1992),))],
    "before-its-cast": [work(people=(born(1996, "cast"),))],
    "last-before-first": [show(last_air_date=date(2008, 1, 19))],
    "status-contradicts-dates": [
        work(year=2027, release_date=date(2027, 1, 1)),
        work(status="In Production"),
    ],
    "episodes-out-of-order": [show(seasons=(season(1, date(2008, 3, 1), date(2008, 1, 1)),))],
    "title-empty": [work(title=title) for title in ("", "  ", "TBA", "untitled", "?!", "—")],
    "plot-is-title": [work(plot="Heat."), work(plot="heat")],
    "text-markup": [work(plot="Tom &amp; Jerry"), work(tagline="One<br/>two"), work(outline="&#39;t was")],
    "text-garbled": [work(title="AmÃ©lie"), work(plot="It\u00e2\u20ac\u2122s late"), work(tagline="caf\ufffd")],
    "plot-script": [work(plot="Вор и полицейский встречаются за чашкой кофе и расходятся врагами.")],
    "homepage-broken": [work(homepage="www.example.org"), work(homepage="javascript:alert(1)")],
    "language-unknown": [work(original_language="qq"), work(spoken=frozenset({"english"}))],
    "country-unknown": [work(countries=("US", "QX"))],
    "region-unknown": [work(offers=(OfferFacts("Mubi", "ZZ", "https://mubi.com/x"),))],
    "id-malformed": [work(ids={"imdb": "0113277"}), work(ids={"imdb": "tt0113277", "tmdb": "0"})],
    "without-ids": [work(ids={})],
    "rating-off-scale": [
        work(ratings=(rating(11, 10, 100),)),
        work(ratings=(rating(-1, 10, 0),)),
        work(ratings=(rating(8.3, 10, 38),)),
    ],
    "rating-without-votes": [work(ratings=(rating(votes=None),)), work(ratings=(rating(votes=0, source="trakt"),))],
    "score-outside-bounds": [work(score=90, score_low=60, score_high=80)],
    "money-absurd": [work(budget=60), work(revenue=6_000_000_000)],
    "offer-without-link": [work(offers=(OfferFacts("Mubi", "US"),))],
    "poster-missing": [work(images=frozenset({"backdrop"}))],
    "genre-missing": [work(genres=())],
    "barely-known": [work(completeness=24)],
    "adult-kept": [work(adult=True)],
    "more-episodes-than-told": [show(seasons=(season(1, None, None, None, count=2),))],
    "season-leaps": [show(seasons=(season(1), season(3)))],
}


def test_every_rule_has_something_to_fire_at():
    assert set(DAMAGED) == {rule.name for rule in RULES}


@pytest.mark.parametrize(("rule", "subject"), [(rule, subject) for rule, all_ in DAMAGED.items() for subject in all_])
def test_a_damage_fires_its_rule_and_no_other(rule, subject):
    assert fired(subject) == {rule}


@pytest.mark.parametrize(
    "subject",
    [
        work(year=2036, release_date=None, status="Planned"),
        work(year=1993),  # shown at a festival first
        work(runtime_minutes=1440),
        work(runtime_minutes=None),
        work(title="9"),
        work(title="$"),
        work(title="もののけ姫"),
        work(title="Tully & Co < 3"),
        work(plot="São Paulo, à la carte; Ångström’s naïve façade"),
        work(homepage="https://example.org/heat?x=1"),
        work(spoken=frozenset({"xx", "pt-BR"})),
        work(countries=("SU", "XC", "GB")),
        work(ratings=(rating(87, 100, 87, None, "rotten_tomatoes"),)),
        work(score=70, score_low=70, score_high=70),
        work(budget=0, revenue=None),
        work(images=frozenset()),
        work(people=(born(1990, "cast"), born(1943))),
        show(people=(born(2010, "cast"),), last_air_date=date(2013, 9, 29)),
        show(seasons=(season(0, date(2009, 1, 1), date(2008, 1, 1)), season(1, date(2008, 1, 20), None))),
        show(seasons=(season(2008), season(2010))),
    ],
)
def test_what_is_odd_but_right_is_left_alone(subject):
    assert fired(subject) == set()


def test_adult_works_are_no_finding_where_they_are_wanted():
    assert fired(work(adult=True), Scope(today=TODAY, shows_adult=True)) == set()


def test_a_plot_in_its_own_script_is_right_where_that_is_asked_for():
    plot = "Вор и полицейский встречаются за чашкой кофе и расходятся врагами."
    assert fired(work(plot=plot), Scope(today=TODAY, language="ru-ru")) == set()


def test_names_are_unique_and_texts_are_sentences():
    assert len(BY_NAME) == len(RULES) + len(WHOLE) >= 25
    for rule in BY_NAME.values():
        assert rule.title
        assert rule.help.endswith(".")
        assert (rule.check is None) == (rule in WHOLE)


anything = st.text(max_size=60)
days = st.none() | st.dates()


@given(
    st.builds(
        WorkFacts,
        id=st.integers(1),
        kind=st.sampled_from(["film", "show"]),
        **dict.fromkeys(("title", "original_title", "plot", "tagline", "homepage", "status"), anything),
        original_language=anything,
        year=st.none() | st.integers(-(2**15), 2**15),
        release_date=days,
        first_air_date=days,
        last_air_date=days,
        runtime_minutes=st.none() | st.integers(0, 2**31),
        budget=st.none() | st.integers(-(2**63), 2**63),
        ids=st.dictionaries(st.sampled_from(["imdb", "tmdb", "odd"]), anything),
        ratings=st.lists(
            st.builds(RatingFacts, anything, st.floats(), st.floats(), st.floats(), st.none() | st.integers())
        ).map(tuple),
        people=st.lists(st.builds(PersonFacts, anything, st.sampled_from(["cast", "director"]), st.dates())).map(tuple),
        countries=st.lists(anything).map(tuple),
        spoken=st.frozensets(anything),
    ),
    st.dates(),
)
def test_no_work_makes_a_rule_stumble(subject, today):
    for rule in RULES:
        for complaint in rule.check(subject, Scope(today=today)):
            assert isinstance(complaint.detail, str)


@pytest.mark.parametrize(
    ("counts", "most"),
    [([], None), ([3], None), ([0, 0, 0], 10), ([3, 3, 3], 13), ([100, 100, 100], 150), ([1000] + [0] * 7, 10)],
)
def test_what_is_usual_follows_the_last_runs(counts, most):
    assert usual(counts) == most


@given(st.lists(st.integers(0, 10**6), min_size=2))
def test_a_steady_count_is_never_more_than_usual(counts):
    steady = [counts[0]] * len(counts)
    assert usual(steady) >= counts[0]
