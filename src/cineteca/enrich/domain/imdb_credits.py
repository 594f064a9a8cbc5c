"""IMDb's words for what people do, in those of the catalogue."""

from collections.abc import Mapping

from cineteca.enrich.domain.filmography import ACTING, ARCHIVE, SELF

_PARTS: Mapping[str, tuple[str, str]] = {
    "actor": (ACTING, ""),
    "actress": (ACTING, ""),
    "self": (SELF, ""),
    "archive_footage": (ARCHIVE, ""),
    "archive_sound": (ARCHIVE, ""),
    "director": ("Directing", "Director"),
    "assistant_director": ("Directing", "Assistant Director"),
    "writer": ("Writing", "Writer"),
    "creator": ("Writing", "Creator"),
    "producer": ("Production", "Producer"),
    "casting_director": ("Production", "Casting"),
    "composer": ("Sound", "Original Music Composer"),
    "music_department": ("Sound", "Music"),
    "soundtrack": ("Sound", "Soundtrack"),
    "cinematographer": ("Camera", "Director of Photography"),
    "editor": ("Editing", "Editor"),
    "production_designer": ("Art", "Production Design"),
    "art_director": ("Art", "Art Direction"),
    "set_decorator": ("Art", "Set Decoration"),
    "costume_designer": ("Costume & Make-Up", "Costume Design"),
    "visual_effects": ("Visual Effects", "Visual Effects"),
    "special_effects": ("Visual Effects", "Special Effects"),
    "stunts": ("Crew", "Stunts"),
}
_PROFESSIONS: Mapping[str, str] = {
    "animation_department": "Visual Effects",
    "art_department": "Art",
    "camera_department": "Camera",
    "casting_department": "Production",
    "costume_department": "Costume & Make-Up",
    "editorial_department": "Editing",
    "electrical_department": "Lighting",
    "make_up_department": "Costume & Make-Up",
    "script_department": "Writing",
    "sound_department": "Sound",
}


def part_of(category: str, job: str = "") -> tuple[str, str]:
    """Department and job of a principal: ``part_of("writer", "screenplay by")`` → Writing, screenplay."""
    department, usual = _PARTS.get(category, ("Crew", category.replace("_", " ").capitalize()))
    told = job.removesuffix(" by").strip()
    return department, told[:1].upper() + told[1:] if told and usual else usual


def department_of(professions: tuple[str, ...]) -> str:
    """The department that somebody's first profession belongs to; empty where it tells none."""
    for profession in professions:
        if profession in _PARTS:
            return _PARTS[profession][0]
        if profession in _PROFESSIONS:
            return _PROFESSIONS[profession]
    return ""
