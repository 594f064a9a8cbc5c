import pytest

from cineteca.catalog.domain.poster.lettering.faces import CUTS, face, face_for
from cineteca.catalog.domain.poster.lettering.lines import line


@pytest.mark.parametrize("name", CUTS)
class TestAFace:
    def test_covers_what_english_titles_need(self, name):
        assert face(name).covers("ABCXYZabcxyz0123456789 .,:;!?’“”–…&é")

    def test_has_capitals_of_a_plausible_height(self, name):
        assert 600 < face(name).cap_height < 760


class TestKerning:
    @pytest.mark.parametrize("name", ["bold", "narrow", "serif-black"])
    def test_brings_a_v_under_an_a(self, name):
        assert face(name).kern("A", "V") < 0

    def test_leaves_straight_stems_alone(self):
        assert face("bold").kern("H", "H") == 0


class TestTheNarrowCut:
    def test_is_much_narrower_than_the_bold_it_comes_from(self):
        assert line("HEAT", "narrow").width < 0.75 * line("HEAT", "bold").width

    def test_keeps_the_weight_of_its_stems(self):
        def stem(name):
            left, _, right, _ = face(name).glyph("I").bounds
            return right - left

        assert stem("narrow") == pytest.approx(stem("bold"), rel=0.2)


class TestScripts:
    def test_cyrillic_is_set_by_the_serif_that_has_it(self):
        assert face_for("Броненосец", "black") is face("serif-black")

    def test_chinese_is_left_to_the_reader(self):
        assert face_for("七人の侍", "serif-black") is None

    def test_a_reader_s_font_gets_room_enough_for_full_width_characters(self):
        assert line("七人の侍", "serif-black").width >= 4
