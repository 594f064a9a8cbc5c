"""How many works a refresh may take."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from cineteca.enrich.domain.sizing import CALLS, Allowance, size
from cineteca.providers import registry
from cineteca.providers.records import Kind

FILMS = {Kind.FILM: 10**9}
HOUR = timedelta(hours=1)

allowances = st.builds(
    Allowance,
    left=st.none() | st.integers(0, 10**5),
    reserve=st.integers(0, 2000),
    limit=st.none() | st.tuples(st.integers(1, 1000), st.floats(0.1, 3600)),
)
several = st.dictionaries(st.sampled_from(sorted(CALLS)), allowances)
mixtures = st.fixed_dictionaries({Kind.FILM: st.integers(0, 10**6), Kind.SHOW: st.integers(0, 10**6)})
budgets = st.timedeltas(timedelta(0), timedelta(days=1))


class TestASize:
    @given(several, mixtures, budgets)
    def test_spends_no_more_than_any_source_allows(self, sources, waiting, budget):
        found = size(sources, waiting=waiting, budget=budget)
        total = sum(waiting.values())
        for name, works in found.by_source.items():
            cheapest = min(CALLS[name][kind] for kind in Kind if waiting[kind]) if total else 1
            assert works * cheapest <= sources[name].calls(budget) + 1e-6
            assert 0 <= works <= total
        assert found.works == max(found.by_source.values(), default=0)

    @given(several, mixtures, budgets, st.integers(0, 10**5))
    def test_grows_with_time_quota_and_what_waits(self, sources, waiting, budget, more):
        before = size(sources, waiting=waiting, budget=budget).works
        assert size(sources, waiting=waiting, budget=budget + timedelta(seconds=more)).works >= before
        richer = {
            name: Allowance(left=None if a.left is None else a.left + more, reserve=a.reserve, limit=a.limit)
            for name, a in sources.items()
        }
        assert size(richer, waiting=waiting, budget=budget).works >= before

    @given(allowances, mixtures, budgets, st.integers(0, 2000))
    def test_keeps_the_reserve_back(self, source, waiting, budget, reserve):
        kept = Allowance(left=1000, reserve=reserve, limit=source.limit)
        found = size({"omdb": kept}, waiting=waiting, budget=budget)
        assert found.works <= max(0, 1000 - reserve)


class TestWhatBoundsIt:
    def test_is_the_limit_and_the_time(self):
        assert size({"tmdb": Allowance(limit=(40, 10.0))}, waiting=FILMS, budget=HOUR).works == 4 * 3600

    def test_is_the_quota_of_the_day_less_the_reserve(self):
        assert (
            size({"omdb": Allowance(left=1000, reserve=100, limit=(10, 1.0))}, waiting=FILMS, budget=HOUR).works == 900
        )

    def test_is_what_waits(self):
        assert size({"tmdb": Allowance()}, waiting={Kind.FILM: 3, Kind.SHOW: 4}, budget=HOUR).works == 7

    def test_is_the_dearness_of_shows(self):
        shows = size({"tmdb": Allowance(limit=(40, 10.0))}, waiting={Kind.SHOW: 10**9}, budget=HOUR)
        assert shows.works == int(4 * 3600 / CALLS["tmdb"][Kind.SHOW])

    def test_is_never_a_source_that_has_nothing_left(self):
        sources = {"tmdb": Allowance(limit=(40, 10.0)), "omdb": Allowance(left=0)}
        found = size(sources, waiting=FILMS, budget=HOUR)
        assert found.works == 4 * 3600
        assert found.by_source["omdb"] == 0

    def test_is_nothing_without_sources_or_works(self):
        assert size({}, waiting=FILMS, budget=HOUR).works == 0
        assert size({"tmdb": Allowance()}, waiting={}, budget=HOUR).works == 0


def test_every_provider_has_its_price():
    assert set(registry.BY_NAME) <= set(CALLS)
