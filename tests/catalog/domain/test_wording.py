import inspect
import re

import pytest

from cineteca.catalog.domain import completeness, editing, fields
from cineteca.catalog.domain.completeness import EXPECTATIONS
from cineteca.catalog.domain.fields import OF_EPISODES, OF_SEASONS, OF_WORKS

MARKED = re.compile(r'\b_\(\s*"((?:[^"\\]|\\.)+)"')
TABLES = (OF_WORKS, OF_SEASONS, OF_EPISODES)


def marked(*modules) -> set[str]:
    """The texts that are marked to be translated in the source of `modules`."""
    return {text for module in modules for text in MARKED.findall(inspect.getsource(module))}


@pytest.mark.parametrize("label", sorted({named.label for table in TABLES for named in table.values()}))
def test_the_name_of_a_field_is_found_by_translators(label):
    assert label in marked(fields)


@pytest.mark.parametrize("label", sorted({expectation.label for expectation in EXPECTATIONS.values()}))
def test_the_name_of_an_expectation_is_found_by_translators(label):
    assert label in marked(completeness)


def test_a_hint_is_found_by_translators():
    hints = {named.editor.hint for table in TABLES for named in table.values() if named.editor and named.editor.hint}
    assert {hint for hint in hints if not re.search(r"\d,|-?\d+ to", hint)} <= marked(fields, editing)
