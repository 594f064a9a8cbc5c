import re

from cineteca.ops.drawing import sparkline


def heights(path: str) -> list[float]:
    return [float(y) for _x, y in re.findall(r"([\d.]+) ([\d.]+)", path)]


class TestALine:
    def test_goes_from_edge_to_edge(self):
        assert sparkline.line([1, 2, 3]).startswith("M0.0 ")
        assert "L120.0 " in sparkline.line([1, 2, 3])

    def test_is_highest_where_there_is_most(self):
        assert heights(sparkline.line([0, 5, 10])) == [27.0, 14.0, 1.0]

    def test_of_nothing_lies_on_the_ground(self):
        assert set(heights(sparkline.line([0, 0, 0]))) == {27.0}

    def test_needs_two_points(self):
        assert sparkline.line([4]) == sparkline.area([4]) == ""

    def test_is_closed_as_an_area(self):
        assert sparkline.area([1, 2]).endswith("L120 28L0 28Z")
