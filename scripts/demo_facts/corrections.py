"""What the tables get wrong or call by several names, found by reading what came out."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from scripts.demo_facts.crediting import Credit
from scripts.demo_facts.names import plain

# Pairs and teams that some table lists as one person.
TEAMS = {
    "coen brothers": ("Joel Coen", "Ethan Coen"),
    "the wachowskis": ("Lana Wachowski", "Lilly Wachowski"),
    "russo brothers": ("Anthony Russo", "Joe Russo"),
    "the russo brothers": ("Anthony Russo", "Joe Russo"),
    "hughes brothers": ("Albert Hughes", "Allen Hughes"),
    "marx brothers": ("Groucho Marx", "Harpo Marx", "Chico Marx"),
    "the marx brothers": ("Groucho Marx", "Harpo Marx", "Chico Marx"),
    "abbott and costello": ("Bud Abbott", "Lou Costello"),
    "cole and dylan sprouse": ("Cole Sprouse", "Dylan Sprouse"),
}
# One person, two spellings that no rule would bring together.
ALIASES = {
    "aj michalka": "Amanda Michalka",
    "andres muschietti": "Andy Muschietti",
    "asano tadanobu": "Tadanobu Asano",
    "byung hun lee": "Lee Byung-hun",
    "charles chaplin": "Charlie Chaplin",
    "curtis 50 cent jackson": "50 Cent",
    "ed asner": "Edward Asner",
    "juan j campanella": "Juan José Campanella",
    "laura elena harring": "Laura Harring",
    "michael kenneth williams": "Michael K. Williams",
    "tony chiu wai leung": "Tony Leung Chiu-wai",
    "yimou zhang": "Zhang Yimou",
    "ziyi zhang": "Zhang Ziyi",
}
# Credits that are not so: archive footage, film within the film, a namesake, a co-director of second unit.
MISTAKEN = frozenset({
    ("tt0024216", "victor wong", ""),
    ("tt0053619", "jack oconnell", ""),
    ("tt0099785", "lionel barrymore", ""),
    ("tt0120382", "don taylor", ""),
    ("tt0120587", "lawrence guterman", "Director"),
    ("tt0185125", "anne baxter", ""),
    ("tt0185125", "bette davis", ""),
    ("tt0361748", "eli roth", "Director"),
    ("tt0401792", "quentin tarantino", "Director"),
    ("tt0463854", "danny boyle", "Director"),
    ("tt0488120", "billie burke", ""),
    ("tt1010048", "loveleen tandan", "Director"),
    ("tt5462602", "vincent price", ""),
})  # fmt: skip


def corrected(film: str, credits_: Iterable[Credit]) -> Iterator[Credit]:
    """The credits of a film with teams taken apart, people called by one name and mistakes left out."""
    for credit in credits_:
        name = plain(credit.name)
        if (film, name, credit.job) in MISTAKEN:
            continue
        if name in TEAMS:
            yield from (replace(credit, name=member, item=None) for member in TEAMS[name])
        else:
            yield replace(credit, name=ALIASES.get(name, credit.name))
