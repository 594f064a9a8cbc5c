"""Pictures for the stand-in: calm invented landscapes in the colours of a genre, and titles set in type.

A picture hangs on its seed, genre and size alone. Nothing on it is taken from any real work.
"""

from cineteca.simulator.painting.lettering import logo
from cineteca.simulator.painting.stills import painted

__all__ = ["logo", "painted"]
