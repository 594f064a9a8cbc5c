import pytest
from django.test import Client

from cineteca.catalog.models import Title
from cineteca.providers.records import Kind, SimilarRecord, TitleRecord, TranslationRecord
from tests.catalog import answers
from tests.web.conftest import CAST, address, told


@pytest.fixture
def heat(db):
    """Called three things in three languages."""
    record = answers.heat(
        images=(),
        cast=CAST,
        translations=(TranslationRecord(language="de", region="DE", title="Hitze"),),
        titles=(
            TitleRecord(title="Fuego contra fuego", region="ES"),
            TitleRecord(title="Made in L.A.", region="US", type="working title"),
        ),
    )
    return told("film", "Heat", 1995, tmdb=record, omdb=answers.heat_at_omdb())


def reads(client: Client, path: str, language: str) -> str:
    return client.get(path, headers={"Accept-Language": language}).text


class TestAList:
    def test_shows_two_readers_two_titles(self, charlie, heat):
        assert "Hitze" in reads(charlie, "/", "de-DE,de;q=0.9,en;q=0.5")
        spanish = reads(charlie, "/", "es")
        assert "Fuego contra fuego" in spanish
        assert "Hitze" not in spanish

    def test_shows_the_catalogues_own_title_where_nothing_is_known(self, charlie, heat):
        assert '<span class="card-name">Heat</span>' in reads(charlie, "/", "ja")

    def test_is_another_page_for_another_language(self, charlie, heat):
        german = charlie.get("/", headers={"Accept-Language": "de"})
        assert "Accept-Language" in german["Vary"]
        tags = {"Accept-Language": "es", "If-None-Match": german["ETag"]}
        assert charlie.get("/", headers=tags).status_code == 200
        assert charlie.get("/", headers={**tags, "Accept-Language": "de"}).status_code == 304

    def test_is_another_page_once_a_title_is_suppressed(self, charlie, heat):
        before = charlie.get("/", headers={"Accept-Language": "es"})["ETag"]
        Title.objects.filter(title="Fuego contra fuego").update(suppressed=True)
        again = charlie.get("/", headers={"Accept-Language": "es", "If-None-Match": before})
        assert again.status_code == 200
        assert "Fuego" not in again.text

    def test_costs_one_query_more_however_long(self, films, django_assert_num_queries):
        films(10)
        Client().get("/", headers={"Accept-Language": "de"})
        with django_assert_num_queries(2):
            Client().get("/", headers={"Accept-Language": "de"})
        films(10)
        with django_assert_num_queries(2):
            Client().get("/", headers={"Accept-Language": "de"})

    @pytest.mark.parametrize("language", ["", "*", "xx-yy-zz", "de;q=oops", "\x01", "a" * 300, "de-" + "1" * 40])
    def test_takes_whatever_a_browser_says(self, charlie, heat, language):
        assert charlie.get("/", headers={"Accept-Language": language}).status_code == 200


class TestTheChoice:
    def test_of_a_language_counts_before_the_browsers(self, charlie, heat):
        charlie.post("/preferences", {"titles": "de"})
        assert "Hitze" in reads(charlie, "/", "es")

    def test_can_be_given_back_to_the_browser(self, charlie, heat):
        charlie.post("/preferences", {"titles": "de"})
        charlie.post("/preferences", {"titles": ""})
        assert "Fuego contra fuego" in reads(charlie, "/", "es")

    def test_of_what_is_no_language_is_not_kept(self, charlie, db):
        charlie.post("/preferences", {"titles": "xx"})
        assert "titles" not in charlie.cookies

    def test_names_languages_as_their_speakers_do(self, charlie, db):
        assert ">Deutsch</button>" in charlie.get("/about/").text


class TestAWorksPage:
    def test_is_headed_in_the_readers_language(self, charlie, heat):
        html = reads(charlie, address(heat), "de")
        assert '<h1 class="work-title" lang="de">Hitze</h1>' in html
        assert '<p class="work-original" lang="en">Heat</p>' in html

    def test_names_similar_works_in_it_too(self, charlie, heat):
        other = answers.heat(
            ids={"tmdb": "12"}, images=(), franchise=None,
            similar=(SimilarRecord(ids={"tmdb": "949"}, rank=1, kind=Kind.FILM, title="Heat"),),
        )  # fmt: skip
        thief = told("film", "Thief", 1981, tmdb=other)
        assert '<span class="card-name">Hitze</span>' in reads(charlie, address(thief), "de")

    def test_costs_one_query_more(self, charlie, heat, django_assert_num_queries):
        charlie.get(address(heat))
        with django_assert_num_queries(20, exact=False) as own:
            charlie.get(address(heat))
        with django_assert_num_queries(len(own) + 1):
            charlie.get(address(heat), headers={"Accept-Language": "de"})


def test_a_persons_page_names_works_in_the_readers_language(charlie, heat):
    assert "Hitze" in reads(charlie, "/person/al-pacino", "de")


class TestAllTitles:
    def path(self, work) -> str:
        return address(work, "/titles")

    def suppress(self, client: Client, work, title: str) -> int:
        number = Title.objects.get(title=title).id
        return client.post(f"{self.path(work)}/{number}").status_code

    def test_stand_with_region_and_kind(self, charlie, heat):
        html = charlie.get(self.path(heat)).text
        assert "Fuego contra fuego" in html
        assert "Spain" in html
        assert "working title" in html

    def test_can_be_suppressed_by_alice_and_let_through_again(self, alice, charlie, heat):
        assert self.suppress(alice, heat, "Fuego contra fuego") == 302
        assert "Fuego contra fuego" not in charlie.get(self.path(heat)).text
        assert "Fuego contra fuego" not in reads(charlie, "/", "es")
        page = alice.get(self.path(heat)).text
        assert "is shown and found nowhere" in page
        assert f'action="{self.path(heat)}/{Title.objects.get(region="ES").id}"' in page  # undo, and the row's own
        assert self.suppress(alice, heat, "Fuego contra fuego") == 302
        assert "Fuego contra fuego" in reads(charlie, "/", "es")

    def test_cannot_be_suppressed_by_bob_or_charlie(self, bob, charlie, heat):
        assert self.suppress(bob, heat, "Fuego contra fuego") == 404
        assert self.suppress(charlie, heat, "Fuego contra fuego") == 302  # to sign in
        assert not Title.objects.filter(suppressed=True).exists()
        assert "Suppress" not in bob.get(self.path(heat)).text

    def test_of_another_work_are_not_touched(self, alice, heat, wire):
        number = Title.objects.get(title="Fuego contra fuego").id
        assert alice.post(f"{self.path(wire)}/{number}").status_code == 404

    def test_that_are_none_are_said_to_be_none(self, charlie, wire):
        assert "called the same everywhere" in charlie.get(self.path(wire)).text
