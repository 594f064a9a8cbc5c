"""Every rule that there is. To add one: a function beside its like, and a line here."""

from typing import Final

from cineteca.enrich.domain.quality import codes, dates, figures, texts
from cineteca.enrich.domain.quality.rule import Rule, Severity, gettext_noop

_ERROR, _WARNING, _NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE
_ = gettext_noop

RULES: Final[tuple[Rule, ...]] = (
    Rule(
        "year-outside",
        _ERROR,
        _("Dated outside the history of film"),
        _("A year or date before 1870, or more than ten years ahead."),
        dates.year_outside,
    ),
    Rule(
        "year-contradicts-date",
        _WARNING,
        _("Year and date contradict"),
        _("The year is more than two years away from the date of release."),
        dates.year_contradicts_date,
    ),
    Rule(
        "runtime-impossible",
        _ERROR,
        _("Impossible runtime"),
        _("No minutes at all, or more than a day."),
        dates.runtime,
    ),
    Rule(
        "before-its-director",
        _ERROR,
        _("Released before its director was born"),
        _("Or while the director was under five years old: most likely another person of that name."),
        dates.before_its_director,
    ),
    Rule(
        "before-its-cast",
        _WARNING,
        _("Released before somebody in it was born"),
        _("Most likely another person of that name."),
        dates.before_its_cast,
    ),
    Rule(
        "last-before-first",
        _ERROR,
        _("Ended before it began"),
        _("The last air date goes before the first."),
        dates.last_before_first,
    ),
    Rule(
        "status-contradicts-dates",
        _WARNING,
        _("Status and dates contradict"),
        _("Released in the future, or still to come though its date is a year past."),
        dates.status_contradicts_dates,
    ),
    Rule(
        "episodes-out-of-order",
        _NOTICE,
        _("Episodes out of order"),
        _("An episode aired more than a month before the one before it."),
        dates.episodes_out_of_order,
    ),
    Rule(
        "title-empty",
        _ERROR,
        _("No real title"),
        _("Empty, a placeholder such as “TBA”, or nothing but punctuation."),
        texts.title_is_none,
    ),
    Rule("plot-is-title", _WARNING, _("Plot that is the title"), _("It tells nothing."), texts.plot_is_title),
    Rule(
        "text-markup",
        _WARNING,
        _("Markup in a text"),
        _("HTML tags or entities that a source forgot to take out."),
        texts.entities,
    ),
    Rule(
        "text-garbled",
        _WARNING,
        _("Garbled letters"),
        _("Letters that were read in the wrong encoding somewhere on the way."),
        texts.mojibake,
    ),
    Rule(
        "plot-script",
        _NOTICE,
        _("Plot in another script"),
        _("Not in the language that is asked for."),
        texts.plot_in_other_script,
    ),
    Rule(
        "homepage-broken",
        _WARNING,
        _("Homepage that is no address"),
        _("It leads nowhere."),
        texts.homepage_is_no_address,
    ),
    Rule(
        "language-unknown",
        _WARNING,
        _("Unknown language code"),
        _("Not in ISO 639."),
        codes.language_unknown,
    ),
    Rule("country-unknown", _WARNING, _("Unknown country code"), _("Not in ISO 3166-1."), codes.country_unknown),
    Rule("region-unknown", _ERROR, _("Offer in an unknown region"), _("Not in ISO 3166-1."), codes.region_unknown),
    Rule(
        "id-malformed",
        _ERROR,
        _("Identifier of the wrong form"),
        _("The source that it is said to come from never gives such a one."),
        codes.id_malformed,
    ),
    Rule(
        "without-ids",
        _WARNING,
        _("Nobody can be asked about it"),
        _("It has no identifier of any source."),
        codes.nobody_can_be_asked,
    ),
    Rule(
        "rating-off-scale",
        _ERROR,
        _("Rating off its scale"),
        _("Below zero, above its scale, or not what it comes to out of a hundred."),
        figures.rating_off_scale,
    ),
    Rule(
        "rating-without-votes",
        _NOTICE,
        _("Rating without votes"),
        _("From a source that counts them."),
        figures.rating_without_votes,
    ),
    Rule(
        "score-outside-bounds",
        _ERROR,
        _("Score outside its bounds"),
        _("Reckon the scores anew: cineteca schedule run scores."),
        figures.score_outside_bounds,
    ),
    Rule(
        "money-absurd",
        _WARNING,
        _("Absurd budget or revenue"),
        _("Under a hundred dollars, or more than any film ever cost or earned."),
        figures.money_absurd,
    ),
    Rule(
        "offer-without-link",
        _NOTICE,
        _("Offer without a link"),
        _("Whoever wants to watch has to search there."),
        figures.offer_without_link,
    ),
    Rule(
        "poster-missing",
        _NOTICE,
        _("Pictures, but no poster"),
        _("A source has pictures of it, none of them a poster."),
        figures.poster_missing,
    ),
    Rule("genre-missing", _NOTICE, _("No genre"), _("No filter will find it."), figures.genre_missing),
    Rule(
        "barely-known",
        _NOTICE,
        _("Barely known"),
        _("It was asked for, and still less than a quarter of what we want to know is there."),
        figures.barely_known,
    ),
    Rule(
        "adult-kept",
        _NOTICE,
        _("Adult work in an archive without"),
        _("It is in the catalogue, and hidden, since CINETECA_ADULT is off."),
        figures.adult_kept,
    ),
    Rule(
        "more-episodes-than-told",
        _NOTICE,
        _("More episodes than the season has"),
        _("Two sources count differently."),
        figures.more_episodes_than_told,
    ),
    Rule(
        "season-leaps",
        _NOTICE,
        _("Seasons missing in between"),
        _("The numbers leap: a season was never told of."),
        figures.season_leaps,
    ),
)

# Told by one statement over all works; `enrich/sql/quality/NAME.sql` holds it.
WHOLE: Final[tuple[Rule, ...]] = (
    Rule(
        "duplicate",
        _ERROR,
        _("Twice in the catalogue"),
        _("Same kind, title, year and runtime under two entries."),
    ),
    Rule(
        "id-conflict",
        _WARNING,
        _("Identifier that points at another work"),
        _("A source gave an identifier that contradicts ours. Settle it on the work's page."),
    ),
    Rule(
        "credit-orphan",
        _ERROR,
        _("Credit without a name"),
        _("Somebody is credited whose name nobody told."),
    ),
    Rule("person-lifespan", _ERROR, _("Impossible life"), _("Died before being born, or lived over 120 years.")),
    Rule("person-orphan", _NOTICE, _("Person without a work"), _("Nothing in the catalogue credits them any more.")),
    Rule(
        "offer-unseen",
        _NOTICE,
        _("Offer not seen for long"),
        _("Nobody confirmed it for sixty days, nor said that it is gone."),
    ),
    Rule("season-empty", _NOTICE, _("Season without episodes"), _("It aired, and no episode of it is known.")),
    Rule("service-unused", _NOTICE, _("Service without an offer"), _("Nothing is to be watched there.")),
    Rule("franchise-empty", _NOTICE, _("Franchise without a work"), _("No work belongs to it any more.")),
)

BY_NAME: Final = {rule.name: rule for rule in (*RULES, *WHOLE)}
