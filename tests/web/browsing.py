"""A real browser, and what axe says of the pages in it."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = "--no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update"
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}}
SKIPPED = "Transition was aborted"  # Chromium's word for a transition that came too soon after the last


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium, where the machine has one; skips the test where not."""
    if CHROMIUM is None and not os.environ.get("CI"):
        pytest.skip("there is no Chromium on this machine")
    # Playwright's loop runs in this thread, and Django would take it for our own.
    with pytest.MonkeyPatch.context() as environment, sync_playwright() as playwright:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET.split(), "--disable-sync"])
        yield running
        running.close()


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]
