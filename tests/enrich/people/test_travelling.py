"""What is kept of people goes to other servers and comes back the same."""

import pytest
from pydantic import TypeAdapter

from cineteca.enrich.queries.people import Asked, PersonView, TitlePeople, get_person, get_title_people
from cineteca.search import queries as search
from tests.enrich.people.test_person import BOTH


def there_and_back(value, shape):
    form = TypeAdapter(shape)
    return form.validate_json(form.dump_json(value))


def test_a_person(pacino, datasets):
    view = get_person(Asked(number=pacino.id), source=BOTH)
    assert view.sections
    assert there_and_back(view, PersonView) == view


def test_the_people_of_a_title(pacino, datasets, work):
    people = get_title_people(Asked(number=work.id), source=BOTH)
    assert people.people
    assert there_and_back(people, TitlePeople) == people


@pytest.mark.parametrize("group", ["people", "titles"])
def test_answers_of_a_search(pacino, work, group):
    from cineteca.search import operations

    operations.follow(work.id)
    found = search.search(search.Query(text="pacino", group=group))
    assert found.hits
    assert there_and_back(found, search.Results) == found
