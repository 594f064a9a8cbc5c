"""A title at OMDb."""

from datetime import date

import pytest

from cineteca.providers.omdb import normalise, words
from cineteca.providers.records import ImageRecord, Kind
from tests.providers import answers


def work(asked=None, **changes):
    return normalise.work(answers.title(**changes), asked).record


class TestATitle:
    def test_is_read_whole_and_nothing_is_odd(self):
        told = normalise.work(answers.title(), Kind.FILM)
        record = told.record
        assert told.odd == ()
        assert (record.kind, record.title, record.year) == (Kind.FILM, "Heat", 1995)
        assert (record.release_date, record.runtime_minutes) == (date(1995, 12, 15), 170)
        assert record.ids == {"imdb": "tt0113277"}
        assert record.genres == ("Action", "Crime", "Drama")
        assert (record.countries, record.languages) == (("US",), ("en", "es"))
        assert record.awards == "15 nominations total"
        assert record.box_office == 67_436_818
        assert record.homepage is None
        assert record.companies == ()
        assert record.images == (
            ImageRecord(kind="poster", url="https://m.media-amazon.com/images/M/abc@._V1_SX300.jpg", width=300),
        )

    def test_knows_people_by_their_names(self):
        record = work()
        assert [(each.person.ids, each.order) for each in record.cast][:2] == [
            ({"omdb": "Al Pacino"}, 0),
            ({"omdb": "Robert De Niro"}, 1),
        ]
        assert [(each.department, each.job) for each in record.crew] == [
            ("Directing", "Director"),
            ("Writing", "Writer"),
        ]

    def test_tells_in_notes_who_wrote_what(self):
        told = work(
            Director="Darrell Rooney, Rob LaDuca(co-director)",
            Writer="Thea von Harbou (screen play), Thea von Harbou (novel), Ann Lee (from tales, by), Ann Lee (from tales, by)",
        )
        assert [(each.person.name, each.job) for each in told.crew] == [
            ("Darrell Rooney", "Director"),
            ("Rob LaDuca", "Co-Director"),
            ("Thea von Harbou", "Screenplay"),
            ("Thea von Harbou", "Novel"),
            ("Ann Lee", "From tales, by"),
        ]

    def test_whose_every_value_is_missing_says_nothing(self):
        told = normalise.work(dict.fromkeys(answers.title(), "N/A"), Kind.FILM)
        assert told.record == normalise.work({}, Kind.FILM).record
        assert told.odd == ("imdbID: absent", "Title: absent")


class TestRatings:
    def test_are_all_there_with_the_votes_of_imdb(self):
        assert [
            (each.source, each.raw, each.value, each.scale, each.value_100, each.votes) for each in work().ratings
        ] == [
            ("imdb", "8.3/10", 8.3, 10.0, 83.0, 700_123),
            ("rotten_tomatoes", "83%", 83.0, 100.0, 83.0, None),
            ("metacritic", "76/100", 76.0, 100.0, 76.0, None),
        ]

    def test_stand_beside_the_list_when_they_are_not_in_it(self):
        told = work(Ratings=[])
        assert [(each.source, each.raw, each.value_100, each.votes) for each in told.ratings] == [
            ("imdb", "8.3", 83.0, 700_123),
            ("metacritic", "76", 76.0, None),
        ]

    def test_of_a_source_that_we_do_not_know_keep_its_name(self):
        told = work(Ratings=[{"Source": "Siskel & Ebert!", "Value": "3.5/4"}], imdbRating="N/A", Metascore="N/A")
        assert [(each.source, each.value_100) for each in told.ratings] == [("siskel_ebert", 87.5)]

    @pytest.mark.parametrize("value", ["good", "11/10", "3/0", "-1%", "8.3", "1/" + "9" * 40])
    def test_that_are_none_are_odd(self, value):
        told = normalise.work(
            answers.title(Ratings=[{"Source": "Metacritic", "Value": value}], Metascore="x", imdbRating="N/A")
        )
        assert told.record.ratings == ()
        assert len(told.odd) == 2

    def test_without_a_source_are_odd_or_nothing(self):
        told = normalise.work(answers.title(Ratings=[{"Source": "★", "Value": "1/2"}, {"Value": "1/2"}]))
        assert told.odd == ("Ratings[0].Source: not a source",)


