"""Tables of the catalogue, by what they hold."""

from cineteca.catalog.models.claims import (
    Claim,
    FieldLock,
    IdConflict,
    ManualValue,
    PersonClaim,
)
from cineteca.catalog.models.people import Credit, Person, PersonId
from cineteca.catalog.models.pictures import Picture, PictureSource
from cineteca.catalog.models.sources import Offer, Rating, Service, SimilarWork, TrendingSignal
from cineteca.catalog.models.works import (
    Card,
    Episode,
    FormerSlug,
    Franchise,
    Image,
    Season,
    Title,
    Translation,
    Video,
    Work,
    WorkDetails,
    WorkId,
    WorkScore,
)

__all__ = [
    "Card",
    "Claim",
    "Credit",
    "Episode",
    "FieldLock",
    "FormerSlug",
    "Franchise",
    "IdConflict",
    "Image",
    "ManualValue",
    "Offer",
    "Person",
    "PersonClaim",
    "PersonId",
    "Picture",
    "PictureSource",
    "Rating",
    "Season",
    "Service",
    "SimilarWork",
    "Title",
    "Translation",
    "TrendingSignal",
    "Video",
    "Work",
    "WorkDetails",
    "WorkId",
    "WorkScore",
]
