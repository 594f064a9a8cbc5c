"""States in words and in shape."""

from django.utils.translation import gettext as _

from cineteca.ops.contexts import State


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
