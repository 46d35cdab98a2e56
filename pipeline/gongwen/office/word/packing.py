"""A package written anew so that the same parts give the same bytes."""

from __future__ import annotations

import io
import zipfile

_NO_DATE = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can state."""


def repacked(data: bytes) -> bytes:
    """A zip with the same parts in the same order, without the time at which each was written."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(fixed, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _NO_DATE), old.read(name), zipfile.ZIP_DEFLATED)
    return fixed.getvalue()
