"""What is posted reaches the pages, also from a server whose `receive` hands out futures."""

import asyncio
from typing import Any

from cineteca.config.asgi import application


def status_of_a_post(body: bytes) -> int:
    sent: list[dict[str, Any]] = []

    async def post() -> None:
        def receive() -> asyncio.Future[dict[str, Any]]:
            came: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
            came.set_result({"type": "http.request", "body": body, "more_body": False})
            return came

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        headers = [
            (b"host", b"127.0.0.1"),
            (b"cookie", b"csrftoken=" + b"a" * 32),
            (b"content-type", b"application/x-www-form-urlencoded"),
            (b"content-length", str(len(body)).encode()),
        ]
        scope = {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": "POST",
            "scheme": "http",
            "path": "/sign-in/",
            "raw_path": b"/sign-in/",
            "query_string": b"",
            "root_path": "",
            "headers": headers,
            "client": ("127.0.0.1", 50000),
            "server": ("127.0.0.1", 8640),
        }
        await application(scope, receive, send)

    asyncio.run(post())
    return int(sent[0]["status"])


def test_a_post_of_the_page_is_read(db):
    assert status_of_a_post(b"csrfmiddlewaretoken=" + b"a" * 32 + b"&username=") == 200


def test_a_post_of_another_site_is_refused(db):
    assert status_of_a_post(b"username=alice") == 403
