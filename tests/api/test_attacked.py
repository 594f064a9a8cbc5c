"""The REST interface attacked by its own description: whatever comes in, what goes out is as described."""

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.checks import not_a_server_error
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi import checks as openapi

from cineteca.api.rest import api
from cineteca.catalog.models import Work
from cineteca.enrich.models import Run
from cineteca.enrich.operations import schedules
from tests.api.conftest import program_of
from tests.catalog import answers
from tests.web.conftest import MONDAY, told

DESCRIBED = api.get_openapi_schema()
OPERATIONS = [(method, path) for path, methods in DESCRIBED["paths"].items() for method in methods]
EXAMPLES = 12
CHECKS = [
    not_a_server_error,
    openapi.status_code_conformance,
    openapi.content_type_conformance,
    openapi.response_schema_conformance,
    openapi.response_headers_conformance,
]


@pytest.fixture
def house(transactional_db, settings):
    """A film, a show, a run and schedules; and Alice's program. Committed: enrichment has connections of its own."""
    settings.API_LIMIT = None
    told("film", "Heat", 1995, tmdb=answers.heat(images=()), omdb=answers.heat_at_omdb())
    told("show", "The Wire", 2002, tmdb=answers.wire())
    Run.objects.create(source="queue", trigger="manual", started_at=MONDAY, heard_at=MONDAY, checked=3)
    schedules.ensure(at=MONDAY)
    return program_of("alice@example.org", is_staff=True)


def existing(case):
    """Half of the numbers made up are made to name something that is there."""
    numbers = {"work_id": Work.objects, "run_id": Run.objects}
    for name, rows in numbers.items():
        given_number = (case.path_parameters or {}).get(name)
        if isinstance(given_number, int) and given_number % 2:
            case.path_parameters[name] = rows.values_list("id", flat=True)[given_number % rows.count()]
    if "path" in (case.path_parameters or {}) and len(str(case.path_parameters["path"])) % 2:
        case.path_parameters["path"] = "tagline"
    references = {"person": "al-pacino", "title": str(Work.objects.values_list("id", flat=True).first())}
    for name, value in references.items():
        if name in (case.path_parameters or {}) and len(str(case.path_parameters[name])) % 2:
            case.path_parameters[name] = value
    if "name" in (case.path_parameters or {}) and len(str(case.path_parameters["name"])) % 2:
        case.path_parameters["name"] = "refresh"


@pytest.mark.slow
def test_finds_nothing(house, subtests):
    described = schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application())
    for method, path in OPERATIONS:
        for mode in GenerationMode:
            with subtests.test(msg=f"{method} {path}, {mode.value}"):
                attack(described[path][method], mode, house.token)


def attack(operation, mode, token):
    @settings(
        max_examples=EXAMPLES,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case):
        existing(case)
        case.call_and_validate(headers={"Authorization": f"Bearer {token}"}, checks=CHECKS)

    try:
        ask()
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE  # nothing can be wrong with a question that has no parameters
