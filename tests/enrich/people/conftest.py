import pytest

from cineteca.catalog.models import Person, PersonId, Work
from tests.enrich.people import world
from tests.web.conftest import heat

__all__ = ["heat"]


@pytest.fixture
def datasets(db):
    """Loaded three hours ago."""
    world.pacino()


@pytest.fixture
def pacino(heat) -> Person:
    """Al Pacino of the catalogue, known to be IMDb's nm0000199; Heat is his only work there."""
    person = Person.objects.get(slug="al-pacino")
    PersonId.objects.create(person=person, source="imdb", value="nm0000199")
    return person


@pytest.fixture
def with_key(settings):
    settings.PROVIDERS = settings.PROVIDERS | {"tmdb": settings.PROVIDERS["tmdb"] | {"enabled": True, "key": "x"}}


@pytest.fixture
def work(heat) -> Work:
    return heat
