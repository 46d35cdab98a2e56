"""Whether text in pictures is to be recognised, and can be."""

from __future__ import annotations

import importlib.util
from functools import cache

from gongwen.errors import ReaderMissing
from gongwen.read.limits import Limits

_PACKAGES = ("rapidocr", "onnxruntime")
_INSTALL = "pip install 'gongwen[ocr]'"


@cache
def _installed() -> bool:
    return all(importlib.util.find_spec(package) is not None for package in _PACKAGES)


def recognises(name: str, limits: Limits) -> bool:
    """Is recognition allowed and installed?

    Raises:
        ReaderMissing: it is demanded, and not installed.
    """
    if limits.ocr == "always" and not _installed():
        raise ReaderMissing(
            name,
            "要求识别图像，但没有安装 / recognition is demanded, but not installed",
            f"请运行 / please run: {_INSTALL}",
        )
    return limits.ocr != "never" and _installed()


def unread(name: str, limits: Limits) -> ReaderMissing:
    """The error for a file that is only pictures, which nobody has read."""
    remedy = "--ocr auto" if limits.ocr == "never" else _INSTALL
    return ReaderMissing(
        name,
        "只有图像，没有文字层 / it has only pictures, no text",
        f"需要文字识别，请用 / recognition is needed: {remedy}",
    )
