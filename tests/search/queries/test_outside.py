"""What only the datasets know is found beside what the catalogue knows, and nothing twice."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cineteca.catalog.models import Credit, Person, PersonId
from cineteca.imdb.domain.vocabulary import CATEGORIES, GENRES, KINDS
from cineteca.imdb.events import DatasetsLoaded
from cineteca.imdb.models import Aka, Change, Dataset, Load, Name, Principal, Title
from cineteca.search import operations
from cineteca.search import queries as search
from cineteca.search.apps import note_datasets
from cineteca.search.models import Change as Noted
from cineteca.search.queries import Filters, Query, Ref

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def title(number: int, name: str, **more) -> Title:
    values = {"kind": KINDS["movie"], "start_year": 1995, "votes": 5_000, "rating": 7.1, "genres": [GENRES["Drama"]]}
    return Title.objects.create(id=number, title=name, **(values | more))


@pytest.fixture
def datasets(db):
    """Three titles, one for adults, one episode; one person who is in the first."""
    title(1, "Rififi", original="Du rififi chez les hommes")
    title(2, "Zardoz", genres=[GENRES["Sci-Fi"]])
    title(3, "Nothing for Children", adult=True)
    title(4, "Pilot of Something", kind=KINDS["tvEpisode"])
    title(5, "Threads Apart", kind=KINDS["tvMiniSeries"], votes=10)
    Aka.objects.create(title_id=1, ordering=1, title="Rifi fi em Paris", region="BR")
    Name.objects.create(id=134, name="Jean Servais", popularity=70.0, known_for=[1, 2])
    Principal.objects.create(title_id=1, ordering=1, name_id=134, category=CATEGORIES["actor"], characters=["Tony"])
    Dataset.objects.create(name="title.basics", size=1, digest="d", choice="c", rows=5, loaded_at=AT)
    operations.rebuild()


def refs(text: str, **more) -> list[Ref]:
    return [hit.ref for hit in search.search(Query(text=text, **more)).hits]


class TestATitleOfTheDatasets:
    def test_is_found_by_its_names_and_people(self, datasets):
        for text in (
            "rififi",
            "du rififi chez les hommes",
            "rifi fi em paris",
            "jean servais",
            "tony servais",
            "riffifi",
        ):
            assert refs(text)[:1] == [Ref("title", 1)], text

    def test_is_not_shown_where_the_catalogue_alone_is_asked(self, datasets):
        assert refs("rififi", outside=False) == []

    def test_for_adults_and_episodes_are_no_answers(self, datasets):
        assert refs("nothing for children") == []
        assert refs("pilot of something") == []

    def test_is_narrowed_like_a_work(self, datasets):
        assert refs("", filters=Filters(genres=("Science Fiction",))) == [Ref("title", 2)]
        assert refs("", filters=Filters(kinds=("show",))) == [Ref("title", 5)]

    def test_that_is_a_work_comes_once_as_the_work(self, datasets, archive):
        work = archive.add("Rififi", year=1955, imdb="tt0000001")
        archive.follow()
        assert refs("rififi") == [Ref("work", work.id)]
        operations.rebuild()
        assert refs("rififi") == [Ref("work", work.id)]

    def test_has_its_id_at_imdb(self, datasets):
        assert search.ids_of([Ref("title", 1), Ref("name", 134)]) == {
            Ref("title", 1): {"imdb": "tt0000001"},
            Ref("name", 134): {"imdb": "nm0000134"},
        }


class TestAPersonOfTheDatasets:
    def test_is_found_with_what_they_are_known_for(self, datasets):
        (hit,) = search.search(Query(text="servais", group="people")).hits
        assert (hit.ref, hit.note) == (Ref("name", 134), "Rififi, Zardoz")

    def test_who_is_the_catalogues_comes_once(self, datasets):
        person = Person.objects.create(slug="jean-servais", name="Jean Servais")
        PersonId.objects.create(person=person, source="imdb", value="nm0000134")
        operations.rebuild()
        assert refs("jean servais", group="people") == [Ref("person", person.id)]

    def test_who_is_found_to_be_the_catalogues_comes_once_from_then_on(self, datasets):
        person = Person.objects.create(slug="jean-servais", name="Jean Servais")
        PersonId.objects.create(person=person, source="imdb", value="nm0000134")
        operations.note([Ref("person", person.id)])
        operations.follow_all()
        assert refs("jean servais", group="people") == [Ref("person", person.id)]


class TestAPersonWhomNoIdTies:
    """To their name in the datasets, as long as nobody asked TMDB about them."""

    @pytest.fixture
    def rififi(self, datasets, archive):
        work = archive.add("Rififi", year=1955, imdb="tt0000001")
        archive.follow()
        return work

    def credited(self, work, name: str) -> Ref:
        person = Person.objects.create(slug=name.lower().replace(" ", "-"), name=name)
        Credit.objects.create(work=work, person=person, kind="cast", position=0)
        return Ref("person", person.id)

    def test_comes_once_if_called_the_same_in_the_same_title(self, rififi):
        person = self.credited(rififi, "Jean Servais")
        operations.rebuild()
        assert refs("jean servais", group="people") == [person]

    def test_comes_once_as_soon_as_their_credit_is_followed(self, rififi):
        person = self.credited(rififi, "Jean SERVAIS")
        operations.note([Ref("work", rififi.id)])
        operations.follow_all()
        assert refs("jean servais", group="people") == [person]

    def test_stays_once_when_the_datasets_change(self, rififi):
        person = self.credited(rififi, "Jean Servais")
        operations.rebuild()
        operations.note([Ref("name", 134)])
        operations.follow_all()
        assert refs("jean servais", group="people") == [person]

    def test_is_another_if_they_share_no_title(self, datasets, archive):
        person = self.credited(archive.add("Sorcerer", year=1977, imdb="tt0000009"), "Jean Servais")
        operations.rebuild()
        assert set(refs("jean servais", group="people")) == {person, Ref("name", 134)}

    def test_is_another_if_they_have_another_id(self, rififi):
        person = self.credited(rififi, "Jean Servais")
        PersonId.objects.create(person_id=person.id, source="imdb", value="nm0000777")
        operations.rebuild()
        assert set(refs("jean servais", group="people")) == {person, Ref("name", 134)}


class TestALoad:
    @pytest.fixture
    def load(self, datasets):
        return Load.objects.create(plan="p", started_at=AT, heard_at=AT)

    def waiting(self, name: str) -> int:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = %s", [name])
            return cursor.fetchone()[0]

    def test_that_lists_what_it_changed_is_followed(self, load):
        Title.objects.filter(id=2).update(title="Zardoz Returns")
        title(6, "Sorcerer")
        for subject, number in (("title", 2), ("title", 6), ("name", 134)):
            Change.objects.create(load_id=load.id, subject=subject, number=number)
        note_datasets(DatasetsLoaded(("title.basics",), 2, 1, AT))
        assert self.waiting("search.follow") == 1
        assert operations.follow_all() == 3
        assert refs("zardoz returns") == [Ref("title", 2)]
        assert refs("sorcerer") == [Ref("title", 6)]

    def test_whose_titles_are_gone_takes_them_out(self, load):
        Title.objects.filter(id=2).update(gone_at=AT)
        Change.objects.create(load_id=load.id, subject="title", number=2)
        note_datasets(DatasetsLoaded(("title.basics",), 1, 0, AT))
        operations.follow_all()
        assert refs("zardoz") == []

    def test_that_fills_the_tables_has_everything_built_anew(self, load):
        note_datasets(DatasetsLoaded(("title.basics",), 5, 0, AT))
        assert (self.waiting("search.rebuild"), Noted.objects.count()) == (1, 0)

    def test_that_changed_nothing_asks_for_nothing(self, load):
        note_datasets(DatasetsLoaded(("title.basics",), 0, 0, AT))
        assert (self.waiting("search.rebuild"), self.waiting("search.follow")) == (0, 0)


class TestASearch:
    def test_over_twice_as_many_titles_costs_the_same_queries(self, datasets):
        def cost() -> int:
            operations.rebuild()
            with CaptureQueriesContext(connection) as told:
                search.search(Query(text="rififi"))
            return len(told)

        before = cost()
        for number in range(10, 40):
            title(number, f"Rififi {number}")
        assert cost() == before
