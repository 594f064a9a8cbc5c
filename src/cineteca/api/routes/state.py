"""How we are: health for those who watch, quality of the catalogue."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from cineteca import __version__
from cineteca.api import checks as checking
from cineteca.api.access import StaffToken
from cineteca.api.answers import of_all, of_staff
from cineteca.api.shapes.state import CheckAnswer, HealthAnswer, RuleAnswer, RuleList
from cineteca.core import clock, health
from cineteca.enrich import queries as enrich

router = Router(tags=["State"], by_alias=True)
_COUNTED = timedelta(days=90)


@router.get("/health", response=of_all(HealthAnswer) | {503: HealthAnswer}, auth=None, summary="How we are")
def get_health(request: HttpRequest, response: HttpResponse) -> Status[HealthAnswer]:
    """Database, tables, worker, disk, datasets, search and cache. 503 where one of them does not work."""
    response["Cache-Control"] = "no-store"  # nobody may be told of a health that was
    checks = checking.examine(at=clock.now())
    worst = health.worst(checks)
    answers = [CheckAnswer(name=check.name, state=check.state, says=check.says) for check in checks]
    return Status(503 if worst == "bad" else 200, HealthAnswer(status=worst, version=__version__, checks=answers))


@router.get("/quality", response=of_staff(RuleList), auth=StaffToken(), summary="What the rules of quality count")
def quality(request: HttpRequest) -> RuleList:
    """Every rule with the counts of its last two runs, the grave ones first."""
    rules = enrich.list_rules(since=clock.now() - _COUNTED)
    return RuleList(
        items=[
            RuleAnswer(
                rule=rule.rule,
                severity=rule.severity,
                count=rule.count,
                previous=rule.before,
                counted_at=rule.counted_at,
            )
            for rule in rules
        ]
    )
