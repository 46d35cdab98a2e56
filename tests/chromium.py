"""A real browser for tests of pages: what the page asks of the network, and what its scripts complain of."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium; tests that need it are skipped where there is none."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        pytest.skip("needs Chromium (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, html: str, path: Path) -> Iterator[Page]:
    """The page open in the browser; fails where a script fails, or anything but the file itself is asked for."""
    path.write_text(html, "utf-8")
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    complaints: list[str] = []
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: complaints.append(request.url) if request.url != path.as_uri() else None)
    page.on("dialog", lambda dialog: (complaints.append("dialog " + dialog.message), dialog.dismiss()))
    page.goto(path.as_uri())
    yield page
    page.close()
    assert complaints == []
