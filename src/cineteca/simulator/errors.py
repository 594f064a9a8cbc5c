"""What can go wrong with the stand-in itself, as against the faults that it plays.

SimulatorError
├── BadFault      a fault that is not of the form HOST=KIND:SHARE
├── BadChange     a change to a work that makes no sense
├── PortTaken     somebody else listens there
└── NobodyThere   no stand-in answers at that port
"""

from cineteca.core.errors import CinetecaError


class SimulatorError(CinetecaError):
    """The stand-in cannot do what it was asked to."""


class BadFault(SimulatorError):
    """A fault that is not of the form HOST=KIND:SHARE."""


class BadChange(SimulatorError):
    """A change to a work that makes no sense, or of a work that is not there."""


class PortTaken(SimulatorError):
    """Somebody else listens there."""


class NobodyThere(SimulatorError):
    """No stand-in answers at that port."""
