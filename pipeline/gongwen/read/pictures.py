"""Pictures of pages: recognised where that is wanted and can be done."""

from __future__ import annotations

from gongwen.errors import ReaderMissing
from gongwen.read.limits import Limits
from gongwen.read.paged import Page


class Pictures:
    """Recognition of the pictures of one file."""

    def __init__(self, name: str, limits: Limits) -> None:
        """For the file `name`."""
        self._name = name
        self._limits = limits

    def recognise(self, data: bytes, box: tuple[float, float, float, float]) -> Page | None:
        """What a picture that fills `box` shows; None where recognition is not wanted or not installed."""
        del data, box
        return None


def unread(name: str, limits: Limits) -> ReaderMissing:
    """The error for a file that is only pictures, which nobody has read."""
    remedy = "--ocr auto" if limits.ocr == "never" else "pip install 'gongwen[ocr]'"
    return ReaderMissing(
        name,
        "只有图像，没有文字层 / it has only pictures, no text",
        f"需要文字识别，请用 / recognition is needed: {remedy}",
    )
