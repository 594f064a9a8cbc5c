"""Words of IMDb's files and the small numbers that stand for them in the tables.

A number once given never means another word: append, never renumber. Source: the files themselves, 2017 to now.
"""

from collections.abc import Mapping

KINDS: Mapping[str, int] = {
    "movie": 1,
    "short": 2,
    "tvMovie": 3,
    "tvSeries": 4,
    "tvMiniSeries": 5,
    "tvSpecial": 6,
    "tvShort": 7,
    "video": 8,
    "videoGame": 9,
    "tvEpisode": 10,
    "tvPilot": 11,
    "radioSeries": 12,
    "radioEpisode": 13,
    "musicVideo": 14,
    "podcastSeries": 15,
    "podcastEpisode": 16,
    "audiobook": 17,
    "episode": 18,
}

FILMS = frozenset({"movie", "short", "tvMovie", "tvSpecial", "tvShort", "video", "musicVideo"})
SHOWS = frozenset({"tvSeries", "tvMiniSeries", "tvPilot", "radioSeries", "podcastSeries"})
EPISODES = frozenset({"tvEpisode", "radioEpisode", "podcastEpisode", "episode"})

GENRES: Mapping[str, int] = {
    name: code
    for code, name in enumerate(
        (
            *("Action", "Adult", "Adventure", "Animation", "Biography", "Comedy", "Crime", "Documentary", "Drama"),
            *("Experimental", "Family", "Fantasy", "Film-Noir", "Game-Show", "History", "Horror", "Music", "Musical"),
            *("Mystery", "News", "Reality-TV", "Romance", "Sci-Fi", "Short", "Sport", "Talk-Show", "Thriller"),
            *("War", "Western", "Lifestyle", "Erotica", "Commercial"),
        ),
        start=1,
    )
}

CATEGORIES: Mapping[str, int] = {
    name: code
    for code, name in enumerate(
        (
            *("actor", "actress", "self", "director", "writer", "producer", "composer", "cinematographer", "editor"),
            *("production_designer", "casting_director", "archive_footage", "archive_sound", "creator"),
            *("miscellaneous", "music_department", "soundtrack", "stunts", "visual_effects", "special_effects"),
            *("costume_designer", "art_director", "assistant_director", "set_decorator", "thanks"),
        ),
        start=1,
    )
}

PROFESSIONS: Mapping[str, int] = {
    name: code
    for code, name in enumerate(
        (
            *("actor", "actress", "director", "writer", "producer", "composer", "cinematographer", "editor"),
            *("miscellaneous", "soundtrack", "stunts", "self", "production_designer", "casting_director"),
            *("animation_department", "art_department", "art_director", "assistant", "assistant_director"),
            *("camera_department", "casting_department", "costume_department", "costume_designer"),
            *("editorial_department", "electrical_department", "executive", "legal", "location_management"),
            *("make_up_department", "manager", "music_artist", "music_department", "podcaster"),
            *("production_department", "production_manager", "publicist", "script_department", "set_decorator"),
            *("sound_department", "special_effects", "talent_agent", "transportation_department"),
            *("visual_effects", "choreographer", "archive_footage", "archive_sound", "accountant", "creator"),
            *("showrunner", "intimacy_coordinator", "art_direction", "set_decoration", "production"),
        ),
        start=1,
    )
}

KIND_NAMES = {code: name for name, code in KINDS.items()}
GENRE_NAMES = {code: name for name, code in GENRES.items()}
CATEGORY_NAMES = {code: name for name, code in CATEGORIES.items()}
PROFESSION_NAMES = {code: name for name, code in PROFESSIONS.items()}

CAST = frozenset({"actor", "actress", "self", "archive_footage", "archive_sound"})
"""Categories of people who are seen or heard."""
