"""Reads of the accounts room."""

from cineteca.accounts.models import User


def is_staff(email: str) -> bool:
    """Whether somebody with this address is staff and may sign in."""
    return User.objects.filter(email__iexact=email, is_staff=True, is_active=True).exists()
