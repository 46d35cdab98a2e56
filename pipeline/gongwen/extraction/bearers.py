"""Nouns that end in 者 (志愿者, 患者), told from 者 that closes a condition (旷工三次以上者); the words are in `bearers.toml`."""

from __future__ import annotations

from gongwen.text.lexicon import words


def closes(text: str) -> bool:
    """Does the text end with a 者 that means whoever did what it says?"""
    return text.endswith("者") and (
        text.startswith("的") or not text.endswith(words("gongwen.extraction", "bearers", "noun"))
    )
