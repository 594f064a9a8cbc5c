from cineteca.catalog import queries as catalogue
from cineteca.catalog.domain.completeness import DEFAULT_EXPECTED, assess_flags
from cineteca.catalog.models import Work
from cineteca.catalog.sql import statement
from cineteca.core.database.trips import send_one
from tests.catalog import answers


class TestTheCompletenessReport:
    def test_counts_works_by_band(self, archive, full_heat, wire):
        archive.add("Unknown", tmdb="1")
        report = catalogue.completeness_report()
        assert (report.total, report.complete, report.partial, report.minimal) == (3, 1, 0, 2)
        assert round(report.average) == round((100 + 33 + 8) / 3)

    def test_names_what_lacks_most_and_where(self, archive, full_heat):
        archive.add("Unknown", tmdb="1")
        report = catalogue.completeness_report(worst=1)
        assert {lacking.name for lacking in report.missing} == set(DEFAULT_EXPECTED) - {"title"}
        assert [work.title for work in report.worst] == ["Unknown"]

    def test_is_of_one_kind_where_asked(self, archive, full_heat, wire):
        assert catalogue.completeness_report(kind="show").total == 1

    def test_of_nothing_is_nothing(self, archive):
        assert catalogue.completeness_report().average == 0

    def test_says_in_sql_what_the_rules_say(self, archive, full_heat, wire):
        archive.add("Unknown", tmdb="1")
        half = archive.add("Half", tmdb="2")
        archive.hear(half, tmdb=answers.heat(ids={"tmdb": "2"}, images=(), companies=(), genres=()))
        stored = dict(Work.objects.values_list("id", "completeness"))
        rows = send_one(statement("completeness"), {"works": list(stored)})
        assert {work: assess_flags(flags)[0] for work, flags in rows} == stored


class TestRatingCoverage:
    def test_counts_works_by_source(self, archive, full_heat, wire):
        found = {entry.source: (entry.works, entry.share) for entry in catalogue.rating_coverage()}
        assert found == {"imdb": (1, 0.5), "metacritic": (1, 0.5), "tmdb": (1, 0.5)}

    def test_says_whether_the_goal_is_reached(self, archive, full_heat):
        assert all(entry.reached and entry.goal == 0.6 for entry in catalogue.rating_coverage())
        archive.add("The Insider", tmdb="9008", imdb="tt0140352")
        assert not any(entry.reached for entry in catalogue.rating_coverage())
