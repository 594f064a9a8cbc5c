"""What keeps the index true, and what people looked for in vain."""

from django.db import models
from django.db.models.functions import Now


class Index(models.Model):
    """How the index is: one row. `built_at` is empty until there is one; `building_at` while one is made."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    built_at = models.DateTimeField(null=True)
    building_at = models.DateTimeField(null=True)
    done = models.IntegerField(default=0, db_default=0)
    documents = models.IntegerField(default=0, db_default=0)
    took_seconds = models.FloatField(default=0, db_default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="search_index_one")]

    def __str__(self) -> str:
        return f"built at {self.built_at}"


class Change(models.Model):
    """A row that changed at its source and is to be read again; `id` is that of its document.

    While an index is being built, changes that the old one followed are kept for the new one (`followed`).
    """

    id = models.BigIntegerField(primary_key=True)
    noted_at = models.DateTimeField(db_default=Now())
    version = models.IntegerField(default=1, db_default=1)
    around = models.BooleanField(default=True, db_default=True)
    followed = models.BooleanField(default=False, db_default=False)

    class Meta:
        indexes = [models.Index(fields=["noted_at"], name="search_change_waiting", condition=models.Q(followed=False))]

    def __str__(self) -> str:
        return f"{self.id} at {self.noted_at}"


class Miss(models.Model):
    """What was looked for on a day and not found, in small letters without accents, and how often."""

    pk = models.CompositePrimaryKey("day", "text")
    day = models.DateField()
    text = models.TextField()
    times = models.IntegerField(default=1, db_default=1)

    class Meta:
        indexes = [models.Index(fields=["text"], name="search_miss_text")]

    def __str__(self) -> str:
        return self.text
