"""The five inks of a poster, and how they change places."""

from dataclasses import dataclass

from cineteca.catalog.domain.poster.colour import READABLE, channels, contrast, mix, overprint


@dataclass(frozen=True, slots=True)
class Inks:
    """`ink` reads on `ground` (≥ 4.5 : 1); `a`, `b`, `c` are for forms, `a` being the strongest."""

    ground: str
    ink: str
    a: str
    b: str
    c: str

    def on(self, colour: str) -> str:
        """The ink for text on `colour`: one of ours where one is readable, else black or white."""
        ours = max((self.ink, self.ground), key=lambda ink: contrast(ink, colour))
        if contrast(ours, colour) >= READABLE:
            return ours
        return max(("#000000", "#ffffff"), key=lambda ink: contrast(ink, colour))

    def loud_on(self, colour: str) -> str:
        """A colourful ink for a title on `colour` where one is readable, else the plain one."""
        readable = [ink for ink in (self.a, self.c, self.b) if contrast(ink, colour) >= READABLE]
        return readable[0] if readable else self.on(colour)

    @property
    def strongest(self) -> str:
        """The colour, other than the ink, that stands out most from the ground."""
        return max((ink for ink in (self.a, self.b, self.c) if ink != self.ink), key=self._stands_out)

    @property
    def second(self) -> str:
        """The next after the strongest."""
        others = [ink for ink in (self.a, self.b, self.c) if ink not in {self.ink, self.strongest}]
        return max(others or [self.ink], key=self._stands_out)

    def _stands_out(self, colour: str) -> float:
        red, green, blue = channels(colour)
        return min(contrast(colour, self.ground), 5) + 3 * (max(red, green, blue) - min(red, green, blue))

    def upon(self, colour: str) -> "Inks":
        """The same inks on a ground of `colour`; the old ground takes the place that this colour had.

        No form keeps the colour of the new ink: it would be lost on what is drawn in ink.
        """
        ink = self.on(colour)
        spare = [one for one in (self.ink, self.ground, mix(colour, ink, 0.35)) if one not in {colour, ink}]
        forms: list[str] = []
        for one in (self.a, self.b, self.c):
            swapped = self.ground if one == colour else one
            taken = swapped == ink or swapped in forms
            forms.append(next((other for other in spare if other not in forms), swapped) if taken else swapped)
        return Inks(colour, ink, *forms)

    def shade(self, colour: str, share: float = 0.25) -> str:
        """`colour` towards the ink."""
        return mix(colour, self.ink, share)

    def veil(self, colour: str, share: float = 0.5) -> str:
        """`colour` towards the ground."""
        return mix(colour, self.ground, share)

    def over(self, one: str, other: str) -> str:
        """Two inks printed over each other; on a dark ground they lighten instead, as light does."""
        printed = overprint(one, other)
        return printed if contrast(printed, self.ground) > 1.25 else mix(one, other, 0.5)
