"""The page of a title that the datasets know."""

import pytest
from django.test import Client

from cineteca.catalog import operations as catalog
from cineteca.catalog.models import Work
from cineteca.enrich import operations as enrich
from cineteca.enrich.models import Refresh
from cineteca.imdb.domain.vocabulary import CATEGORIES, KINDS
from cineteca.imdb.models import Name, Principal, Title
from cineteca.providers.records import WorkRecord
from tests.enrich.datasets import filled

HEAT = "/title/tt0113277/"
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture
def charlie(db):
    return Client(headers={"User-Agent": BROWSER})


@pytest.fixture
def titles(db):
    filled.heat()
    filled.wire()
    filled.files()


def page(client, address=HEAT, **more):
    answer = client.get(address, **more)
    assert answer.status_code == 200
    return answer.content.decode()


class TestThePageOfATitle:
    def test_says_what_the_datasets_say_and_that_they_do(self, charlie, titles):
        text = page(charlie)
        for shown in (
            "Heat",
            "1995",
            "170 min",
            "Al Pacino",
            "Vincent Hanna",
            "Michael Mann",
            "Fuego contra fuego",
            "8.3",
        ):
            assert shown in text
        assert "Cineteca knows this title from the IMDb datasets of March 2, 2026." in text

    def test_leads_to_people_by_their_ids(self, charlie, titles):
        assert 'href="/name/nm0000199/"' in page(charlie)

    def test_has_a_poster_that_we_drew(self, charlie, titles):
        address = page(charlie).split('src="/posters/imdb/')[1].split('"')[0]
        answer = charlie.get(f"/posters/imdb/{address}")
        assert answer["Content-Type"] == "image/svg+xml"
        assert "immutable" in answer["Cache-Control"]

    def test_leads_from_a_poster_of_yesterday_to_that_of_today(self, charlie, titles):
        answer = charlie.get("/posters/imdb/tt0113277.0000000000000000.svg")
        assert answer.status_code == 302
        assert charlie.get(answer.url).status_code == 200

    def test_keeps_the_poster_when_the_title_becomes_a_work(self, charlie, titles):
        key = page(charlie).split('src="/posters/imdb/tt0113277.')[1].split(".")[0]
        work = enrich.adopt(imdb_id="tt0113277", trigger="page")
        assert f"/posters/{work.slug}.{key}.svg" in page(charlie, f"/film/{work.slug}")

    def test_leads_to_the_work_where_there_is_one(self, charlie, titles, heat):
        answer = charlie.get(HEAT)
        assert (answer.status_code, answer.url) == (302, f"/film/{heat.slug}")

    @pytest.mark.parametrize("odd", ["TT0113277", "tt113277", "tt00113277", "Tt113277"])
    def test_stands_at_one_address(self, charlie, titles, odd):
        answer = charlie.get(f"/title/{odd}/")
        assert (answer.status_code, answer.url) == (301, HEAT)

    def test_of_an_episode_is_that_of_its_show(self, charlie, titles):
        answer = charlie.get("/title/tt0749451/")
        assert (answer.status_code, answer.url) == (302, "/title/tt0306414/")

    def test_of_a_show_counts_its_seasons(self, charlie, titles):
        text = page(charlie, "/title/tt0306414/")
        assert "1 season" in text
        assert "2002–2008" in text

    def test_costs_the_same_queries_however_many_took_part(self, charlie, titles, django_assert_max_num_queries):
        for number in range(1000, 1100):
            Name.objects.create(id=number, name=f"Somebody {number}")
            Principal.objects.create(
                title_id=filled.HEAT, ordering=number, name_id=number, category=CATEGORIES["actor"], characters=[]
            )
        with django_assert_max_num_queries(9):
            page(charlie)

    def test_is_not_for_search_engines(self, charlie, titles):
        assert '<meta name="robots" content="noindex">' in page(charlie)


