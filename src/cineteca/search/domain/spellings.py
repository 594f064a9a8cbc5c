"""Words that are written in more than one way: “Doctor” and “Dr.”, “colour” and “color”, “versus” and “vs”."""

from typing import Final

_SAME: Final = (
    "doctor=dr mister=mr missus=mrs saint=st street=st sergeant=sgt captain=capt lieutenant=lt professor=prof mount=mt "
    "versus=vs volume=vol pt=part ep=episode ch=chapter brothers=bros company=co incorporated=inc "
    "xmas=christmas thru=through nite=night tonite=tonight til=until till=until okay=ok "
    "grey=gray judgement=judgment programme=program traveller=traveler marvellous=marvelous jewellery=jewelry "
    "defence=defense offence=offense licence=license aeroplane=airplane mum=mom pyjamas=pajamas moustache=mustache "
    "whisky=whiskey favourite=favorite theatre=theater centre=center catalogue=catalog dialogue=dialog"
)
_SHORT: Final = dict(pair.split("=") for pair in _SAME.split())


def usual(word: str) -> str:
    """The one spelling that stands for all: ``doctor`` → ``dr``, ``colours`` → ``colors``; any other word as it is."""
    if word in _SHORT:
        return _SHORT[word]
    for british, american in (("our", "or"), ("ours", "ors")):
        if len(word) > len(british) + 1 and word.endswith(british):
            return word.removesuffix(british) + american
    return word


def spellings(word: str) -> tuple[str, ...]:
    """Other spellings that a single word is found by. A “v” may be “versus” beside being a five."""
    same = "vs" if word == "v" else usual(word)
    return () if same == word else (same,)
