"""One filled context of each kind, for the gallery: what a component looks like with plenty and with little to say."""

from datetime import UTC, date, datetime, timedelta

import orjson
from django.urls import reverse
from django.utils.safestring import SafeString

from cineteca.catalog.domain import poster
from cineteca.catalog.domain.cards import CardFacts, build
from cineteca.catalog.queries import CardRow
from cineteca.core import clock
from cineteca.web import cards, colour, pictures
from cineteca.web.contexts import browse, known, person, work

TITLES = (
    ("film", "Heat", 1995, ("Crime", "Drama"), "Michael Mann", 83, 170),
    ("film", "In the Mood for Love", 2000, ("Drama", "Romance"), "Wong Kar-wai", 81, 98),
    ("film", "Stalker", 1979, ("Science Fiction", "Drama"), "Andrei Tarkovsky", 81, 162),
    ("show", "The Wire", 2002, ("Crime", "Drama"), "David Simon", 93, 59),
    ("film", "My Neighbor Totoro", 1988, ("Animation", "Family"), "Hayao Miyazaki", 81, 86),
    ("film", "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb", 1964, ("Comedy", "War"),
     "Stanley Kubrick", 83, 95),
    ("film", "The Good, the Bad and the Ugly", 1966, ("Western",), "Sergio Leone", 88, 178),
    ("film", "Alien", 1979, ("Horror", "Science Fiction"), "Ridley Scott", 85, 117),
    ("film", "M", 1931, ("Crime", "Thriller"), "Fritz Lang", 83, 99),
    ("show", "Fargo", 2014, ("Crime", "Drama"), "Noah Hawley", 88, 53),
    ("film", "Amélie", 2001, ("Comedy", "Romance"), "Jean-Pierre Jeunet", 83, 122),
    ("film", "Seven Samurai", 1954, ("Action", "Drama"), "Akira Kurosawa", 86, 207),
    ("film", "Paris, Texas", 1984, ("Drama",), "Wim Wenders", 81, 147),
    ("film", "Singin’ in the Rain", 1952, ("Comedy", "Music"), "Stanley Donen", 83, 103),
)  # fmt: skip


def facts(number: int) -> CardFacts:
    """What the card of the specimen `number` is made of."""
    kind, title, year, genres, director, score, runtime = TITLES[number]
    return CardFacts(
        work_id=number,
        kind=kind,
        slug=f"specimen-{number}",
        ids={},
        title=title,
        year=year,
        genres=genres,
        director=director,
        score=score,
        runtime_minutes=runtime,
    )


def wall() -> SafeString:
    """Cards of every specimen."""
    return cards.items([_carried(number) for number in range(len(TITLES))])


def _carried(number: int) -> CardRow:
    made = build(facts(number))
    body = orjson.loads(made.payload)
    body["poster"]["url"] = reverse("web:specimen-poster", args=[number])
    return CardRow(number, orjson.dumps(body), made.short, f"specimen-{number}")


def hue(number: int) -> int | None:
    """The hue that the poster of the specimen `number` gives to its page."""
    accent = poster.accent(facts(number).subject())
    return colour.hue(accent.ground, accent.ink)


NOW = datetime(2026, 3, 14, 9, 26, tzinfo=UTC)
ROWS = (
    ("title", "Title", "Heat", "TMDB", True),
    ("plot", "Plot", "A thief who can leave everything meets a detective who can leave nothing alone.", "TMDB", False),
    ("outline", "Outline", "A thief and a detective, alike but for the badge.", "OMDb", False),
    ("tagline", "Tagline", "", "", False),
    ("imdb_rating", "IMDb rating", "8.3", "OMDb", False),
    ("awards", "Awards", "", "", False),
    ("release_date", "Release date", "15 December 1995", "TMDB", False),
    ("runtime", "Runtime", "170 min", "TMDB", False),
)  # fmt: skip


