"""What is done with the dataset files."""

from cineteca.imdb.operations.errors import FarFewer, LoadError, LoadUnderWay, NoFiles
from cineteca.imdb.operations.in_use import register as register_in_use
from cineteca.imdb.operations.loading.reports import FileReport, Report
from cineteca.imdb.operations.loading.running import load
from cineteca.imdb.operations.loading.watching import Progress
from cineteca.imdb.operations.usual import usual_filters

__all__ = [
    "FarFewer",
    "FileReport",
    "LoadError",
    "LoadUnderWay",
    "NoFiles",
    "Progress",
    "Report",
    "load",
    "register_in_use",
    "usual_filters",
]
