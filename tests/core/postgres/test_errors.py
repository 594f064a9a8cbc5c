import re
import string

import pytest

from cineteca.core.errors import CinetecaError
from cineteca.core.postgres import errors

KINDS = errors.PostgresError.__subclasses__()


def places(kind):
    return [name for _, name, _, _ in string.Formatter().parse(kind.text) if name]


@pytest.mark.parametrize("kind", KINDS)
class TestEveryError:
    def test_stands_in_the_tree(self, kind):
        assert f"── {kind.__name__} " in errors.__doc__

    def test_tells_its_facts_to_who_raises_it(self, kind):
        assert set(places(kind)) <= set(re.findall(r"`(\w+)`", kind.__doc__))

    def test_is_the_same_after_it_was_written_down(self, kind):
        error = kind(**dict.fromkeys(places(kind), "{fact}"))
        again = errors.from_record(kind.__name__, error.facts)
        assert (type(again), str(again)) == (kind, str(error))

    def test_says_that_nothing_is_lost_or_what_to_do(self, kind):
        assert re.search(
            r"[Nn]othing (was|is) (lost|changed)|neither loses|untouched|removed again|Run this|run in|move it back",
            kind.text,
        )

    def test_is_one_of_the_houses(self, kind):
        assert issubclass(kind, CinetecaError)


def test_the_tree_names_nothing_that_is_not_there():
    assert set(re.findall(r"── (\w+)", errors.__doc__)) == {kind.__name__ for kind in KINDS}


def test_an_error_of_a_newer_version_is_still_an_error():
    assert "Novelty: hello" in str(errors.from_record("Novelty", {"detail": "hello"}))
