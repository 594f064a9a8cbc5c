from cineteca.web.kept import Kept


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


class TestKept:
    def test_makes_a_value_once(self):
        made = []
        kept: Kept[int] = Kept(seconds=10, size=5)
        for _ in range(3):
            kept.get("a", lambda: made.append(1) or 1)
        assert len(made) == 1

    def test_makes_it_anew_when_it_is_too_old(self):
        clock = Clock()
        kept: Kept[float] = Kept(seconds=10, size=5, clock=clock)
        assert kept.get("a", clock) == 0.0
        clock.now = 9.9
        assert kept.get("a", clock) == 0.0
        clock.now = 10.1
        assert kept.get("a", clock) == 10.1

    def test_forgets_the_oldest_when_it_is_full(self):
        kept: Kept[str] = Kept(seconds=10, size=2)
        for key in ("a", "b", "c"):
            kept.get(key, lambda key=key: key)
        assert kept.get("a", lambda: "again") == "again"
        assert kept.get("c", lambda: "again") == "c"
