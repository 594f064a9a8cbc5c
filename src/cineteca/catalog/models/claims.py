"""What sources claim, what people fixed, and what contradicts itself."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from cineteca.catalog.models.people import Person
from cineteca.catalog.models.works import Kind, Work


class ClaimBase(models.Model):
    """What one provider says. `record` only ever gains; `confirmed` tells when each field was last said."""

    id = models.BigAutoField(primary_key=True)
    provider = models.CharField(max_length=32)
    record = models.JSONField(default=dict)
    confirmed = models.JSONField(default=dict, help_text="path → time at which the provider last said it")
    odd = models.JSONField(default=list, blank=True)
    schema_version = models.SmallIntegerField(default=1)
    bodies = models.BinaryField(null=True, blank=True, help_text="latest raw answers, zlib-compressed JSON")
    bodies_digest = models.CharField(max_length=32, blank=True, default="")
    bodies_at = models.DateTimeField(null=True, blank=True)
    claimed_at = models.DateTimeField(db_default=Now())

    class Meta:
        abstract = True


class Claim(ClaimBase):
    work = models.ForeignKey(Work, models.CASCADE, related_name="claims", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["work", "provider"], name="claim_one_per_provider")]

    def __str__(self) -> str:
        return f"{self.provider} on {self.work_id}"


class PersonClaim(ClaimBase):
    person = models.ForeignKey(Person, models.CASCADE, related_name="claims", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "provider"], name="personclaim_one_per_provider")]

    def __str__(self) -> str:
        return f"{self.provider} on person {self.person_id}"


class FieldOfWork(models.Model):
    """A field of a work, of a season (by its number) or of an episode (by both): numbers survive a re-import.

    `field` may name a part (``certifications.US``).
    """

    id = models.BigAutoField(primary_key=True)
    season = models.IntegerField(null=True, blank=True)
    episode = models.IntegerField(null=True, blank=True)
    field = models.CharField(max_length=64)
    value = models.JSONField(null=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True


class FieldLock(FieldOfWork):
    """A field that no claim may move. `value` is what it held when it was locked, so that a merge needs nothing else.

    `inherited` locks come from the show or season above and go with it.
    """

    work = models.ForeignKey(Work, models.CASCADE, related_name="locks", db_index=False)
    inherited = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["work", "season", "episode", "field"], name="lock_unique", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(episode__isnull=True) | Q(season__isnull=False), name="lock_episode_has_season"
            ),
        ]

    def __str__(self) -> str:
        return f"lock of {self.field} on {self.work_id}"


class ManualValue(FieldOfWork):
    """What a person entered. It wins over every claim while it stands."""

    work = models.ForeignKey(Work, models.CASCADE, related_name="manual_values", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["work", "season", "episode", "field"], name="manual_unique", nulls_distinct=False
            ),
            models.CheckConstraint(
                condition=Q(episode__isnull=True) | Q(season__isnull=False), name="manual_episode_has_season"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field} of {self.work_id}"


class IdConflict(models.Model):
    """An identifier that was refused: it is impossible, contradicts the work's own, or belongs to another work."""

    class Reason(models.TextChoices):
        IMPOSSIBLE = "impossible"
        CONTRADICTS = "contradicts"
        TAKEN = "taken"

    id = models.BigAutoField(primary_key=True)
    work = models.ForeignKey(Work, models.CASCADE, related_name="id_conflicts", db_index=False)
    other = models.ForeignKey(Work, models.CASCADE, null=True, blank=True, related_name="+")
    provider = models.CharField(max_length=32)
    source = models.CharField(max_length=32)
    kind = models.CharField(max_length=4, choices=Kind.choices)
    value = models.CharField(max_length=200)
    reason = models.CharField(max_length=16, choices=Reason.choices)
    first_seen_at = models.DateTimeField(db_default=Now())
    last_seen_at = models.DateTimeField(db_default=Now())
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", db_index=False
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["work", "provider", "source", "value"], name="idconflict_once"),
        ]
        indexes = [
            models.Index(fields=["last_seen_at"], condition=Q(resolved_at__isnull=True), name="idconflict_open"),
        ]

    def __str__(self) -> str:
        return f"{self.source}:{self.value} on {self.work_id}"
