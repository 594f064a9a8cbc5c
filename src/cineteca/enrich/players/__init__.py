"""Players that show the same works: what is better known here is read anew there.

PlayerError            a player did not do what it was asked
└── BadAnswer          it answered, but not as its kind of player does
"""

from cineteca.enrich.players.contract import BadAnswer, Player, PlayerError, Target
from cineteca.enrich.players.registry import KINDS, Kind

__all__ = ["KINDS", "BadAnswer", "Kind", "Player", "PlayerError", "Target"]
