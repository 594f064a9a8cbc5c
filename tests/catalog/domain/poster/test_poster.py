import time
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cineteca.catalog.domain.poster import Look, Subject, accent, draw, key, look
from cineteca.catalog.domain.poster.colour import READABLE, contrast
from cineteca.catalog.domain.poster.dice import Dice
from cineteca.catalog.domain.poster.drawing import HEAVIEST, composed
from cineteca.catalog.domain.poster.layouts.choice import LAYOUTS
from cineteca.catalog.domain.poster.layouts.setting import Job
from cineteca.catalog.domain.poster.motifs.choice import BY_GENRE, MOTIFS
from cineteca.catalog.domain.poster.palettes import MOODS, PALETTES
from cineteca.catalog.domain.poster.sheet import Sheet
from cineteca.catalog.domain.poster.titles import Title

HEAT = Subject("film:949", "Heat", 1995, ("Action", "Crime", "Drama"), "Michael Mann")
SVG = "{http://www.w3.org/2000/svg}"
WALL = 7  # posters in a row on a wide screen

st_subjects = st.builds(
    Subject,
    seed=st.text(max_size=20),
    title=st.text(max_size=200),
    year=st.none() | st.integers(1874, 2099),
    genres=st.lists(st.sampled_from(sorted(MOODS)) | st.text(max_size=8), max_size=4).map(tuple),
    director=st.none() | st.text(max_size=120),
    kind=st.sampled_from(["film", "show"]),
)


def parsed(document):
    return ET.fromstring(document)


class TestAPoster:
    def test_is_always_the_same(self):
        assert draw(HEAT) == draw(replace(HEAT))

    def test_is_two_by_three(self):
        assert parsed(draw(HEAT)).attrib["viewBox"] == "0 0 400 600"

    def test_says_its_title_to_those_who_cannot_see_it(self):
        root = parsed(draw(HEAT))
        assert root.attrib["role"] == "img"
        assert root.find(f"{SVG}title").text == "Heat (1995)"

    def test_has_no_need_of_fonts_on_the_machine_that_shows_it(self):
        assert parsed(draw(HEAT)).find(f".//{SVG}text") is None

    def test_of_a_work_without_year_genres_and_director_is_drawn_too(self):
        assert parsed(draw(Subject("show:1", "Heat", kind="show"))).find(f"{SVG}title").text == "Heat"


class TestItsKey:
    def test_is_the_same_for_the_same_work(self):
        assert key(HEAT) == key(replace(HEAT))

    @pytest.mark.parametrize(
        "change", [{"seed": "film:950"}, {"title": "Cold"}, {"year": 1996}, {"genres": ("Crime",)}, {"director": None}]
    )
    def test_changes_with_everything_that_is_drawn(self, change):
        assert key(replace(HEAT, **change)) != key(HEAT)

    def test_is_short_hexadecimal(self):
        assert len(key(HEAT)) == 16
        assert int(key(HEAT), 16)


class TestItsAccent:
    def test_reads_on_its_ground(self, demo):
        assert all(contrast(accent(work).ink, accent(work).ground) >= READABLE for work in demo)


class TestAHostileTitle:
    def test_makes_a_well_formed_light_poster(self, hostile):
        document = draw(hostile)
        parsed(document)
        assert len(document.encode()) < HEAVIEST

    def test_runs_nothing_and_loads_nothing(self, hostile):
        for element in parsed(draw(hostile)).iter():
            assert element.tag.removeprefix(SVG) in {
                "svg", "title", "defs", "clipPath", "g", "path", "rect", "circle", "use", "text",
            }  # fmt: skip
            assert all(not name.startswith("on") and name != "style" for name in element.attrib)
            assert element.attrib.get("href", "#").startswith("#")


@settings(max_examples=150, deadline=None)
@given(subject=st_subjects)
def test_any_title_makes_a_well_formed_light_poster_twice_the_same(subject):
    document = draw(subject)
    parsed(document)
    assert len(document.encode()) < HEAVIEST
    assert document == draw(subject)


@settings(max_examples=150, deadline=None)
@given(subject=st_subjects)
def test_all_type_reads_on_what_it_stands_on(subject):
    assert all(contrast(ink, ground) >= READABLE for ink, ground in composed(subject).pairs)


class TestTheDemoCatalogue:
    def test_is_drawn_in_light_posters(self, demo):
        weights = {work.title: len(draw(work).encode()) for work in demo}
        assert max(weights.values()) < HEAVIEST
        assert sum(weights.values()) / len(weights) < 7_000

    def test_is_readable_throughout(self, demo):
        pairs = {pair for work in demo for pair in composed(work).pairs}
        assert all(contrast(ink, ground) >= READABLE for ink, ground in pairs)

    def test_uses_every_layout_and_nearly_every_motif(self, demo):
        looks = [look(work) for work in demo]
        assert {one.layout for one in looks} == {layout.name for layout in LAYOUTS}
        assert len({one.motif for one in looks}) >= len(MOTIFS) - 2

    def test_favours_no_layout(self, demo):
        [(_, most)] = Counter(look(work).layout for work in demo).most_common(1)
        assert most < 0.11 * len(demo)

    def test_hangs_no_two_alike_side_by_side(self, demo):
        looks = [look(work) for work in demo]
        neighbours = list(pairwise(looks)) + list(zip(looks, looks[WALL:], strict=False))
        assert sum(_alike(one, other) for one, other in neighbours) < 0.012 * len(neighbours)
        assert sum(one.layout == other.layout for one, other in neighbours) < 0.07 * len(neighbours)

    def test_is_drawn_at_five_milliseconds_a_poster(self, demo):
        for work in demo[:200]:
            draw(work)
        start = time.process_time()
        for work in demo[:200]:
            draw(work)
        assert (time.process_time() - start) / 200 < 0.005


def _alike(one: Look, other: Look) -> bool:
    """Two posters that a visitor would take for each other's: two of three choices the same."""
    return (one.layout == other.layout) + (one.motif == other.motif) + (one.palette == other.palette) >= 2


class TestGenres:
    def test_all_have_motifs_and_moods(self):
        assert set(BY_GENRE) == set(MOODS)

    def test_name_only_motifs_that_exist(self):
        assert {name for names in BY_GENRE.values() for name in names.split()} <= set(MOTIFS)

    def test_layouts_name_only_motifs_that_exist(self):
        assert {name for layout in LAYOUTS for name in layout.motifs.split()} <= set(MOTIFS)

    def test_show_in_what_is_drawn(self):
        def motifs(genre):
            return {look(Subject(f"film:{n}", "Heat", 1990, (genre,))).motif for n in range(200)}

        assert "horizon" in motifs("Western")
        assert "horizon" not in motifs("Horror")


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_every_layout_shows_every_motif_it_takes_and_stays_light(layout):
    title = Title("The Quick Brown Foxes Jump", "Over the Lazy Dog by the Zoo")
    for motif in layout.motifs.split() or MOTIFS:
        sheet = Sheet()
        layout.print(sheet, Job(title, "Charlie Longname", "1999", PALETTES[0].inks, motif, Dice(motif)))
        assert len(sheet.document("A fox", outlined=False)) < HEAVIEST
