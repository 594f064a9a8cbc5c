from django.apps import AppConfig

from cineteca.catalog.events import PersonChanged, WorkAdded, WorkChanged
from cineteca.core import clock, events, jobs
from cineteca.imdb.events import KEPT_ABOUT, DatasetsLoaded


class EnrichConfig(AppConfig):
    name = "cineteca.enrich"

    def ready(self) -> None:
        events.subscribe(WorkChanged, note_pictures_of_work)
        events.subscribe(PersonChanged, note_picture_of_person)
        events.subscribe(WorkChanged, tell_players)
        events.subscribe(WorkChanged, forget_people_of_work)
        events.subscribe(PersonChanged, forget_person)
        events.subscribe(DatasetsLoaded, forget_datasets)
        events.subscribe(WorkAdded, look_into_datasets)
        events.subscribe(WorkChanged, look_into_datasets_again)
        events.subscribe(DatasetsLoaded, renew_claims_of_datasets)
        keep_what_is_in_use()


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


def keep_what_is_in_use() -> None:
    """Titles and people of the datasets that the catalogue has are never let go by a load."""
    from cineteca.enrich.queries import datasets
    from cineteca.imdb.operations import in_use

    in_use.register("title", datasets.titles_in_use)
    in_use.register("name", datasets.names_in_use)


def look_into_datasets(event: WorkAdded) -> None:
    """The datasets may know a work that is new."""
    from cineteca.imdb import queries as imdb

    if imdb.state(clock.now()).loaded:
        jobs.enqueue(
            "enrich.claim_from_datasets", once=f"enrich.claim_from_datasets:{event.work_id}", work_id=event.work_id
        )


def look_into_datasets_again(event: WorkChanged) -> None:
    """A work that has an IMDb id now can be found in the datasets."""
    if "ids.imdb" in event.fields:
        look_into_datasets(WorkAdded(work_id=event.work_id, kind=""))


def renew_claims_of_datasets(event: DatasetsLoaded) -> None:  # noqa: ARG001 - which works it concerns, digests tell
    """Works of which the datasets tell something new are claimed anew."""
    jobs.enqueue("enrich.renew_from_datasets", once="enrich.renew_from_datasets")


def forget_people_of_work(event: WorkChanged) -> None:
    """Pages of people that are kept in memory name the work."""
    from cineteca.enrich.queries import people

    people.forget_work(event.work_id, event.fields)


def forget_person(event: PersonChanged) -> None:
    from cineteca.enrich.queries import people

    people.forget_person(event.person_id)


def forget_datasets(event: DatasetsLoaded) -> None:  # noqa: ARG001 - whatever was loaded, people may be told anew
    """Without `queries.people`, which takes longer to come up than small files to load."""
    from cineteca.core import kept

    kept.changed(KEPT_ABOUT)
