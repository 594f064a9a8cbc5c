"""Reads of the catalogue."""

from cineteca.catalog.queries.asking import BadFilter, check_filter, read_filter
from cineteca.catalog.queries.bands import (
    Bands,
    completeness_by_kind,
    list_incomplete,
    missing_fields,
    rating_shares,
)
from cineteca.catalog.queries.cards import CardRow, get_card, get_cards
from cineteca.catalog.queries.dumping import dump
from cineteca.catalog.queries.faces import Face, get_faces, get_franchise_cards, get_service_names
from cineteca.catalog.queries.facets import MANY, Facet, Facets, count, facets, has_trends
from cineteca.catalog.queries.filtering import Filter, Sort
from cineteca.catalog.queries.finding import (
    find_by_id,
    find_former,
    find_kind,
    find_person_id,
    find_title,
    find_work,
    find_work_id,
    poster_subject,
    poster_subject_of,
)
from cineteca.catalog.queries.franchises import get_franchise
from cineteca.catalog.queries.lists import CardsJSON, list_cards_json, list_works
from cineteca.catalog.queries.metadata import Metadata, get_field, get_metadata_panel
from cineteca.catalog.queries.people import PersonPage, get_person_page
from cineteca.catalog.queries.pictures import (
    PictureFigures,
    PictureFile,
    Preview,
    Showable,
    SourceRow,
    bytes_kept,
    find_picture,
    get_picture_figures,
    get_portrait,
    has_sources,
    list_picture_troubles,
    list_showable,
    previews,
    walk_portraits,
    walk_works,
)
from cineteca.catalog.queries.reports import (
    CompletenessReport,
    Coverage,
    OpenConflict,
    completeness_report,
    list_conflicts,
    rating_coverage,
)
from cineteca.catalog.queries.searching import TitleHit, search_titles
from cineteca.catalog.queries.titles import OtherTitle, list_titles, titles_in
from cineteca.catalog.queries.trending import Span, talked_about
from cineteca.catalog.queries.works import SeasonPage, WorkPage, get_season_page, get_work_page

__all__ = [
    "MANY",
    "BadFilter",
    "Bands",
    "CardRow",
    "CardsJSON",
    "CompletenessReport",
    "Coverage",
    "Face",
    "Facet",
    "Facets",
    "Filter",
    "Metadata",
    "OpenConflict",
    "OtherTitle",
    "PersonPage",
    "PictureFigures",
    "PictureFile",
    "Preview",
    "SeasonPage",
    "Showable",
    "Sort",
    "SourceRow",
    "Span",
    "TitleHit",
    "WorkPage",
    "bytes_kept",
    "check_filter",
    "completeness_by_kind",
    "completeness_report",
    "count",
    "dump",
    "facets",
    "find_by_id",
    "find_former",
    "find_kind",
    "find_person_id",
    "find_picture",
    "find_title",
    "find_work",
    "find_work_id",
    "get_card",
    "get_cards",
    "get_faces",
    "get_field",
    "get_franchise",
    "get_franchise_cards",
    "get_metadata_panel",
    "get_person_page",
    "get_picture_figures",
    "get_portrait",
    "get_season_page",
    "get_service_names",
    "get_work_page",
    "has_sources",
    "has_trends",
    "list_cards_json",
    "list_conflicts",
    "list_incomplete",
    "list_picture_troubles",
    "list_showable",
    "list_titles",
    "list_works",
    "missing_fields",
    "poster_subject",
    "poster_subject_of",
    "previews",
    "rating_coverage",
    "rating_shares",
    "read_filter",
    "search_titles",
    "talked_about",
    "titles_in",
    "walk_portraits",
    "walk_works",
]
