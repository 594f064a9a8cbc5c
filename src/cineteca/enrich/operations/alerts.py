"""What the operator should know: raised once while it holds, cleared when it is over."""

from datetime import datetime

from cineteca.enrich.models import Alert


def raise_alert(*, kind: str, subject: str, message: str, at: datetime, severity: str = "warning") -> None:
    """Open an alert; one that is open already says the new message."""
    fresh = Alert(kind=kind, subject=subject, message=message, severity=severity, raised_at=at)
    Alert.objects.bulk_create([fresh], ignore_conflicts=True)
    Alert.objects.filter(kind=kind, subject=subject, cleared_at=None).exclude(message=message).update(message=message)


def clear_alert(*, kind: str, subject: str, at: datetime) -> bool:
    """Close the alert where one is open. Returns whether one was."""
    return bool(Alert.objects.filter(kind=kind, subject=subject, cleared_at=None).update(cleared_at=at))
