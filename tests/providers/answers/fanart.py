"""Answers of Fanart.tv about a film and a show that everybody knows."""

from typing import Any

Body = dict[str, Any]


def pictures(**changes: Any) -> Body:
    return {
        "name": "Heat",
        "tmdb_id": "949",
        "imdb_id": "tt0113277",
        "movieposter": [_picture("movieposter/a.jpg", "en", 3), _picture("movieposter/b.jpg", "de", 8)],
        "moviebackground": [_picture("moviebackground/c.jpg", "00", 5)],
        "hdmovielogo": [_picture("hdmovielogo/d.png", "en", 1)],
        "movielogo": [_picture("movielogo/e.png", "en", 9)],
        "moviedisc": [_picture("moviedisc/f.png", "en", 1) | {"disc": "1", "disc_type": "bluray"}],
        **changes,
    }


def shows_pictures(**changes: Any) -> Body:
    return {
        "name": "Breaking Bad",
        "thetvdb_id": "81189",
        "tvposter": [_picture("tvposter/a.jpg", "en", 3)],
        "showbackground": [_picture("showbackground/b.jpg", "", 5) | {"season": "all"}],
        "hdtvlogo": [_picture("hdtvlogo/c.png", "en", 2)],
        "seasonposter": [
            _picture("seasonposter/d.jpg", "en", 1) | {"season": "2"},
            _picture("seasonposter/e.jpg", "en", 4) | {"season": "2"},
            _picture("seasonposter/f.jpg", "en", 0) | {"season": "0"},
            _picture("seasonposter/g.jpg", "en", 0) | {"season": "all"},
        ],
        **changes,
    }


def _picture(path: str, language: str, likes: int) -> Body:
    return {"id": "1", "url": f"http://assets.fanart.tv/fanart/{path}", "lang": language, "likes": str(likes)}
