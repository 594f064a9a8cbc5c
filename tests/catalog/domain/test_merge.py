import re
from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st

from cineteca.catalog.domain.claims import absorb
from cineteca.catalog.domain.locks import Lock, Manual
from cineteca.catalog.domain.merge import merge, merge_person
from cineteca.catalog.domain.priorities import DEFAULT, priorities
from cineteca.catalog.domain.provenance import LOCK, MANUAL, Source, from_json, to_json
from cineteca.catalog.domain.shapes import said
from cineteca.providers.records import EpisodeRecord, PersonRecord, SeasonRecord, TranslationRecord, WorkRecord
from tests.catalog.domain.claimed import PROVIDERS, cast, day, leaves, persons, poster, rating, show, works


def claimed(**answers: WorkRecord):
    """One claim per provider, all of Monday."""
    return {provider: absorb(None, answer, day(0)) for provider, answer in answers.items()}


def merged(**answers: WorkRecord):
    return merge(claimed(**answers))


class TestPriority:
    def test_of_text_is_with_tmdb(self):
        assert (
            merged(omdb=WorkRecord(plot="Short."), tmdb=WorkRecord(plot="Long and good.")).record.plot
            == "Long and good."
        )

    def test_of_awards_and_box_office_is_with_omdb(self):
        record = merged(
            tmdb=WorkRecord(awards="?", box_office=1), omdb=WorkRecord(awards="3 wins", box_office=2)
        ).record
        assert (record.awards, record.box_office) == ("3 wins", 2)

    def test_of_each_rating_is_its_own(self):
        record = merged(
            tmdb=WorkRecord(ratings=(rating("tmdb", 7.0), rating("imdb", 1.0))),
            omdb=WorkRecord(ratings=(rating("imdb", 8.0), rating("tmdb", 2.0), rating("metacritic", 7.6))),
        ).record
        assert {r.source: r.value for r in record.ratings} == {"imdb": 8.0, "tmdb": 7.0, "metacritic": 7.6}

    def test_of_art_falls_to_fanart_before_omdb(self):
        record = merged(
            omdb=WorkRecord(images=(poster("small"),)),
            fanart=WorkRecord(images=(poster("fine"), poster("logo", "logo"))),
            tmdb=WorkRecord(images=(poster("wide", "backdrop"),)),
        ).record
        assert [image.url for image in record.images] == [
            poster("wide").url,
            poster("logo").url,
            poster("fine").url,
        ]

    def test_of_strangers_goes_by_name_and_comes_last(self):
        assert merged(zeno=WorkRecord(plot="z"), adam=WorkRecord(plot="a")).record.plot == "a"
        assert merged(adam=WorkRecord(plot="a"), imdb=WorkRecord(plot="i")).record.plot == "i"

    def test_can_be_set_per_field(self):
        claims = claimed(tmdb=WorkRecord(plot="t", title="t"), omdb=WorkRecord(plot="o", title="o"))
        record = merge(claims, priorities=priorities({"plot": ["omdb"]})).record
        assert (record.plot, record.title) == ("o", "t")


class TestWhoComesFirstButKnowsLess:
    def test_hides_no_field(self):
        record = merged(tmdb=WorkRecord(title="Heat", plot=""), omdb=WorkRecord(plot="A thief.")).record
        assert (record.title, record.plot) == ("Heat", "A thief.")

    def test_hides_no_season_or_episode(self):
        tmdb = show(SeasonRecord(number=1, title="First", episodes=(EpisodeRecord(number=1, title="Pilot"),)))
        omdb = show(
            SeasonRecord(
                number=1, title="1", episodes=(EpisodeRecord(number=1, title="p", plot="So."), EpisodeRecord(number=2))
            ),
            SeasonRecord(number=2),
        )
        first, second = merged(tmdb=tmdb, omdb=omdb).record.seasons
        assert (first.title, second.number) == ("First", 2)
        assert first.episodes == (EpisodeRecord(number=1, title="Pilot", plot="So."), EpisodeRecord(number=2))

    def test_hides_no_words_of_a_translation(self):
        record = merged(
            tmdb=WorkRecord(translations=(TranslationRecord(language="de", title="Hitze"),)),
            omdb=WorkRecord(translations=(TranslationRecord(language="de", title="H", plot="Ein Dieb."),)),
        ).record
        assert record.translations == (TranslationRecord(language="de", title="Hitze", plot="Ein Dieb."),)

    def test_never_mixes_two_casts(self):
        record = merged(tmdb=WorkRecord(cast=cast("Alice")), omdb=WorkRecord(cast=cast("Bob", "Charlie"))).record
        assert record.cast == cast("Alice")

    def test_leaves_the_votes_to_others(self):
        record = merged(
            omdb=WorkRecord(ratings=(rating("imdb", 8.3),)), imdb=WorkRecord(ratings=(rating("imdb", 8.2, 9),))
        ).record
        assert record.ratings == (rating("imdb", 8.3, 9),)


