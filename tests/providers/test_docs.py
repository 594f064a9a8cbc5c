"""The reference page names everything that there is."""

from dataclasses import fields
from pathlib import Path

import pytest

from cineteca.providers.records import PersonRecord, WorkRecord
from cineteca.providers.registry import PROVIDERS
from cineteca.providers.tmdb import parts

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "providers.md").read_text()


@pytest.mark.parametrize("record", [WorkRecord, PersonRecord])
def test_it_names_every_field(record):
    assert [each.name for each in fields(record) if f"`{each.name}`" not in PAGE] == []


def test_it_names_every_key_and_every_part_that_is_asked_for():
    assert [key for listing in PROVIDERS for key in listing.keys if f"`{key}`" not in PAGE] == []
    assert [part for part in {*parts.FILM, *parts.SHOW, *parts.SEASON, *parts.PERSON} if part not in PAGE] == []
