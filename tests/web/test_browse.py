import re

import pytest
from django.test import Client


def posters(html: str) -> list[str]:
    return re.findall(r'class="card" href="([^"]+)"', html)


class TestTheWall:
    def test_shows_what_is_most_popular_first(self, charlie, films):
        films(3)
        assert posters(charlie.get("/").text) == ["/film/film-2-1962", "/film/film-1-1961", "/film/film-0-1960"]

    def test_says_how_many_there_are(self, charlie, films):
        films(3)
        assert "3 works" in charlie.get("/").text

    def test_loads_the_first_pictures_at_once_and_the_others_when_they_come_near(self, charlie, films):
        films(9)
        html = charlie.get("/").text
        pictures = re.findall(r"<img [^>]+>", html)
        assert ["loading" in picture for picture in pictures] == [False] * 6 + [True] * 3
        assert all('width="342" height="513"' in picture for picture in pictures)

    def test_of_an_empty_catalogue_says_what_will_be_here(self, charlie):
        assert "Works appear here as soon as the catalogue has some." in charlie.get("/").text

    def test_with_nothing_to_show_offers_to_show_everything(self, charlie, heat):
        html = charlie.get("/?genre=Western").text
        assert "Nothing on this shelf yet." in html
        assert "Show everything" in html


class TestTheHeadline:
    def test_says_what_is_chosen(self, charlie, heat):
        html = charlie.get("/?kind=film&genre=Crime&decade=1990&sort=rated").text
        assert "<title>Films · Crime · 1990s · best rated – Cineteca</title>" in html
        assert '<h1 class="visually-hidden">Films · Crime · 1990s · best rated</h1>' in html

    def test_takes_one_choice_away_and_leaves_the_others(self, charlie, heat):
        html = charlie.get("/?kind=film&genre=Crime&decade=1990").text
        assert 'href="/?kind=film&amp;decade=1990"' in html
        assert 'href="/?kind=film&amp;genre=Crime"' in html

    def test_counts_the_works_of_each_genre(self, charlie, films):
        films(4)
        html = charlie.get("/").text
        assert re.search(r'<span>Comedy</span><span class="count">2</span>', html)

    def test_leaves_out_what_cannot_be_meant(self, charlie, heat):
        html = charlie.get("/?kind=opera&decade=soon&sort=loud").text
        assert "Films and shows · most popular" in html

    def test_offers_the_least_complete_to_staff_alone(self, alice, bob, heat):
        assert "least complete" in alice.get("/").text
        assert "least complete" not in bob.get("/").text

    def test_cannot_be_used_to_write_into_the_page(self, charlie, heat):
        html = charlie.get("/?genre=%3Cscript%3Ealert(1)%3C/script%3E").text
        assert "<script>alert" not in html


class TestPages:
    def test_are_one_link_apart_and_show_nothing_twice(self, charlie, films):
        films(50)
        first = charlie.get("/").text
        (following,) = set(re.findall(r'class="button" href="([^"]+after=[^"]+)"', first))
        second = charlie.get(following.replace("&amp;", "&")).text
        assert len(posters(first)) == 40
        assert len(posters(second)) == 10
        assert not set(posters(first)) & set(posters(second))
        assert "Back to the beginning" in second

    def test_come_without_their_frame_where_htmx_asks(self, charlie, films):
        films(2)
        part = charlie.get("/", headers={"HX-Request": "true"})
        assert len(posters(part.text)) == 2
        assert "<html" not in part.text
        assert "HX-Request" in part["Vary"]

    def test_that_nobody_handed_out_lead_to_the_beginning(self, charlie, films):
        films(2)
        answer = charlie.get("/?genre=Comedy&after=nonsense")
        assert (answer.status_code, answer["Location"]) == (302, "/?genre=Comedy")


class TestWhoHasThePageAlready:
    def test_gets_304(self, charlie, films):
        films(2)
        tag = charlie.get("/")["ETag"]
        assert charlie.get("/", headers={"If-None-Match": tag}).status_code == 304

    def test_gets_it_anew_when_a_work_changed(self, charlie, films):
        films(2)
        tag = charlie.get("/")["ETag"]
        films(1)
        assert charlie.get("/", headers={"If-None-Match": tag}).status_code == 200

    def test_gets_it_anew_in_another_room(self, charlie, films):
        films(2)
        tag = charlie.get("/")["ETag"]
        charlie.cookies["theme"] = "dark"
        assert charlie.get("/", headers={"If-None-Match": tag}).status_code == 200


# A list that ends soon is looked for in two ways: in order, and then by what fits.
@pytest.mark.parametrize(("path", "budget"), [("/", 1), ("/?kind=film&genre=Comedy&sort=newest", 2)])
def test_twice_the_rows_cost_the_same_queries(films, path, budget, django_assert_num_queries):
    films(10)
    Client().get(path)
    with django_assert_num_queries(budget) as before:
        Client().get(path)
    films(10)
    with django_assert_num_queries(len(before)):
        Client().get(path)