class TestTheKind:
    def test_is_what_omdb_says(self):
        assert work(Type="series").kind is Kind.SHOW
        assert work(Type="N/A", asked=Kind.SHOW).kind is Kind.SHOW

    @pytest.mark.parametrize("told", ["episode", "game", "opera"])
    def test_of_what_is_no_work_is_none_and_odd(self, told):
        seen = normalise.work(answers.title(Type=told), Kind.FILM)
        assert (seen.record.kind, seen.odd) == (None, (f"Type: {told}",))

    def test_that_differs_from_what_was_asked_for_is_odd(self):
        assert normalise.work(answers.title(Type="series"), Kind.FILM).odd == ("Type: series",)


class TestASeries:
    def test_airs_and_has_numbered_seasons(self):
        told = work(Type="series", Year="2008–2013", Released="20 Jan 2008", totalSeasons="5")
        assert (told.first_air_date, told.release_date, told.year) == (date(2008, 1, 20), None, 2008)
        assert [season.number for season in told.seasons] == [1, 2, 3, 4, 5]

    def test_with_seasons_beyond_belief_has_none(self):
        told = normalise.work(answers.title(Type="series", totalSeasons="9999"))
        assert (told.record.seasons, told.odd) == ((), ("totalSeasons: out of range",))


class TestTheCertificate:
    @pytest.mark.parametrize("rated", ["Not Rated", "NOT RATED", "Unrated", "UNRATED", "NR"])
    def test_of_what_was_never_rated_is_one_word(self, rated):
        assert work(Rated=rated).certifications == {"US": "NR"}

    def test_is_american(self):
        assert work(Rated="TV-14").certifications == {"US": "TV-14"}
        assert work(Rated="APPROVED").certifications == {"US": "Approved"}
        assert work(Rated="N/A").certifications == {}


class TestTheOutline:
    def test_is_a_plot_of_one_sentence(self):
        assert work().outline == work().plot == "A thief and a policeman have more in common than they like."

    @pytest.mark.parametrize("plot", ["One thing. Another thing.", "A " * 130 + "thing.", "First.\nSecond."])
    def test_is_none_when_the_plot_is_longer(self, plot):
        assert work(Plot=plot).outline is None


class TestDurations:
    @pytest.mark.parametrize(
        ("text", "minutes"),
        [
            ("142 min", 142),
            ("1,440 min", 1440),
            ("1 h 30 min", 90),
            ("1h 30m", 90),
            ("9 h", 540),
            ("2 hrs", 120),
            ("1 hour 5 minutes", 65),
            ("90", 90),
            ("45S min", None),
            ("soon", None),
            ("", None),
        ],
    )
    def test_in_their_variants(self, text, minutes):
        assert words.minutes(text) == minutes

    def test_that_are_none_are_odd(self):
        assert normalise.work(answers.title(Runtime="45S min")).odd == ("Runtime: not understood",)

    def test_of_zero_say_nothing(self):
        assert work(Runtime="0 min").runtime_minutes is None


class TestTheLittleLanguages:
    @pytest.mark.parametrize(
        ("text", "year"), [("1995", 1995), ("2008–2013", 2008), ("2008–", 2008), ("2008-", 2008), ("II", None)]
    )
    def test_of_years(self, text, year):
        assert words.first_year(text) == year

    def test_of_years_that_cannot_be(self):
        told = normalise.work(answers.title(Year="0095"))
        assert (told.record.year, told.odd) == (None, ("Year: out of range",))

    @pytest.mark.parametrize(
        ("text", "sum_"),
        [
            ("$1,234", 1234),
            ("$5.50", 5),
            ("$36.1M", 36_100_000),
            ("$1.5b", 1_500_000_000),
            ("€4", None),
            ("free", None),
        ],
    )
    def test_of_money(self, text, sum_):
        assert words.dollars(text) == sum_

    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("6 Feb 1921", date(1921, 2, 6)),
            ("31 Feb 1921", None),
            ("06 Foo 1921", None),
            ("06 Feb 0001", None),
            ("1921", None),
        ],
    )
    def test_of_dates(self, text, day):
        assert words.day(text) == day

    def test_of_countries_and_languages(self):
        told = normalise.work(
            answers.title(Country="UK, West Germany, Atlantis", Language="English, American Sign , None, Elvish")
        )
        assert (told.record.countries, told.record.languages) == (("GB", "DE"), ("en",))
        assert told.odd == ("Country: no code for Atlantis", "Language: no code for Elvish")

    def test_of_lists_with_an_entry_beyond_belief(self):
        told = normalise.work(answers.title(Production="x" * 600 + ", Ealing Studios"))
        assert [len(each.name) for each in told.record.companies] == [500, 14]
        assert told.odd == ("Production: too long",)
