"""The root of every error that Cineteca raises for a reason a person can act upon.

CinetecaError
└── each room's own root
"""


class CinetecaError(Exception):
    """Something went wrong that can be said in a sentence. The message says what happened and what to do."""