class TestAPersonsWord:
    def test_beats_every_claim(self):
        claims = claimed(tmdb=WorkRecord(plot="t"))
        result = merge(claims, manual=[Manual(field="plot", value="Mine.", at=day(1))])
        assert result.record.plot == "Mine."
        assert result.source("plot") == Source(MANUAL, day(1))

    def test_freezes_what_a_lock_holds_even_nothing(self):
        claims = claimed(tmdb=WorkRecord(plot="t", tagline="Ha."))
        result = merge(
            claims, locks=[Lock(field="plot", value="old", at=day(1)), Lock(field="tagline", value=None, at=day(1))]
        )
        assert (result.record.plot, result.record.tagline) == ("old", None)
        assert result.source("plot") == Source(LOCK, day(1))
        assert result.source("tagline") is None

    def test_leaves_the_source_of_a_locked_value_that_is_still_claimed(self):
        claims = claimed(tmdb=WorkRecord(plot="t"), omdb=WorkRecord(plot="o"))
        assert merge(claims, locks=[Lock(field="plot", value="o", at=day(1))]).source("plot") == Source("omdb", day(0))

    def test_names_the_sources_inside_a_locked_collection(self):
        claims = claimed(
            tmdb=WorkRecord(ratings=(rating("tmdb", 7.0),)), omdb=WorkRecord(ratings=(rating("imdb", 8.0),))
        )
        held = merge(claims).record.ratings
        lock = Lock(field="ratings", value=[vars_of(entry) for entry in held], at=day(1))
        result = merge(claims, locks=[lock])
        assert result.record.ratings == held
        assert (result.source("ratings.imdb").provider, result.source("ratings.tmdb").provider) == ("omdb", "tmdb")

    def test_on_a_part_holds_inside_a_locked_whole(self):
        claims = claimed(tmdb=WorkRecord(certifications={"US": "R", "DE": "16"}))
        locks = [
            Lock(field="certifications", value={"US": "PG", "FR": "12"}, at=day(1)),
            Lock(field="certifications.US", value="X", at=day(1)),
            Lock(field="certifications.FR", value=None, at=day(1)),
        ]
        assert merge(claims, locks=locks).record.certifications == {"US": "X"}

    def test_can_bring_about_an_episode_that_nobody_claims(self):
        entered = Manual(season=2, episode=7, field="title", value="Mine", at=day(1))
        (season,) = merge({}, manual=[entered]).record.seasons
        assert season == SeasonRecord(number=2, episodes=(EpisodeRecord(number=7, title="Mine"),))

    def test_can_translate(self):
        entered = Manual(field="translations.pt-BR.title", value="Fogo", at=day(1))
        (words,) = merge({}, manual=[entered]).record.translations
        assert words == TranslationRecord(language="pt", region="BR", title="Fogo")

    def test_cannot_make_half_a_rating(self):
        assert merge({}, manual=[Manual(field="ratings.imdb.votes", value=5, at=day(1))]).record.ratings == ()

    def test_that_is_inherited_brings_about_nothing(self):
        lock = Lock(season=1, episode=1, field="plot", value="So.", at=day(1), inherited=True)
        assert merge({}, locks=[lock]).record == WorkRecord()


