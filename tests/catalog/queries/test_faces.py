from cineteca.catalog import queries as catalogue
from cineteca.catalog.models import Person, Service
from tests.catalog import answers


def test_people_come_with_the_name_of_their_page(db):
    pacino = Person.objects.create(slug="al-pacino", name="Al Pacino", photo="https://image.example/pacino.jpg")
    mann = Person.objects.create(slug="michael-mann", name="Michael Mann")
    faces = catalogue.get_faces([pacino.id, mann.id, 10**9])
    assert faces == {
        pacino.id: ("al-pacino", "Al Pacino", "https://image.example/pacino.jpg"),
        mann.id: ("michael-mann", "Michael Mann", ""),
    }


def test_franchises_come_with_their_best_known_works_in_the_order_they_came_out(archive, django_assert_num_queries):
    made = []
    for number, (year, popularity) in enumerate([(2001, 5.0), (1999, 9.0), (2005, 1.0)], start=1):
        work = archive.add(f"Part {number}", year=year, tmdb=str(number))
        record = answers.heat(ids={"tmdb": str(number)}, title=f"Part {number}", year=year, release_date=None,
                              popularity=popularity)  # fmt: skip
        archive.hear(work, tmdb=record)
        work.refresh_from_db()
        made.append(work)
    franchise = made[0].details.franchise_id
    with django_assert_num_queries(2):
        found = catalogue.get_franchise_cards([franchise, 10**9], each=2)
    assert [card.work_id for card in found[franchise]] == [made[1].id, made[0].id]


def test_services_are_called_by_their_names(db):
    Service.objects.create(slug="netflix", name="Netflix")
    assert catalogue.get_service_names(["netflix", "nobody"]) == {"netflix": "Netflix"}


def test_nothing_costs_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert not catalogue.get_faces([])
        assert not catalogue.get_franchise_cards([], each=3)
        assert not catalogue.get_service_names([])