def panel(*, editable: bool = True, refreshing: bool = False) -> known.KnownPanel:
    """The panel of a work that lacks two of ten fields."""
    names = (
        "Title",
        "Plot",
        "Outline",
        "Tagline",
        "IMDb rating",
        "Awards",
        "Release date",
        "Runtime",
        "Genres",
        "Studios",
    )
    return known.KnownPanel(
        url="#known",
        percent=80,
        expected=tuple(known.Expected(name, name not in {"Tagline", "Awards"}) for name in names),
        missing=(known.Missing("Tagline", "TMDB"), known.Missing("Awards", "OMDb")),
        rows=tuple(_row(*row, editable=editable) for row in ROWS),
        enriched_at=clock.now() - timedelta(days=2),
        due_on=date(2026, 3, 19),
        providers=(
            known.ProviderNote("TMDB", known.State("answered", icon="check", tone="good")),
            known.ProviderNote("OMDb", known.State("asked us to wait", icon="hourglass", tone="warning")),
        ),
        editable=editable,
        refreshing=refreshing,
        refresh_url="#known",
    )


def _row(key: str, name: str, value: str, source: str, locked: bool, *, editable: bool) -> known.FieldRow:  # noqa: FBT001
    return known.FieldRow(
        key=key,
        name=name,
        value=value,
        source=source,
        at=clock.now() - timedelta(days=2, hours=3) if source else None,
        locked=locked,
        lock_url="#known" if editable else "",
        edit_url="#known" if editable else "",
    )


def form() -> known.FieldForm:
    """The plot, being edited."""
    return known.FieldForm("specimen", "Plot", ROWS[1][2], "A sentence or two of your own.", True, "#known", "#known")


CAST = (
    ("Al Pacino", "Vincent Hanna"),
    ("Robert De Niro", "Neil McCauley"),
    ("Val Kilmer", "Chris Shiherlis"),
    ("Jon Voight", "Nate"),
    ("Tom Sizemore", "Michael Cheritto"),
    ("Diane Venora", "Justine Hanna"),
    ("Amy Brenneman", "Eady"),
    ("Ashley Judd", "Charlene Shiherlis"),
    ("Mykelti Williamson", "Sergeant Drucker"),
    ("Wes Studi", "Detective Casals"),
)


def heat() -> work.WorkPage:
    """A film with everything."""
    return work.WorkPage(
        url="#",
        title="Heat",
        year=1995,
        hue=hue(0),
        poster=pictures.Pictures({}).shown(reverse("web:specimen-poster", args=[0]), pictures.POSTER),
        known=panel(),
        facts_line=tuple(work.Text(text) for text in ("1995", "170 min", "R", "Michael Mann")),
        tagline="Keep nothing you cannot leave.",
        plot=ROWS[1][2] + " Between them lies Los Angeles, at night, and a bank at noon.",
        trailer_url="#",
        overall=work.Overall("8.1", "7.7–8.4", 4),
        ratings=(
            work.Score("IMDb", "8.3", "/10", "731,000 votes"),
            work.Score("TMDB", "7.9", "/10", "7,400 votes"),
            work.Score("Rotten Tomatoes", "83", "%"),
            work.Score("Metacritic", "76", "/100"),
        ),
        offers=offers(),
        cast=tuple(work.Member(name, "#", role, initials=initials(name)) for name, role in CAST),
        crew=(
            work.CrewGroup("Director", (work.Member("Michael Mann", "#"),)),
            work.CrewGroup("Writer", (work.Member("Michael Mann", "#"),)),
            work.CrewGroup("Director of photography", (work.Member("Dante Spinotti", "#"),)),
            work.CrewGroup("Editor", (work.Member("Dov Hoenig", "#"), work.Member("Pasquale Buba", "#"))),
            work.CrewGroup("Music", (work.Member("Elliot Goldenthal", "#"),)),
        ),
        seasons=seasons(),
        videos=(work.VideoLink("Trailer", "#", "YouTube"), work.VideoLink("Making of", "#", "Vimeo")),
        similar=(work.SimilarGroup("TMDB", "similar-specimen", wall(), "Thief (1981), The Insider (1999)"),),
        facts=(
            work.Fact("Released", (work.Text("15 December 1995"),)),
            work.Fact("Genres", (work.Text("Crime", "#"), work.Text("Drama", "#"))),
            work.Fact("Country", (work.Text("United States"),)),
            work.Fact("Language", (work.Text("English"), work.Text("Spanish"))),
            work.Fact("Studios", (work.Text("Regency Enterprises"), work.Text("Forward Pass"))),
            work.Fact("Budget", (work.Text("$60,000,000"),)),
            work.Fact("Elsewhere", (work.Text("TMDB", "#", away=True), work.Text("IMDb", "#", away=True))),
        ),
    )  # fmt: skip


