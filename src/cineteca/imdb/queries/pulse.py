"""Whether anything moved: small reads that a page repeats while somebody looks on."""

from cineteca.imdb.models import Download, Inspection, Load

Beat = tuple[object, ...]


def feel() -> Beat:
    """A value that changes when a load, a fetch or a look does."""
    load = Load.objects.order_by("-started_at", "-id").values_list("id", "state", "stage", "heard_at").first() or ()
    fetched = Download.objects.order_by("name").values_list("confirmed_at", "error")
    look = Inspection.objects.order_by("-at").values_list("id", flat=True).first()
    return (*load, *fetched, look)
