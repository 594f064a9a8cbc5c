"""What is told after a load of the dataset files is true."""

from dataclasses import dataclass
from datetime import datetime

KEPT_ABOUT = "datasets"
"""Answers kept in memory (`core.kept`) that come of the datasets are about this."""


@dataclass(frozen=True, slots=True)
class DatasetsLoaded:
    """What readers see changed. `files`: names of the dataset files that were taken in, such as ``title.basics``."""

    files: tuple[str, ...]
    titles_changed: int
    names_changed: int
    at: datetime
