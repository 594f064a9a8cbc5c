"""What somebody who is still typing may mean, group by group."""

from cineteca.search.domain.asked import Asked
from cineteca.search.domain.questions import Hit
from cineteca.search.domain.scripts import is_unspaced
from cineteca.search.postgres import candidates, gathering, showing, terms
from cineteca.search.postgres.filtering import Scope

_OF_A_STEP = 40
_WORDS_FROM = 3
"""Letters from which words inside of names are looked for, too."""


def is_enough(asked: Asked) -> bool:
    """Two letters say something; of a script where a letter is a word, one does."""
    typed = asked.literal.replace(" ", "")
    return len(typed) > 1 or (len(typed) == 1 and is_unspaced(typed))


def suggest(asked: Asked, group: int, limit: int) -> tuple[Hit, ...]:
    """At most `limit` of a group, best first."""
    scope = Scope(group, inside_only=False, conditions=())
    found = dict.fromkeys(candidates.called(asked, scope, limit=_OF_A_STEP), "called")
    wanted = terms.Terms("", "")
    if len(asked.literal) >= _WORDS_FROM:
        wanted = terms.terms_of(asked, group)
        more = candidates.with_words(wanted.query, scope, limit=_OF_A_STEP, often=len(found) >= limit)
        found |= {number: "words" for number in more if number not in found}
    ranked = gathering.ranked(found, asked)
    if not ranked and len(asked.literal) > _WORDS_FROM:
        ranked = gathering.respelled(asked, scope, wanted.known(asked))
    return showing.hits(ranked[:limit])
