"""What the stand-in makes up beyond the facts, so that pages, lists and checks have something to show.

None of it is true of any real work: how popular the less known ones are, where most of them can be seen, which have
pictures, and the works that are announced and released as the days go by. It falls out the same every time.
"""

from typing import Any

from cineteca.simulator.archive import Fact
from cineteca.simulator.invented import offers, pictures, standing

Places = offers.Places


def completed(fact: Fact, media: str, places: Places) -> dict[str, Any]:
    """A work of the facts with what is made up about it; what the facts say stays as it is."""
    made_up = {"popularity": standing.popularity(fact), **pictures.of(fact, media)}
    if found := offers.of(fact, media, places):
        made_up["offers"] = found
    return made_up | {key: value for key, value in fact.items() if value}
