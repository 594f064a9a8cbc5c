"""IMDb's datasets: the page, and asking for a load."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from cineteca.core import clock
from cineteca.enrich import operations as enrich
from cineteca.imdb import queries as imdb
from cineteca.ops.filling import imdb as filling
from cineteca.ops.frames import frame, show
from cineteca.ops.views.deeds import told, who
from cineteca.ops.views.doors import deed, page


@page
def datasets(request: HttpRequest) -> HttpResponse:
    """Files with age and rows, the load under way, what the last one did, what the checks found."""
    at = clock.now()
    framed = frame(request, "imdb", live="imdb,schedules,alerts")
    return show(request, framed, filling.fill(at=at), at=at)


@deed
def load_now(request: HttpRequest) -> HttpResponse:
    """Have a worker fetch what is new, where that is switched on, and take it in."""
    at, load = clock.now(), imdb.latest_load()
    if not filling.can_load():
        return told(request, _("Set IMDB_ENABLED or IMDB_DATASETS_DIR first: there are no files."), back="ops:imdb")
    if load is not None and load.state == "running":
        return told(request, _("A load is under way already."), back="ops:imdb")
    if settings.IMDB_ENABLED:
        enrich.schedules.ensure(at=at)
        try:
            enrich.schedules.run_now(name="imdb", by=who(request), at=at)
        except enrich.schedules.StillRunning:
            return told(request, _("A load is under way already."), back="ops:imdb")
    else:
        enrich.promise_run(operation="refresh_datasets", source="imdb", trigger="manual", at=at)
    return told(request, _("The datasets are loaded as soon as a worker is free."), back="ops:imdb")
