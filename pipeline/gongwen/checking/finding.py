"""What checking says: findings, in both languages, each with its place."""

from __future__ import annotations

from functools import lru_cache

from gongwen.checking.profile import Severity
from gongwen.document.model import Record, Span
from gongwen.messages import Language, say


class Term(Record, frozen=True):
    """A word that goes into a message, and differs by language."""

    zh: str
    en: str


Detail = str | Term
"""What fills a place in a message: words of the document as they are, or a term of ours."""


def term(code: str, **details: Detail) -> Term:
    """The message `code` as a term."""
    return _term(code, tuple(details.items()))


@lru_cache(1024)
def _term(code: str, details: tuple[tuple[str, Detail], ...]) -> Term:
    return Term(zh=worded(code, dict(details), "zh"), en=worded(code, dict(details), "en"))


def worded(code: str, details: dict[str, Detail], lang: Language) -> str:
    """The message `code` with its places filled, in one language."""
    return say(code, lang, **{name: in_language(detail, lang) for name, detail in details.items()})


def in_language(detail: Detail, lang: Language) -> str:
    """A detail's words."""
    return detail if isinstance(detail, str) else detail.zh if lang == "zh" else detail.en


class Related(Record, frozen=True):
    """Another place that a finding speaks of, and what it is to it."""

    span: Span
    what: Term


class Finding(Record, frozen=True):
    """Something missing, weak, blank or likely wrong in a draft.

    `span` is the place to look at (where something is absent: the nearest passage); None where the document has no text.
    `details` fill the messages `check-<code>` and `check-<code>-remedy`; `item` is the profile's item, if there is one.
    """

    code: str
    severity: Severity
    span: Span | None
    details: dict[str, Detail] = {}
    related: tuple[Related, ...] = ()
    item: str | None = None

    def message(self, lang: Language) -> str:
        """What is the matter."""
        return worded(f"check-{self.code}", self.details, lang)

    def remedy(self, lang: Language) -> str:
        """What can be done about it."""
        return worded(f"check-{self.code}-remedy", self.details, lang)
