from django.apps import AppConfig

from cineteca.catalog.events import PersonChanged, WorkChanged
from cineteca.core import clock, events


class EnrichConfig(AppConfig):
    name = "cineteca.enrich"

    def ready(self) -> None:
        events.subscribe(WorkChanged, note_pictures_of_work)
        events.subscribe(PersonChanged, note_picture_of_person)
        events.subscribe(WorkChanged, tell_players)


def note_pictures_of_work(event: WorkChanged) -> None:
    """What the page of a work shows now is to be brought home."""
    from cineteca.enrich.operations.pictures import registering

    if registering.concerns(event.fields):
        registering.register_pictures_of_works(work_ids=[event.work_id], at=clock.now())


def note_picture_of_person(event: PersonChanged) -> None:
    from cineteca.enrich.operations.pictures import registering

    registering.register_pictures_of_person(person_id=event.person_id, at=clock.now())


def tell_players(event: WorkChanged) -> None:
    """Players that show the work are to read it anew."""
    from cineteca.enrich.operations import players

    players.note_change(work_id=event.work_id, fields=event.fields)
