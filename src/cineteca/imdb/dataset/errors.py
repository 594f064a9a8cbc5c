"""What keeps a file from being read.

DatasetError
└── NotTheDataset   the file is not what its name says; nothing of it is used
"""

from cineteca.core.errors import CinetecaError


class DatasetError(CinetecaError):
    """Something is wrong with the dataset files."""


class NotTheDataset(DatasetError):
    """The file is not what its name says."""
