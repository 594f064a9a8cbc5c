import json

import pytest
from django.core.management import call_command

from cineteca.catalog.models import PictureSource
from tests.core.images import painted

HEAT = painted.picture(342, 513)


@pytest.fixture
def images(house, capsys):
    """``images("host")``: what the command prints, one parsed line each, and its exit code."""

    def run(*arguments):
        code = 0
        try:
            call_command("images", "--json", *arguments)
        except SystemExit as left:
            code = left.code
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()], code

    return run


def test_host_tells_of_each_picture_and_of_all(house, images):
    house.show("Heat", house.gallery.hang("heat.jpg", HEAT))
    (one, whole), code = images("host")
    assert (one["said"], code) == ("stored", 0)
    assert whole["outcomes"] == {"stored": 1}


def test_host_leaves_with_one_when_something_failed(house, images):
    house.show("Heat", house.gallery.original("nothing.jpg"))
    lines, code = images("host")
    assert (lines[0]["said"], code) == ("refused", 1)


def test_status_tells_what_is_kept(house, images):
    house.show("Heat", house.gallery.hang("heat.jpg", HEAT))
    images("host")
    ((status,), code) = images("status")
    assert (status["pictures"], status["stored"], status["waiting"], code) == (1, 1, 0, 0)
    assert status["size"] > 0
    assert images()[0] == [status]


def test_troubles_tell_why_and_retry_tries_again(house, images):
    house.show("Heat", house.gallery.original("nothing.jpg"))
    images("host")
    ((trouble,), _code) = images("troubles")
    assert "404" in trouble["reason"]
    assert images("retry")[0] == [{"again": 1}]
    assert PictureSource.objects.get().state == "waiting"


def test_collect_says_what_would_go(house, images):
    house.show("Heat", house.gallery.hang("heat.jpg", HEAT))
    images("host")
    ((would,), _code) = images("collect", "--dry-run", "--grace-days", "2")
    assert would["dry_run"]
    assert would["pictures"] == 0  # a page shows it


@pytest.mark.parametrize("wrong", [("host", "--limit", "0"), ("collect", "--grace-days", "1")])
def test_a_number_of_no_use_is_refused(images, wrong):
    assert images(*wrong)[1] == 2


def test_people_are_told_in_sentences(house, capsys):
    call_command("images", "status")
    assert "0 pictures are kept in " in capsys.readouterr().err
