"""What happens in a search that others may want to know."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchedInVain:
    """Somebody looked for `text` (as it was typed) and there was nothing."""

    text: str
