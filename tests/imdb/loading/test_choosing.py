"""What is chosen of the files."""

import pytest

from cineteca.imdb.domain.filters import filters
from cineteca.imdb.models import Aka, Episode, Name, Principal, Title
from tests.imdb import made
from tests.imdb.loading.looking import FILMS


class TestFilters:
    def test_keep_the_kinds_that_are_wanted_and_what_belongs_to_them(self, load):
        load(FILMS)
        assert set(Title.objects.values_list("id", flat=True)) == {101, 102, 103}
        assert set(Aka.objects.values_list("title_id", flat=True)) == {101, 103}
        assert set(Principal.objects.values_list("title_id", flat=True)) == {101, 102, 103}
        assert not Episode.objects.exists()

    def test_keep_the_people_of_kept_titles_alone(self, load):
        load(FILMS)
        assert set(Name.objects.values_list("id", flat=True)) == {201, 202, 203, 205}

    def test_keep_titles_with_enough_votes(self, load):
        load(filters(["movie"], min_votes=100))
        assert set(Title.objects.values_list("id", flat=True)) == {101}

    def test_keep_what_the_catalogue_uses_whatever_it_is(self, load, used):
        used("title", 106, 10**12)
        used("name", 206)
        load(filters(["movie"], min_votes=100))
        assert set(Title.objects.values_list("id", flat=True)) == {101, 106}
        assert Name.objects.filter(id=206).exists()

    def test_that_changed_bring_and_drop_what_they_should_of_the_same_files(self, load):
        load(FILMS)
        load(filters(["movie", "tvSeries"], episodes=True, adult=True))
        assert set(Title.objects.values_list("id", flat=True)) == {101, 102, 103, 104, 105}
        assert Episode.objects.count() == 1
        assert Name.objects.filter(id=204).exists()
        load(filters(["movie"], min_votes=100))
        assert set(Title.objects.values_list("id", flat=True)) == {101}
        assert set(Principal.objects.values_list("title_id", flat=True)) == {101}
        assert not load(filters(["movie"], min_votes=100)).written

    def test_by_votes_look_at_new_ratings_of_the_same_titles(self, load, folder):
        load(filters(["movie"], min_votes=100))
        made.write(folder, title_ratings=[*made.RATINGS[:1], ["tt0000102", "6.1", "120"]])
        load(filters(["movie"], min_votes=100))
        assert set(Title.objects.values_list("id", flat=True)) == {101, 102}
        assert Name.objects.filter(id=202).exists()

    def test_of_a_kind_that_nobody_knows_are_refused(self):
        with pytest.raises(Exception, match="IMDb has no kind films"):
            filters(["films"])
