import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cineteca.catalog import operations as catalog
from cineteca.enrich.models import Refresh
from tests.catalog import answers
from tests.web.conftest import MONDAY, address, told


class TestThePageOfAFilm:
    def test_tells_the_facts_in_one_line(self, charlie, heat):
        html = charlie.get(address(heat)).text
        for fact in ("1995", "170 min", "Michael Mann"):
            assert f"{fact}<" in html

    def test_shows_each_rating_with_its_scale(self, charlie, heat):
        html = charlie.get(address(heat)).text
        assert "8.3<small>/10</small>" in html
        assert "76<small>/100</small>" in html
        assert "731,000 votes" in html

    def test_names_cast_and_crew_and_leads_to_them(self, charlie, heat):
        html = charlie.get(address(heat)).text
        assert 'href="/person/al-pacino"' in html
        assert "Vincent Hanna" in html
        assert 'href="/person/michael-mann"' in html

    def test_leads_to_the_trailer_without_embedding_it(self, charlie, heat):
        html = charlie.get(address(heat)).text
        assert 'href="https://www.youtube.com/watch?v=0xbBLJ1WGwQ"' in html
        assert "<iframe" not in html

    def test_says_what_is_similar_and_who_says_so(self, charlie, heat):
        html = charlie.get(address(heat)).text
        assert "says TMDB" in html
        assert "The Insider (1999)" in html

    def test_shows_similar_works_of_ours_as_posters(self, charlie, heat):
        insider = told("film", "The Insider", 1999, tmdb=answers.heat(
            ids={"tmdb": "9008"}, title="The Insider", year=1999, similar=(), franchise=None, images=()
        ))  # fmt: skip
        assert f'class="card" href="{address(insider)}"' in charlie.get(address(heat)).text

    def test_takes_a_hue_from_its_poster(self, charlie, heat):
        assert " data-hue=" in charlie.get(address(heat)).text.partition("<head>")[0]

    def test_draws_a_poster_where_there_is_no_artwork(self, charlie, heat):
        assert f'src="/posters/{heat.slug}.' in charlie.get(address(heat)).text

    def test_sets_the_apostrophe_of_a_printer(self, charlie, heat):
        catalog.edit_field(work_id=heat.id, path="tagline", text="It's hot", by=None, at=MONDAY)
        assert "It’s hot" in charlie.get(address(heat)).text

    def test_that_does_not_exist_is_404(self, charlie, db):
        assert charlie.get("/film/nothing-2001").status_code == 404

    def test_stands_at_the_other_kind_when_that_is_what_it_is(self, charlie, wire):
        answer = charlie.get(f"/film/{wire.slug}")
        assert (answer.status_code, answer["Location"]) == (301, address(wire))


class TestWhereToWatch:
    def test_is_told_for_the_region_asked_for(self, charlie, heat):
        strip = charlie.get(address(heat, region="DE")).text.partition('id="watch"')[2].partition("</section>")[0]
        assert "Disney Plus" in strip
        assert "Netflix" not in strip

    def test_is_remembered(self, charlie, heat):
        charlie.get(address(heat, region="DE"))
        assert "Disney Plus" in charlie.get(address(heat)).text

    def test_says_when_nobody_has_it(self, charlie, heat):
        assert "No service in France is known to have it." in charlie.get(address(heat, region="FR")).text

    def test_is_left_out_where_nothing_is_known(self, charlie, wire):
        assert "Where to watch</h2>" not in charlie.get(address(wire)).text


class TestThePageOfAShow:
    def test_has_its_seasons_and_episodes(self, charlie, wire):
        html = charlie.get(address(wire)).text
        assert html.count('<details class="chapter"') >= 2
        assert "Episode 2" in html
        assert "2002–2008" in html


class TestAPageThatIsOutOfDate:
    @pytest.fixture
    def asked(self, monkeypatch):
        asked = []
        monkeypatch.setattr("cineteca.core.jobs.enqueue", lambda name, **given: asked.append((name, given["work_id"])))
        return asked

    def test_has_the_work_asked_for(self, charlie, heat, asked):
        Refresh.objects.create(work=heat, due_on=MONDAY.date())
        charlie.get(address(heat))
        assert asked == [("enrich.refresh", heat.id)]

    def test_is_left_alone_when_nobody_minds_the_work(self, charlie, heat, asked):
        Refresh.objects.create(work=heat, due_on=MONDAY.date(), monitored=False)
        charlie.get(address(heat))
        assert asked == []


class TestAPageThatIsOpened:
    def test_is_noted_once_in_a_while(self, charlie, heat):
        Refresh.objects.create(work=heat, due_on=MONDAY.date().replace(year=2999))
        charlie.get(address(heat))
        first = Refresh.objects.get(work=heat).opened_at
        charlie.get(address(heat))
        assert first is not None
        assert Refresh.objects.get(work=heat).opened_at == first


def test_a_show_costs_the_queries_of_a_film(charlie, heat, wire, django_assert_num_queries):
    with CaptureQueriesContext(connection) as spent:
        charlie.get(address(heat))
    with django_assert_num_queries(len(spent)):
        charlie.get(address(wire))
