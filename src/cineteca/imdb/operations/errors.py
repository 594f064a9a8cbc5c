"""Why a load could not be made.

LoadError
├── NoFiles         there is nothing to load
├── LoadUnderWay    somebody loads already
└── FarFewer        a file has less than half of the rows that it had
"""

from cineteca.core.errors import CinetecaError


class LoadError(CinetecaError):
    """A load of the dataset files could not be made. What was loaded before is as it was."""


class NoFiles(LoadError):
    """There is nothing to load."""


class LoadUnderWay(LoadError):
    """Somebody loads already."""


class FarFewer(LoadError):
    """A file has less than half of the rows that it had before."""
