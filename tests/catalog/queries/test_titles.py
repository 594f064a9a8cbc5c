import pytest

from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.models import Title, Work
from cineteca.catalog.operations.errors import UnknownTitle
from cineteca.providers.records import TitleRecord, TranslationRecord
from tests.catalog import answers


def word(title: str, language: str, region: str | None = None) -> TranslationRecord:
    return TranslationRecord(language=language, region=region, title=title)


def told(archive, **changes) -> Work:
    work = archive.add("Heat", tmdb="949")
    archive.hear(work, tmdb=answers.heat(**({"titles": (), "translations": ()} | changes)))
    return work


def called(work: Work, language: str, region: str = "") -> str | None:
    return catalogue.titles_in([work.id], language=language, region=region).get(work.id)


class TestATitleInALanguage:
    def test_is_its_translation(self, archive):
        heat = told(
            archive, translations=(word("Hitze", "de", "DE"),), titles=(TitleRecord(title="Glut", region="DE"),)
        )
        assert called(heat, "de") == "Hitze"

    def test_is_that_of_the_readers_region_where_there_are_several(self, archive):
        both = (word("Fogo Contra Fogo", "pt", "BR"), word("Heat - Cidade Sob Pressão", "pt", "PT"))
        heat = told(archive, translations=both)
        assert called(heat, "pt") == "Fogo Contra Fogo"
        assert called(heat, "pt", "PT") == "Heat - Cidade Sob Pressão"

    def test_is_else_what_a_region_of_that_language_calls_it(self, archive):
        heat = told(archive, titles=(TitleRecord(title="Fuego contra fuego", region="ES"),))
        assert called(heat, "es") == "Fuego contra fuego"
        assert called(heat, "de") is None

    def test_is_not_what_the_readers_region_calls_it_in_another_language(self, archive):
        heat = told(archive, titles=(TitleRecord(title="Heat of the City", region="US"),))
        assert called(heat, "de", "US") is None

    def test_is_else_the_original_one_where_that_is_its_language(self, archive):
        film = told(archive, title="All About My Mother", original_title="Todo sobre mi madre", original_language="es")
        assert called(film, "es") == "Todo sobre mi madre"
        assert called(film, "de") is None

    def test_is_no_working_title(self, archive):
        heat = told(archive, titles=(TitleRecord(title="Made in L.A.", region="US", type="working title"),))
        assert called(heat, "en") == "Heat"  # its original title

    def test_is_no_blank_translation(self, archive):
        heat = told(archive, translations=(TranslationRecord(language="de", region="DE", plot="Ein Dieb."),))
        assert called(heat, "de") is None

    def test_costs_one_query_for_many_works(self, archive, django_assert_num_queries):
        works = [archive.add(f"Film {n}", tmdb=str(n + 1)).id for n in range(10)]
        with django_assert_num_queries(1):
            catalogue.titles_in(works, language="de")
        with django_assert_num_queries(0):
            catalogue.titles_in([], language="de")


class TestASuppressedTitle:
    @pytest.fixture
    def heat(self, archive) -> Work:
        return told(archive, titles=(TitleRecord(title="Hitze", region="DE"), TitleRecord(title="Glut", region="AT")))

    def suppress(self, archive, alice, title: str, *, suppressed: bool = True) -> None:
        with archive.committed():
            catalog.suppress_title(
                title_id=Title.objects.get(title=title).id, suppressed=suppressed, by=alice, at=archive.at
            )

    def test_is_shown_no_more(self, archive, heat, alice):
        self.suppress(archive, alice, "Hitze")
        assert called(heat, "de") == "Glut"
        assert [title.title for title in archive.page(heat).titles] == ["Glut"]

    def test_is_told_in_no_dump(self, archive, heat, alice):
        self.suppress(archive, alice, "Hitze")
        assert b"Hitze" not in archive.dump(heat)

    def test_is_not_shown_by_way_of_a_translation(self, archive, alice):
        titles = (TitleRecord(title="Hitze", region="DE"),)
        heat = told(archive, titles=titles, translations=(word("Hitze", "de"),))
        self.suppress(archive, alice, "Hitze")
        assert called(heat, "de") is None

    def test_stays_so_whatever_sources_tell(self, archive, heat, alice):
        self.suppress(archive, alice, "Hitze")
        archive.hear(heat, tmdb=answers.heat(titles=(TitleRecord(title="Glut", region="AT"),), translations=()))
        archive.hear(heat, tmdb=answers.heat(titles=(TitleRecord(title="Hitze", region="DE"),), translations=()))
        assert called(heat, "de") is None

    def test_can_be_let_through_again(self, archive, heat, alice):
        self.suppress(archive, alice, "Hitze")
        self.suppress(archive, alice, "Hitze", suppressed=False)
        assert called(heat, "de") == "Hitze"

    def test_is_still_there_for_who_may_let_it_through(self, archive, heat, alice):
        self.suppress(archive, alice, "Hitze")
        listed = [(title.title, title.suppressed) for title in catalogue.list_titles(heat.id)]
        assert listed == [("Glut", False), ("Hitze", True)]

    def test_is_told_to_the_rooms_above(self, archive, heat, alice):
        archive.changes.clear()
        self.suppress(archive, alice, "Hitze")
        self.suppress(archive, alice, "Hitze")
        assert [change.fields for change in archive.changes] == [("titles",)]

    def test_that_is_no_more_is_said_to_be(self, archive, alice):
        with pytest.raises(UnknownTitle):
            catalog.suppress_title(title_id=4711, suppressed=True, by=alice, at=archive.at)


def test_kinds_are_kept_by_their_codes(archive):
    heat = told(archive, titles=(TitleRecord(title="Made in L.A.", region="US", type="working title"),))
    assert [title.type for title in catalogue.list_titles(heat.id)] == ["working"]
