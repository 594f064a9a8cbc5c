"""What can be wrong with a work, rule by rule: pure functions over plain facts."""

from cineteca.enrich.domain.quality.facts import (
    EpisodeFacts,
    OfferFacts,
    PersonFacts,
    RatingFacts,
    SeasonFacts,
    WorkFacts,
)
from cineteca.enrich.domain.quality.jumps import usual
from cineteca.enrich.domain.quality.registry import BY_NAME, RULES, WHOLE
from cineteca.enrich.domain.quality.rule import Complaint, Rule, Scope, Severity

__all__ = [
    "BY_NAME",
    "RULES",
    "WHOLE",
    "Complaint",
    "EpisodeFacts",
    "OfferFacts",
    "PersonFacts",
    "RatingFacts",
    "Rule",
    "Scope",
    "SeasonFacts",
    "Severity",
    "WorkFacts",
    "usual",
]
