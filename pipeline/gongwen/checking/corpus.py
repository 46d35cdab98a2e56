"""The plans that a draft is held against."""

from __future__ import annotations

from gongwen.document.model import Document


class Corpus:
    """Plans of others: what most of them say is the likelier reading."""

    def __init__(self, documents: tuple[Document, ...]) -> None:
        """Take them; nothing is indexed before a rule asks."""
        self.documents = documents
