"""Is the document that an earlier run wrote for a file still right? It says so itself: the source's hash, the version.

No list of what is done is kept, so none can be wrong: a document is there whole or not at all, and names the bytes it was
made from (`source.sha256`) and what made it (`generator.version`). Both stand in its first few hundred bytes.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from gongwen import __version__
from gongwen.batch import places
from gongwen.batch.record import Check, Checked
from gongwen.document.model import REDACTED
from gongwen.errors import ReadError
from gongwen.read import bytes_of
from gongwen.read.discover import Found

_HEAD = 2048
"""Bytes that hold the id, the generator and the source's name (255 bytes at most, escaped) and hash."""
_GENERATOR = re.compile(rb'"generator":\s*\{\s*"name":\s*"gongwen",\s*"version":\s*"([^"\\]*)"')
_SHA256 = re.compile(rb'"sha256":\s*"([0-9a-f]{64})"')


def check(request: Check) -> Checked:
    """Which of the files have to be extracted: missing, changed, or made by another version."""
    stale = (
        k
        for k, (file, target) in enumerate(zip(request.files, request.targets, strict=True))
        if not _current(file, target, request)
    )
    return Checked(tuple(stale))


def _current(file: Found, target: str, request: Check) -> bool:
    head, changed = places.glance(target, _HEAD)
    said = _made_from(head)
    version = f"{__version__}{REDACTED}" if request.redact else __version__
    if said is None or said[0] != version or changed < request.since:
        return False
    try:
        if file.inside or places.is_url(file.path):
            return said[1] == hashlib.sha256(bytes_of(file, request.limits, places.load)).hexdigest()
        with open(file.path, "rb", buffering=0) as source:  # noqa: PTH123 - see `places.glance`
            return said[1] == hashlib.file_digest(source, "sha256").hexdigest()
    except (OSError, ReadError):
        return False


def made_from(target: str) -> tuple[str, str] | None:
    """The version that made a document, and the hash of the source that it was made from; None where there is none.

    Versions tell documents without the names of persons from whole ones.
    """
    return _made_from(places.glance(target, _HEAD)[0])


def _made_from(head: bytes) -> tuple[str, str] | None:
    version, source = _GENERATOR.search(head), _SHA256.search(head)
    return None if version is None or source is None else (version[1].decode(), source[1].decode())


def code_changed() -> float:
    """When the code of a checkout was last changed, 0.0 for an installed package.

    In a checkout the version stays while the code changes: documents older than the code are out of date there.
    """
    package = Path(__file__).parents[1]
    if not (package.parents[1] / "pyproject.toml").is_file():
        return 0.0
    return max(path.stat().st_mtime for kind in ("*.py", "*.toml") for path in package.rglob(kind))
