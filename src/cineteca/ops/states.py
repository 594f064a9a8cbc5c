"""States in words and in shape."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cineteca.ops.contexts.shared import State


def of_run(state: str, *, failed: int = 0) -> State:
    """How a run stands: ``done``, ``running`` or ``stopped``; one that is done may have failed for some works."""
    match state:
        case "done" if failed:
            return State(_("done, not all"), icon="octagon-x", tone="warning")
        case "done":
            return State(_("done"), icon="check", tone="good")
        case "running":
            return State(_("running"), icon="loader-circle")
    return State(_("stopped by force"), icon="octagon-x", tone="bad")


def of_breaker(state: str) -> State:
    """How a host's breaker stands: ``closed``, ``half-open`` or ``open``."""
    match state:
        case "closed":
            return State(_("asking"), icon="check", tone="good")
        case "open":
            return State(_("left alone"), icon="pause", tone="bad")
    return State(_("trying again"), icon="loader-circle", tone="warning")


def switched_off() -> State:
    """A source that nobody asks, as it is switched off or has no key."""
    return State(_("switched off"), icon="circle-off")


def of_schedule(state: str, *, enabled: bool) -> State:
    """How something that runs by the clock stands."""
    if state == "running":
        return State(_("running"), icon="loader-circle")
    if state == "waiting":
        return State(_("about to run"), icon="hourglass")
    return _ended(state) if enabled else State(_("paused"), icon="pause", tone="warning")


def _ended(state: str) -> State:
    match state:
        case "failed":
            return State(_("failed"), icon="octagon-x", tone="bad")
        case "stopped":
            return State(_("stopped by force"), icon="octagon-x", tone="bad")
        case "done":
            return State(_("done"), icon="check", tone="good")
    return State(_("never run"), icon="circle-dashed")


def of_work(status: str | None, *, monitored: bool | None, dead: bool = False, due: bool = False) -> State:
    """Where a work stands in the queue; `status` is None for one that is not in it."""
    if status is None:
        return State(_("not in the queue yet"), icon="circle-dashed")
    if status == "processing":
        return State(_("under way"), icon="loader-circle")
    if status == "failed":
        return State(_("given up"), icon="octagon-x", tone="bad") if dead else _failed()
    if monitored is False:
        return State(_("left alone"), icon="pause")
    if due:
        return State(_("waiting"), icon="hourglass")
    return State(_("fresh"), icon="check", tone="good")


def _failed() -> State:
    return State(_("to be tried again"), icon="rotate-ccw", tone="warning")


def behind(days: int) -> State:
    """How far a list of changes was read."""
    if not days:
        return State(_("up to yesterday"), icon="check", tone="good")
    said = ngettext("%(n)s day behind", "%(n)s days behind", days) % {"n": days}
    if days > 2:
        return State(said, icon="triangle-alert", tone="warning")
    return State(said, icon="hourglass")


def of_severity(severity: str) -> State:
    """How grave a finding or alert is."""
    match severity:
        case "error" | "bad" | "high" | "critical":
            return State(_("grave"), icon="octagon-x", tone="bad")
        case "warning" | "medium":
            return State(_("warning"), icon="triangle-alert", tone="warning")
    return State(_("note"), icon="info")


def of_answer(said: str) -> State:
    """How a provider took a question: ``successful``, ``rate limited``, ``failed`` or ``skipped``."""
    match said:
        case "successful":
            return State(_("answered"), icon="check", tone="good")
        case "rate limited":
            return State(_("asked us to wait"), icon="hourglass", tone="warning")
        case "skipped":
            return State(_("not asked"), icon="circle-off")
        case "failed":
            return State(_("failed"), icon="octagon-x", tone="bad")
    return State(said, icon="info")
