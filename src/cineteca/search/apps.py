from django.apps import AppConfig
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _

from cineteca.catalog.events import OffersArrived, OffersGone, PersonChanged, WorkAdded, WorkChanged
from cineteca.core import clock, events
from cineteca.imdb.events import DatasetsLoaded
from cineteca.search.domain.questions import Ref, Source
from cineteca.search.events import SearchedInVain


class SearchConfig(AppConfig):
    name = "cineteca.search"
    verbose_name = _("Search")

    def ready(self) -> None:
        events.subscribe(WorkAdded, note_work)
        events.subscribe(WorkChanged, note_work)
        events.subscribe(OffersArrived, note_work)
        events.subscribe(OffersGone, note_work)
        events.subscribe(PersonChanged, note_person)
        events.subscribe(DatasetsLoaded, note_datasets)
        events.subscribe(SearchedInVain, count_miss)
        post_delete.connect(note_deleted, dispatch_uid="search.note_deleted")


def note_work(event: WorkAdded | WorkChanged | OffersArrived | OffersGone) -> None:
    """What a work is found by may be different now; offers concern the work alone."""
    from cineteca.search import operations as search

    with_people = not isinstance(event, OffersArrived | OffersGone)
    search.note([Ref("work", event.work_id)], around=with_people)


def note_person(event: PersonChanged) -> None:
    from cineteca.search import operations as search

    search.note([Ref("person", event.person_id)])


def note_datasets(event: DatasetsLoaded) -> None:
    from cineteca.search import operations as search

    search.follow_datasets(changed=event.titles_changed + event.names_changed)


def count_miss(event: SearchedInVain) -> None:
    from cineteca.search import operations as search

    search.note_miss(text=event.text, on=clock.now().date())


_SOURCES: dict[str, Source] = {"Work": "work", "Person": "person", "Franchise": "franchise"}


def note_deleted(sender: type, instance: object, **_: object) -> None:
    """A row of the catalogue goes, whoever deletes it."""
    from cineteca.search import operations as search

    source = _SOURCES.get(sender.__name__) if sender.__module__.startswith("cineteca.catalog.") else None
    if source is not None:
        search.note([Ref(source, instance.pk)])  # type: ignore[attr-defined]
