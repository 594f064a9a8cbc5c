"""Lines that cannot be read, and files that are not what they say."""

import pytest

from cineteca.imdb import operations as imdb
from cineteca.imdb import queries
from cineteca.imdb.dataset.errors import NotTheDataset
from cineteca.imdb.models import Dataset, Load, Title
from cineteca.imdb.operations.loading import shrinking
from tests.imdb import made
from tests.imdb.loading.looking import FILMS, versions


class TestBadLines:
    def test_are_skipped_counted_and_shown(self, load, folder):
        rows = [*made.BASICS, ["tt0000108", "hologram", "X", "X", "0", "\\N", "\\N", "\\N", "\\N"], ["tt0000109"]]
        made.write(folder, title_basics=rows)
        file = load().of("title.basics")
        assert file.bad == {"an unknown titleType": 1, "wrong number of columns": 1}
        assert file.samples["wrong number of columns"] == ["line 9: tt0000109"]
        assert Dataset.objects.get(pk="title.basics").report["bad"] == file.bad
        assert Title.objects.count() == len(made.BASICS)

    def test_of_a_genre_that_nobody_knows_lose_the_genre_alone(self, load, folder):
        made.write(folder, title_basics=[[*made.BASICS[0][:8], "Drama,Slow Cinema"]])
        assert load().of("title.basics").bad == {"an unknown genre, left out": 1}
        assert queries.title(101).genres == ("Drama",)

    def test_that_say_the_same_id_twice_leave_the_first(self, load, folder):
        made.write(folder, title_basics=[*made.BASICS, ["tt0000101", "short", "Other", *made.BASICS[0][3:]]])
        report = load()
        assert report.of("title.basics").doubles == 1
        assert queries.title(101).title == "The Long Night"
        made.write(folder, title_akas=[*made.AKAS, *made.AKAS])
        assert load().of("title.akas").doubles == len(made.AKAS)

    def test_with_signs_that_mean_something_to_the_database_are_kept_as_they_are(self, load, folder):
        odd = 'back\\slash \\n {braces} "quotes" \x02 \\.'
        made.write(folder, title_basics=[["tt0000101", "movie", odd, "\\.", *made.BASICS[0][4:]]])
        load()
        assert queries.title(101).title == odd
        assert queries.title(101).original == "\\."


class TestAFileThatIsNotWhatItSays:
    @pytest.mark.parametrize("data", [b"", b"<html></html>", made.text("title.akas", made.AKAS).encode()])
    def test_is_refused_before_anything_is_touched(self, load, folder, data):
        load()
        before = versions()
        made.write_one(folder, "title.ratings", data)
        made.write(folder, title_ratings=None, title_basics=made.BASICS[1:])
        with pytest.raises(NotTheDataset, match=r"title\.ratings"):
            load()
        assert versions() == before

    def test_is_refused_when_none_of_its_lines_can_be_read(self, load, folder):
        made.write_one(folder, "title.ratings", made.text("title.ratings", [["rubbish"]] * 30).encode())
        with pytest.raises(NotTheDataset, match=r"30 × wrong number of columns"):
            load()

    def test_is_refused_when_it_holds_no_line(self, load, folder):
        load()
        made.write(folder, title_basics=[])
        with pytest.raises(NotTheDataset, match="no line"):
            load()
        assert Title.objects.count() == len(made.BASICS)


class TestAFileWithFarFewerRows:
    @pytest.fixture
    def many(self, load, folder, monkeypatch):
        monkeypatch.setattr(shrinking, "MATTERS", 6)
        load()
        made.write(folder, title_basics=made.BASICS[:2])

    def test_is_refused_and_says_what_to_do(self, many, load):
        before = versions()
        with pytest.raises(imdb.FarFewer, match=r"brings 2 rows of title.basics, the last one brought 6.*--force"):
            load()
        assert versions() == before
        assert "--force" in Load.objects.latest("id").error

    def test_is_taken_in_by_force_and_goes_on_where_it_was_refused(self, many, load):
        with pytest.raises(imdb.FarFewer):
            load()
        report = load(force=True)
        assert report.resumed
        assert Title.objects.count() == 2

    def test_is_taken_in_when_the_filters_are_others(self, many, load):
        load(FILMS)
        assert Title.objects.count() == 2

    def test_is_taken_in_when_half_of_them_are_left(self, many, load, folder):
        made.write(folder, title_basics=made.BASICS[:3])
        load()
        assert Title.objects.count() == 3
