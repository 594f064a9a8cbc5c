"""Tables of the index and of what stands around it."""

from cineteca.search.models.documents import Document, FacetCount, Name, Word
from cineteca.search.models.following import Change, Index, Miss

__all__ = ["Change", "Document", "FacetCount", "Index", "Miss", "Name", "Word"]