class TestNoPage:
    @pytest.mark.parametrize("imdb_id", ["tt9999999", "nm0000199", "heat", "tt", "tt0", "tt99999999999999"])
    def test_of_what_nobody_knows_but_a_search(self, charlie, titles, imdb_id):
        answer = charlie.get(f"/title/{imdb_id}/")
        assert answer.status_code == 404
        assert 'action="/search/"' in answer.content.decode()

    def test_says_so_where_nothing_is_loaded(self, charlie):
        answer = charlie.get(HEAT)
        assert answer.status_code == 404
        assert "no IMDb datasets are loaded" in answer.content.decode()

    def test_of_a_title_that_the_files_know_no_more(self, charlie, titles):
        Title.objects.filter(id=filled.HEAT).update(gone_at=filled.MONDAY)
        assert charlie.get(HEAT).status_code == 404

    def test_of_a_title_for_adults(self, charlie, titles):
        Title.objects.filter(id=filled.HEAT).update(adult=True)
        assert charlie.get(HEAT).status_code == 404
        assert charlie.post(f"{HEAT}adopt").status_code == 404
        assert charlie.get("/posters/imdb/tt0113277.0000000000000000.svg").status_code == 404

    def test_of_a_game(self, charlie, titles):
        Title.objects.filter(id=filled.HEAT).update(kind=KINDS["videoGame"])
        assert charlie.get(HEAT).status_code == 404

    def test_for_markup_in_an_address(self, charlie, titles):
        answer = charlie.get("/title/<script>alert(1)</script>/")
        assert b"<script>alert" not in answer.content


class TestBecomingAWork:
    def test_leads_to_its_page(self, charlie, titles):
        answer = charlie.post(f"{HEAT}adopt")
        work = Work.objects.get()
        assert (answer.status_code, answer.url) == (302, f"/film/{work.slug}")
        assert Refresh.objects.get(work=work).urgent

    def test_twice_leads_to_the_same_page(self, charlie, titles):
        assert charlie.post(f"{HEAT}adopt").url == charlie.post(f"{HEAT}adopt").url

    def test_needs_the_token_of_the_page(self, titles):
        strict = Client(enforce_csrf_checks=True)
        assert strict.post(f"{HEAT}adopt").status_code == 403
        assert not Work.objects.exists()

    def test_is_never_done_by_looking(self, charlie, titles):
        page(charlie)
        assert charlie.get(f"{HEAT}adopt").status_code == 405
        assert not Work.objects.exists()

    def test_of_what_nobody_knows_is_no_page(self, charlie, titles):
        assert charlie.post("/title/tt9999999/adopt").status_code == 404
        assert charlie.post("/title/x/adopt").status_code == 404

    def test_waits_where_somebody_walks_through_all_there_is(self, charlie, titles, monkeypatch):
        monkeypatch.setattr(enrich, "HOURLY", 0)
        answer = charlie.post(f"{HEAT}adopt", follow=True)
        assert not Work.objects.exists()
        text = answer.content.decode()
        assert "try again in a while" in text
        assert "hx-post" not in text

    def test_does_not_wait_for_staff(self, alice, titles, monkeypatch):
        monkeypatch.setattr(enrich, "HOURLY", 0)
        alice.post(f"{HEAT}adopt")
        assert Work.objects.exists()


class TestByItself:
    """A person who sees the page need not ask."""

    def test_it_is_for_people(self, charlie, bob, titles):
        assert "intersect once" in page(charlie)
        assert "intersect once" in page(bob, headers={"User-Agent": BROWSER})

    @pytest.mark.parametrize(
        "headers",
        [
            {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"},
            {"User-Agent": "curl/8.5.0"},
            {"User-Agent": "facebookexternalhit/1.1 (Facebot)"},
            {"User-Agent": ""},
            {"Sec-Purpose": "prefetch"},
            {"Sec-Purpose": "prefetch;prerender"},
            {"Purpose": "prefetch"},
            {"X-Moz": "prefetch"},
        ],
    )
    def test_it_is_not_for_those_who_fetch_ahead_or_walk_around(self, charlie, titles, headers):
        text = page(charlie, headers=headers)
        assert "hx-post" not in text
        assert "Add to the archive" in text


def test_a_name_that_a_work_had_before_it_became_one_with_another_leads_on(charlie, titles):
    adopted = enrich.adopt(imdb_id="tt0113277", trigger="page")
    elder = catalog.add_work(kind="film", ids={"tmdb": "949"}, title="Heat", year=1995, at=filled.MONDAY)
    record = WorkRecord(kind="film", ids={"tmdb": "949", "imdb": "tt0113277"}, title="Heat")
    catalog.claim(work_id=elder.id, answers={"tmdb": catalog.ProviderSaid(record)}, at=filled.MONDAY)
    answer = charlie.get(f"/film/{adopted.slug}")
    assert (answer.status_code, answer.url) == (301, f"/film/{elder.slug}")
