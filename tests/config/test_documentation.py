"""The documentation says what the program does."""

import re
import shlex
from pathlib import Path

import pytest
from django.core.management import get_commands

from cineteca.config import documenting
from cineteca.config.commandline import GROUPS
from cineteca.config.environment import SETTINGS

DOCS = Path(__file__).parents[2] / "docs"
ROOT = DOCS.parent
PAGES = [*DOCS.rglob("*.md"), ROOT / "README.md"]


@pytest.mark.parametrize("name", sorted(documenting.pages()))
def test_a_generated_page_is_up_to_date(name):
    assert documenting.is_current(DOCS / "reference" / name, documenting.pages()[name]), "run: cineteca docs"


def test_every_setting_has_its_line():
    page = (DOCS / "reference" / "settings.md").read_text()
    assert [setting.name for setting in SETTINGS if f"| `{setting.name}` |" not in page] == []


def test_every_command_of_ours_is_in_the_help():
    ours = {name for name, room in get_commands().items() if room == "cineteca.config"}
    assert ours == {name for commands in GROUPS.values() for name in commands}


def test_every_command_in_the_documentation_exists():
    ours = set(get_commands()) | {"--help", "COMMAND"}
    named = {
        (page.name, found)
        for page in PAGES
        for line in re.findall(r"(?:^|`)cineteca ([^`\n]+)", page.read_text(), flags=re.MULTILINE)
        for found in shlex.split(line.split("#")[0], posix=False)[:1]
    }
    assert named
    assert {(page, name) for page, name in named if name not in ours and name != "…"} == set()


def test_every_link_between_pages_leads_somewhere():
    broken = [
        (page.name, target)
        for page in PAGES
        for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text())
        if "://" not in target and not (page.parent / target).exists()
    ]
    assert broken == []


def test_every_decision_fits_a_page_and_has_its_parts():
    for decision in (DOCS / "adr").glob("*.md"):
        text = decision.read_text()
        assert len(text) < 4000, decision.name
        for part in ("What made us choose", "The choice", "What we gave up", "How we would notice"):
            assert part in text, (decision.name, part)
