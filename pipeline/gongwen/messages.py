"""What gongwen says to people, in Chinese and English, by stable code; the words are in `messages.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

Language = Literal["zh", "en"]


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("gongwen").joinpath("messages.toml").read_text("utf-8"))


def say(code: str, lang: Language = "zh", /, **facts: object) -> str:
    """The message of `code` with its facts filled in.

    >>> say("suspected-slip", "en", found="批评数育", likely="批评教育")
    'suspected slip: 批评数育 (likely 批评教育)'
    """
    return _table()[code][lang].format(**facts)


def codes() -> tuple[str, ...]:
    """Every code there is, sorted."""
    return tuple(sorted(_table()))