def offers() -> work.Offers:
    """Where a film can be seen in one region of three."""
    return work.Offers(
        regions=(
            work.Region("DE", "Germany", "#", chosen=True),
            work.Region("GB", "United Kingdom", "#"),
            work.Region("US", "United States", "#"),
        ),
        region_name="Germany",
        ways=(
            work.Way("Stream", (work.ServiceLink("Disney+", "#"),)),
            work.Way("Rent", (work.ServiceLink("Apple TV", "#"), work.ServiceLink("Amazon Video", "#"))),
        ),
        left=(work.Left("Netflix", "Stream", "left on 1 March 2026"),),
        told="As TMDB had it 5 hours ago; data from JustWatch.",
    )


def seasons() -> tuple[work.SeasonChapter, ...]:
    """A season with episodes, one without."""
    first = ("The Crocodile’s Dilemma", "The Rooster Prince", "A Muddy Road")
    episodes = tuple(
        work.EpisodeRow(number, title, "", date(2014, 4, 8 + 7 * number), "53 min")
        for number, title in enumerate(first, start=1)
    )
    return (
        work.SeasonChapter("Season 1", "10 episodes · 2014", "Bemidji, 2006.", episodes, open=True),
        work.SeasonChapter("Season 2", "10 episodes · 2015", "", ()),
    )


def initials(name: str) -> str:
    """At most two letters that stand for a person."""
    return "".join(part[0] for part in (name.split()[:1] + name.split()[-1:]))


def mann() -> person.PersonPage:
    """A person with two roles."""
    directed = (
        ("Ferrari", 2023),
        ("Public Enemies", 2009),
        ("Collateral", 2004),
        ("The Insider", 1999),
        ("Heat", 1995),
    )
    return person.PersonPage(
        url="#",
        name="Michael Mann",
        initials="MM",
        life=("born 5 February 1943", "Chicago, Illinois"),
        known_for=wall(),
        roles=(
            person.Role("Directing", tuple(person.Entry(title, year, "#") for title, year in directed), "role-1"),
            person.Role(
                "Production",
                (
                    person.Entry("Tokyo Vice", 2022, "#", "Executive producer", show=True),
                    person.Entry("Heat", 1995, "#", "Producer"),
                ),
                "role-2",
            ),
        ),
    )


GENRES = (("Action", 210), ("Comedy", 340), ("Crime", 214), ("Drama", 690), ("Horror", 118), ("Western", 31))
DECADES = (("2010s", 310), ("2000s", 280), ("1990s", 214), ("1980s", 150), ("1970s", 120))


def line() -> browse.BrowsePage:
    """The headline of the browse page with every choice made."""
    kinds, orders = ("Films and shows", "Films", "Shows"), ("most popular", "best rated", "newest", "by title")
    return browse.BrowsePage(
        heading="Films · Crime · 1990s · best rated",
        total=214,
        cards=wall(),
        next_url="#more",
        filtered=True,
        choices=(
            _choice("kind", "Kind", "Films", tuple((name, None) for name in kinds)),
            _choice("genre", "Genres", "Crime", GENRES, at_side=True),
            _choice("decade", "Decades", "1990s", DECADES, at_side=True),
            _choice("sort", "Order", "best rated", tuple((name, None) for name in orders)),
        ),
    )


def _choice(
    name: str, title: str, chosen: str, options: tuple[tuple[str, int | None], ...], *, at_side: bool = False
) -> browse.Choice:
    made = tuple(browse.Option(label, "#", label == chosen, count) for label, count in options)
    return browse.Choice(name, title, chosen, "", made, chosen=True, clear_url="#", at_side=at_side)