class TestProvenance:
    def test_names_parts_only_where_they_come_from_elsewhere(self):
        result = merged(
            tmdb=WorkRecord(certifications={"US": "R", "DE": "16"}),
            omdb=WorkRecord(certifications={"US": "X", "FR": "12"}),
        )
        assert result.provenance == {
            "certifications": Source("tmdb", day(0)),
            "certifications.FR": Source("omdb", day(0)),
        }

    def test_of_one_episode_is_given_by_its_own_paths(self):
        told = show(SeasonRecord(number=1, episodes=(EpisodeRecord(number=1, title="Pilot"),)))
        claims = {"tmdb": absorb(absorb(None, told, day(0)), show(SeasonRecord(number=1)), day(1))}
        locks = [Lock(season=1, episode=1, field="plot", value="Mine.", at=day(2))]
        inside = merge(claims, locks).sources_of("seasons.1.episodes.1")
        assert inside == {"*": Source("tmdb", day(0)), "plot": Source(LOCK, day(2))}

    def test_survives_its_json(self):
        provenance = {"plot": Source("tmdb", day(0)), "ratings.imdb": Source("omdb", day(1))}
        assert from_json(to_json(provenance)) == provenance


def test_people_merge_alike():
    alice = PersonRecord(name="Alice", images=(poster("a", "photo"),))
    result = merge_person(
        {"omdb": absorb(None, PersonRecord(name="A.", gender="female"), day(0)), "tmdb": absorb(None, alice, day(1))}
    )
    assert (result.record.name, result.record.gender) == ("Alice", "female")
    assert result.provenance["images"] == Source("tmdb", day(1))


answers = st.dictionaries(st.sampled_from(PROVIDERS), works, max_size=4)


@given(answers)
def test_at_every_path_the_first_who_says_anything_is_believed(said_by):
    claims = claimed(**said_by)
    told = {provider: leaves(claim.record) for provider, claim in claims.items()}
    expected = {}
    for path in set().union(*told.values()):
        speaking = [provider for provider in told if path in told[provider]]
        first = min((DEFAULT.rank(_rule(path), provider), provider) for provider in speaking)[1]
        expected[path] = told[first][path]
    assert leaves(merge(claims).record) == expected


def _rule(path):
    return re.sub(r"^(seasons\.\d+\.)?episodes\.\d+\.|^seasons\.\d+\.", "", path)


@given(answers, st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(said_by, chance):
    claims = list(claimed(**said_by).items())
    before = merge(dict(claims))
    chance.shuffle(claims)
    assert merge(dict(claims)) == before


@given(answers)
def test_merging_twice_equals_once(said_by):
    claims = claimed(**said_by)
    once = merge(claims).record
    assert merge(claimed(tmdb=once)).record == once
    for provider, claim in claims.items():
        assert merge(claims | {provider: absorb(claim, once, day(1))}).record == once


@given(answers, st.sampled_from(PROVIDERS))
def test_an_empty_answer_and_its_removal_change_nothing(said_by, provider):
    claims = claimed(**said_by)
    claims.pop(provider, None)
    assert merge(claims | claimed(**{provider: WorkRecord(title=" ", genres=("",))})) == merge(claims)


@given(answers)
def test_provenance_names_exactly_the_filled_fields_and_tells_the_truth(said_by):
    claims = claimed(**said_by)
    result = merge(claims)
    filled = {field.name for field in fields(WorkRecord) if said(getattr(result.record, field.name))}
    assert {path for path in result.provenance if "." not in path} == filled
    for path, value in leaves(result.record).items():
        source = result.source(path.removesuffix(".exists"))
        if not path.endswith(".exists"):
            assert leaves(claims[source.provider].record)[path] == value
            assert source.at == claims[source.provider].confirmed_at(path)


@given(st.lists(st.tuples(st.sampled_from(PROVIDERS), st.none() | works), max_size=8))
def test_no_answer_failure_or_order_ever_turns_a_value_into_nothing(events):
    claims, known = {}, set()
    for number, (provider, answer) in enumerate(events):
        if answer is not None:  # None: the provider failed, and nothing reaches the claim
            claims[provider] = absorb(claims.get(provider), answer, day(number))
        now_known = leaves(merge(claims).record).keys()
        assert known <= now_known
        known = set(now_known)


@given(st.dictionaries(st.sampled_from(PROVIDERS), persons, max_size=3))
def test_of_people_no_empty_value_wins(said_by):
    claims = {provider: absorb(None, answer, day(0)) for provider, answer in said_by.items()}
    told = set().union(*(leaves(claim.record) for claim in claims.values()))
    assert leaves(merge_person(claims).record).keys() == told


def vars_of(entry):
    return {field.name: getattr(entry, field.name) for field in fields(entry) if getattr(entry, field.name) is not None}
