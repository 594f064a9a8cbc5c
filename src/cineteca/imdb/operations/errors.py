"""Why a load could not be made.

LoadError
├── NoFiles         there is nothing to load
└── LoadUnderWay    somebody loads already
"""

from cineteca.core.errors import CinetecaError


class LoadError(CinetecaError):
    """A load of the dataset files could not be made. What was loaded before is as it was."""


class NoFiles(LoadError):
    """There is nothing to load."""


class LoadUnderWay(LoadError):
    """Somebody loads already."""
