"""What is told by sources alone, in a few words: for the panel that shows each field with its source."""

from collections.abc import Callable, Mapping
from typing import Any

from cineteca.providers.records import (
    CreditRecord,
    EpisodeRecord,
    FranchiseRecord,
    ImageRecord,
    OfferRecord,
    RatingRecord,
    SeasonRecord,
    SimilarRecord,
    TitleRecord,
    TranslationRecord,
    VideoRecord,
)


def summary(value: Any) -> str:
    """`value` in words, the items of a collection one to a line."""
    items = value if isinstance(value, tuple | list) else (value,)
    return "\n".join(_IN_WORDS.get(type(item), str)(item) for item in items)


def _credit(credit: CreditRecord) -> str:
    role = credit.character or credit.job
    return f"{credit.person.name}: {role}" if role else credit.person.name


def _numbered(child: SeasonRecord | EpisodeRecord) -> str:
    return f"{child.number}. {child.title}" if child.title else f"{child.number}."


def _title(title: TitleRecord) -> str:
    where = title.region or title.language
    return f"{title.title} ({where})" if where else title.title


def _translation(words: TranslationRecord) -> str:
    tag = f"{words.language}-{words.region}" if words.region else words.language
    return f"{tag}: {words.title}" if words.title else tag


_IN_WORDS: Mapping[type, Callable[[Any], str]] = {
    CreditRecord: _credit,
    EpisodeRecord: _numbered,
    SeasonRecord: _numbered,
    TitleRecord: _title,
    TranslationRecord: _translation,
    FranchiseRecord: lambda franchise: str(franchise.name),
    ImageRecord: lambda image: f"{image.kind}: {image.url}",
    OfferRecord: lambda offer: f"{offer.region}: {offer.service} ({offer.type})",
    RatingRecord: lambda rating: f"{rating.source}: {rating.raw}",
    SimilarRecord: lambda work: work.title or ", ".join(f"{source}:{value}" for source, value in work.ids.items()),
    VideoRecord: lambda video: video.name or f"{video.site}: {video.key}",
}
