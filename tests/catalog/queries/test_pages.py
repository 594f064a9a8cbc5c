import pytest

from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.providers.records import PersonRef
from tests.catalog import answers


class TestTheWorkPage:
    def test_of_an_unknown_name_is_none(self, archive):
        assert catalogue.get_work_page("nothing") is None

    def test_of_a_film_is_none_under_shows(self, full_heat):
        assert catalogue.get_work_page(full_heat.slug, kind="show") is None
        assert catalogue.get_work_page(full_heat.slug, kind="film").id == full_heat.id

    def test_groups_the_crew_by_what_people_look_for(self, archive, heat):
        people = [PersonRef(name=name, ids={"tmdb": str(n)}) for n, name in enumerate(("Alice", "Bob", "Charlie"), 1)]
        crew = (
            answers.crew(people[0], "Gaffer", "Lighting"),
            answers.crew(people[1], "Director", "Directing"),
            answers.crew(people[2], "Gaffer", "Lighting"),
        )
        archive.hear(heat, tmdb=answers.heat(crew=crew))
        groups = archive.page(heat).crew
        assert [(group.job, [person.name for person in group.people]) for group in groups] == [
            ("Director", ["Bob"]),
            ("Gaffer", ["Alice", "Charlie"]),
        ]

    def test_links_similar_works_that_we_have(self, archive, full_heat):
        assert archive.page(full_heat).similar[0].card is None
        insider = archive.add("The Insider", year=1999, tmdb="9008")
        assert archive.page(full_heat).similar[0].card.work_id == insider.id

    def test_names_the_works_of_its_franchise_in_order(self, archive, full_heat):
        second = archive.add("Heat 2", year=2027, tmdb="2222")
        archive.hear(second, tmdb=answers.heat(ids={"tmdb": "2222"}))
        assert [card.work_id for card in archive.page(full_heat).franchise.works] == [full_heat.id, second.id]

    def test_has_offers_by_region_and_way(self, archive, heat):
        offers = (answers.offer("Apple TV", kind="rent"), answers.offer("Netflix"), answers.offer("Netflix", "DE"))
        archive.hear(heat, tmdb=answers.heat(offers=offers))
        page = archive.page(heat)
        assert page.regions == ("DE", "US")
        assert {way: [o.service_name for o in found] for way, found in page.offers_in("US").items()} == {
            "stream": ["Netflix"],
            "rent": ["Apple TV"],
        }

    def test_says_what_its_drawn_poster_is_made_of(self, archive, full_heat):
        assert archive.page(full_heat).poster == catalogue.poster_subject(full_heat.id)
        assert catalogue.poster_subject_of(full_heat.slug).director == "Michael Mann"
        assert catalogue.poster_subject_of("nothing") is None

    @pytest.mark.parametrize("times", [1, 2])
    def test_costs_the_same_queries_for_twice_as_much(self, archive, heat, django_assert_num_queries, times):
        offers = tuple(answers.offer(f"Service {n}") for n in range(5 * times))
        cast = tuple(
            answers.cast(PersonRef(name=f"P {n}", ids={"tmdb": str(n + 1)}), "X", n) for n in range(10 * times)
        )
        archive.hear(heat, tmdb=answers.heat(offers=offers, cast=cast))
        with django_assert_num_queries(18):
            archive.page(heat)

    @pytest.mark.parametrize("seasons", [1, 4])
    def test_of_a_show_costs_the_same_queries_for_more_seasons(self, archive, django_assert_num_queries, seasons):
        show = archive.add("The Wire", kind="show", year=2002, tmdb="1438")
        archive.hear(show, tmdb=answers.wire(seasons=tuple(answers.season(n) for n in range(1, seasons + 1))))
        with django_assert_num_queries(18):
            archive.page(show)
        with django_assert_num_queries(5):
            catalogue.get_season_page(show.slug, 1)


class TestTheSeasonPage:
    def test_of_a_season_that_is_not_there_is_none(self, wire):
        assert catalogue.get_season_page(wire.slug, 9) is None
        assert catalogue.get_season_page("nothing", 1) is None

    def test_has_the_specials_too(self, archive, wire):
        archive.hear(wire, tmdb=answers.wire(seasons=(answers.season(0, title="Specials"),)))
        assert catalogue.get_season_page(wire.slug, 0).season.title == "Specials"


class TestWhatWeKnow:
    def test_names_what_is_missing_and_who_could_tell(self, archive, heat, settings):
        settings.PROVIDERS = {"tmdb": {"enabled": True}, "omdb": {"enabled": True}}
        archive.hear(heat, tmdb=answers.heat(tagline=None))
        known = archive.page(heat).known
        assert known.percent == 66
        assert known.band == "partial"
        assert {entry.label: entry.providers for entry in known.missing} == {
            "Awards": ("omdb",), "IMDb rating": ("omdb",), "Outline": ("omdb",), "Tagline": ("tmdb",),
        }  # fmt: skip
        assert sum(entry.known for entry in known.expected) == 8

    def test_names_nobody_who_is_switched_off(self, archive, heat, settings):
        settings.PROVIDERS = {"tmdb": {"enabled": True}, "omdb": {"enabled": False}}
        missing = {entry.name: entry.providers for entry in archive.page(heat).known.missing}
        assert missing["awards"] == ()

    def test_tells_each_field_with_its_source_and_time(self, archive, full_heat):
        known = archive.page(full_heat).known
        sources = {field.path: field.source for field in known.fields if field.text}
        assert sources["plot"] == sources["cast"] == "tmdb"
        assert sources["awards"] == sources["ratings"] == "omdb"
        assert all(field.at == archive.at for field in known.fields if field.source)
        assert known.told_at == {"tmdb": archive.at, "omdb": archive.at}

    def test_tells_a_time_for_each_field_of_its_own(self, archive, full_heat):
        monday = archive.at
        tuesday = archive.later(days=1)
        archive.hear(full_heat, tmdb=answers.heat(tagline=None))
        known = archive.page(full_heat).known
        assert (known.field("tagline").at, known.field("plot").at) == (monday, tuesday)

    def test_is_the_same_panel_alone(self, archive, full_heat):
        assert catalogue.get_metadata_panel(full_heat.id) == archive.page(full_heat).known
        assert catalogue.get_metadata_panel(0) is None

    def test_tells_one_field_of_an_episode(self, archive, wire):
        field = catalogue.get_field(wire.id, "seasons.2.episodes.1.title")
        assert (field.text, field.source, field.editable) == ("Episode 1", "tmdb", True)


