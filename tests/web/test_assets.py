import gzip
import json
import re

import pytest
from django.core.exceptions import ImproperlyConfigured

from cineteca.web import assets

FILES = json.loads((assets.BUILT / "manifest.json").read_text())["files"]


def packed(name: str) -> int:
    return len(gzip.compress((assets.BUILT / FILES[name]).read_bytes(), 9))


def test_names_carry_a_hash_of_the_content():
    assert re.search(r"/cineteca\.[0-9a-f]{12}\.css$", assets.url("cineteca.css"))


def test_a_file_that_was_not_built_is_named_with_the_remedy():
    with pytest.raises(ImproperlyConfigured, match=r"python scripts/assets\.py"):
        assets.url("nothing.css")


@pytest.mark.django_db  # the end of an answer closes old connections
@pytest.mark.parametrize("name", ["cineteca.css", "hanken-grotesk-regular.woff2"])
def test_browsers_may_keep_them_for_ever(client, name):
    answer = client.get(assets.url(name), headers={"Accept-Encoding": "gzip"})
    assert answer.status_code == 200
    assert "immutable" in answer["Cache-Control"]
    assert (answer.get("Content-Encoding") == "gzip") == name.endswith(".css")
    answer.close()


def test_fonts_weigh_less_than_seventy_kilobytes():
    fonts = [name for name in FILES if name.endswith(".woff2")]
    assert len(fonts) == 4
    assert sum((assets.BUILT / FILES[name]).stat().st_size for name in fonts) <= 70_000


def test_the_scripts_of_browse_weigh_less_than_sixty_kilobytes():
    assert packed("htmx-2.min.js") + packed("cineteca.js") < 60_000


def test_the_style_sheet_is_small():
    assert packed("cineteca.css") < 14_000


def test_every_stand_in_has_the_size_of_its_face():
    css = (assets.BUILT / FILES["cineteca.css"]).read_text()
    assert len(re.findall(r"size-adjust:\d+\.\d+%;ascent-override", css)) == 4


def test_the_style_sheet_asks_for_nothing_from_elsewhere():
    css = (assets.BUILT / FILES["cineteca.css"]).read_text()
    assert re.findall(r"url\((?!\"[a-z-]+\.[0-9a-f]{12}\.woff2\")", css) == []


def test_every_icon_that_pages_use_is_in_the_sprite():
    from pathlib import Path

    sprite = (assets.BUILT / FILES["icons.svg"]).read_text()
    pages = Path(assets.__file__).parents[1].glob("*/templates/**/*.html")
    used = {name for page in pages for name in re.findall(r'\{% icon "([a-z0-9-]+)"', page.read_text())}
    assert used
    assert {name for name in used if f'id="{name}"' not in sprite} == set()
