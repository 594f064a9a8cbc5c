import pytest

from cineteca.catalog import operations as catalog
from cineteca.catalog import queries as catalogue
from cineteca.catalog.domain.errors import InvalidValue, LockedAbove, NotEditable, UnknownField
from cineteca.catalog.models import FieldLock, ManualValue, WorkId
from cineteca.catalog.operations.errors import ContradictingIds, NothingLocked
from tests.catalog import answers


@pytest.fixture
def edit(archive, alice):
    def edit(work, path, text):
        return catalog.edit_field(work_id=work.id, path=path, text=text, by=alice, at=archive.at)

    return edit


@pytest.fixture
def lock(archive, alice):
    def lock(work, path):
        return catalog.lock_field(work_id=work.id, path=path, by=alice, at=archive.at)

    return lock


@pytest.fixture
def unlock(archive, alice):
    def unlock(work, path):
        return catalog.unlock_field(work_id=work.id, path=path, by=alice, at=archive.at)

    return unlock


class TestAnEdit:
    def test_shows_at_once(self, archive, full_heat, edit):
        outcome = edit(full_heat, "plot", "In our own words.")
        assert outcome.changed == ("plot",)
        assert archive.page(full_heat).plot == "In our own words."

    def test_says_who_and_when(self, archive, full_heat, edit):
        archive.later(days=1)
        edit(full_heat, "plot", "In our own words.")
        field = archive.page(full_heat).known.field("plot")
        assert (field.source, field.at, field.locked, field.locked_by) == (
            "manual", archive.at, True, "alice@example.org"
        )  # fmt: skip

    def test_holds_over_every_later_answer(self, archive, full_heat, edit):
        edit(full_heat, "plot", "In our own words.")
        archive.later(days=1)
        archive.hear(full_heat, tmdb=answers.heat(plot="Theirs, newer."), omdb=answers.heat_at_omdb(plot="And theirs."))
        assert archive.page(full_heat).plot == "In our own words."

    def test_of_an_empty_field_fills_it(self, archive, heat, edit):
        outcome = edit(heat, "awards", "Best of its kind.")
        assert outcome.completeness_after > outcome.completeness_before

    def test_to_nothing_stays_nothing(self, archive, full_heat, edit):
        edit(full_heat, "tagline", "")
        archive.hear(full_heat, tmdb=answers.heat(tagline="Theirs."))
        assert archive.page(full_heat).tagline == ""

    def test_of_a_title_is_on_the_card(self, archive, full_heat, edit):
        before = catalogue.get_card(full_heat.slug)
        edit(full_heat, "title", "Heat, again")
        after = catalogue.get_card(full_heat.slug)
        assert b"Heat, again" in after.payload
        assert after.etag != before.etag

    def test_of_an_episode_holds(self, archive, wire, edit):
        edit(wire, "seasons.1.episodes.2.title", "Ours")
        archive.hear(wire, tmdb=answers.wire(seasons=(answers.season(1, episodes=(answers.episode(2, title="New"),)),)))
        assert archive.page(wire).seasons[0].episodes[1].title == "Ours"

    def test_of_the_studios_keeps_what_is_known_of_them(self, archive, full_heat, edit):
        edit(full_heat, "companies", "Forward Pass\nRegency")
        assert [(company.name, company.country) for company in archive.page(full_heat).companies] == [
            ("Forward Pass", "US"),
            ("Regency", None),
        ]

    @pytest.mark.parametrize(
        ("path", "text", "error"),
        [
            ("year", "soon", InvalidValue),
            ("title", " ", InvalidValue),
            ("cast", "Al Pacino", NotEditable),
            ("colour", "blue", UnknownField),
        ],
    )
    def test_that_cannot_be_is_refused_and_changes_nothing(self, archive, full_heat, edit, path, text, error):
        before = archive.dump()
        with pytest.raises(error):
            edit(full_heat, path, text)
        assert archive.dump() == before

    def test_is_told(self, archive, full_heat, edit, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            edit(full_heat, "plot", "In our own words.")
        assert [change.fields for change in archive.changes] == [("plot",)]


class TestAnEditOfIdentifiers:
    def test_gives_the_work_another(self, archive, full_heat, edit):
        edit(full_heat, "ids.imdb", "tt0094862")
        assert WorkId.objects.get(work=full_heat, source="imdb").value == "tt0094862"

    def test_that_belongs_to_another_work_is_refused(self, archive, full_heat, edit):
        archive.add("The Insider", tmdb="9008", imdb="tt0140352")
        with pytest.raises(ContradictingIds, match="The Insider"):
            edit(full_heat, "ids.imdb", "tt0140352")

    def test_holds_over_a_later_answer(self, archive, full_heat, edit):
        edit(full_heat, "ids.imdb", "tt0094862")
        archive.hear(full_heat, tmdb=answers.heat())
        assert WorkId.objects.get(work=full_heat, source="imdb").value == "tt0094862"


class TestALock:
    def test_freezes_what_stands(self, archive, full_heat, lock):
        lock(full_heat, "tagline")
        archive.hear(full_heat, tmdb=answers.heat(tagline="Newer."))
        assert archive.page(full_heat).tagline == "A Los Angeles crime saga."

    def test_freezes_emptiness_too(self, archive, heat, lock):
        lock(heat, "plot")
        archive.hear(heat, tmdb=answers.heat())
        assert archive.page(heat).plot == ""

    def test_of_a_cast_freezes_it_whole(self, archive, full_heat, lock):
        lock(full_heat, "cast")
        archive.hear(full_heat, tmdb=answers.heat(cast=(answers.cast(answers.MANN, "Himself"),)))
        assert [member.name for member in archive.page(full_heat).cast] == ["Al Pacino", "Robert De Niro"]
        assert archive.page(full_heat).cast[0].slug == "al-pacino"

    def test_of_a_show_holds_for_its_seasons(self, archive, wire, lock):
        lock(wire, "plot")
        archive.hear(wire, tmdb=answers.wire(plot="New.", seasons=(answers.season(1, plot="New."),)))
        page = archive.page(wire)
        assert (page.plot, page.seasons[0].plot) == ("Baltimore, from both sides.", "The year 1.")
        assert catalogue.get_field(wire.id, "seasons.1.plot").inherited

    def test_of_a_show_holds_for_what_comes_later(self, archive, wire, lock):
        lock(wire, "plot")
        archive.hear(wire, tmdb=answers.wire(seasons=(*answers.wire().seasons, answers.season(3, plot="First."))))
        archive.later(days=1)
        archive.hear(wire, tmdb=answers.wire(seasons=(*answers.wire().seasons, answers.season(3, plot="Second."))))
        assert archive.page(wire).seasons[2].plot == "First."

    def test_of_an_unknown_field_is_refused(self, full_heat, lock):
        with pytest.raises(UnknownField):
            lock(full_heat, "colour")

    def test_twice_is_one(self, full_heat, lock):
        lock(full_heat, "plot")
        lock(full_heat, "plot")
        assert FieldLock.objects.count() == 1


class TestAnUnlock:
    def test_lets_claims_speak_again_at_once(self, archive, full_heat, edit, unlock):
        edit(full_heat, "plot", "In our own words.")
        archive.hear(full_heat, tmdb=answers.heat(plot="Theirs, newer."))
        outcome = unlock(full_heat, "plot")
        assert outcome.changed == ("plot",)
        assert archive.page(full_heat).plot == "Theirs, newer."
        assert not FieldLock.objects.exists()
        assert not ManualValue.objects.exists()

    def test_of_the_show_frees_its_seasons(self, archive, wire, lock, unlock):
        lock(wire, "plot")
        archive.hear(wire, tmdb=answers.wire(seasons=(answers.season(1, plot="New."),)))
        unlock(wire, "plot")
        assert archive.page(wire).seasons[0].plot == "New."

    def test_of_an_inherited_lock_names_the_one_above(self, wire, lock, unlock):
        lock(wire, "plot")
        with pytest.raises(LockedAbove, match="plot"):
            unlock(wire, "seasons.1.plot")

    def test_of_what_is_free_is_an_error(self, full_heat, unlock):
        with pytest.raises(NothingLocked, match="Tagline"):
            unlock(full_heat, "tagline")