class TestThePersonPage:
    def test_lists_what_they_did_by_role_and_year(self, archive, full_heat):
        insider = archive.add("The Insider", year=1999, tmdb="9008")
        archive.hear(insider, tmdb=answers.heat(ids={"tmdb": "9008"}, title="The Insider", year=1999, franchise=None))
        page = catalogue.get_person_page("michael-mann")
        assert [(role.department, [entry.title for entry in role.entries]) for role in page.roles] == [
            ("Directing", ["The Insider", "Heat"]),
            ("Writing", ["The Insider", "Heat"]),
        ]
        assert {card.work_id for card in page.known_for} == {full_heat.id, insider.id}

    def test_counts_the_episodes_of_a_guest(self, archive, wire):
        (acting,) = catalogue.get_person_page("idris-elba").roles
        assert [(entry.title, entry.character, entry.episode_count) for entry in acting.entries] == [
            ("The Wire", "Stringer Bell", 4)
        ]

    def test_of_an_unknown_name_is_none(self, archive):
        assert catalogue.get_person_page("nobody") is None

    def test_costs_the_same_queries_for_twice_as_many_works(self, archive, full_heat, django_assert_num_queries):
        with django_assert_num_queries(5):
            catalogue.get_person_page("michael-mann")
        for number in range(10, 14):
            work = archive.add(f"Film {number}", tmdb=str(number))
            archive.hear(work, tmdb=answers.heat(ids={"tmdb": str(number)}))
        with django_assert_num_queries(5):
            catalogue.get_person_page("michael-mann")


class TestFinding:
    def test_goes_by_source_and_kind(self, archive, full_heat):
        assert catalogue.find_by_id("tmdb", "film", "949") == full_heat
        assert catalogue.find_by_id("tmdb", "show", "949") is None

    def test_finds_people(self, full_heat):
        assert catalogue.find_person_id("tmdb", "1158") is not None
        assert catalogue.find_person_id("tmdb", "1") is None


class TestACard:
    def test_has_what_a_list_shows(self, archive, full_heat):
        import orjson

        card = catalogue.get_card(full_heat.slug)
        full, short = orjson.loads(card.payload), orjson.loads(card.short)
        assert full["title"] == "Heat"
        assert full["director"] == "Michael Mann"
        assert full["poster"]["url"] == "https://image.example/heat.jpg"
        assert [rating["source"] for rating in full["ratings"]] == ["imdb", "metacritic", "tmdb"]
        assert short.items() <= full.items()

    def test_of_a_work_without_artwork_has_a_drawn_poster(self, archive, heat):
        import orjson

        poster = orjson.loads(catalogue.get_card(heat.slug).short)["poster"]
        assert poster["drawn"]
        assert poster["url"] == f"/posters/{heat.slug}.{poster['key']}.svg"

    @pytest.mark.parametrize(
        "changes", [{"title": "Hot"}, {"genres": ("Drama",)}, {"images": ()}, {"runtime_minutes": 1}]
    )
    def test_is_never_stale_after_a_merge(self, archive, heat, changes):
        archive.hear(heat, tmdb=answers.heat())
        before = catalogue.get_card(heat.slug)
        outcome = archive.hear(heat, tmdb=answers.heat(**changes))
        after = catalogue.get_card(heat.slug)
        assert (after.etag != before.etag) == bool(outcome.changed)
        assert (after.payload != before.payload) == bool(outcome.changed)

    def test_keeps_its_etag_when_nothing_on_it_changes(self, archive, full_heat):
        before = catalogue.get_card(full_heat.slug)
        archive.hear(full_heat, tmdb=answers.heat(keywords=("heist",)))
        assert catalogue.get_card(full_heat.slug) == before

    def test_is_found_with_others_in_the_order_asked_for(self, archive, full_heat):
        insider = archive.add("The Insider", year=1999, tmdb="9008")
        assert [card.work_id for card in catalogue.get_cards([insider.id, 0, full_heat.id])] == [
            insider.id,
            full_heat.id,
        ]
        assert catalogue.get_card("nothing") is None


def test_an_edit_shows_in_the_panel(archive, full_heat, alice):
    catalog.edit_field(work_id=full_heat.id, path="plot", text="Ours.", by=alice, at=archive.at)
    field = catalogue.get_field(full_heat.id, "plot")
    assert (field.text, field.source, field.locked) == ("Ours.", "manual", True)
