"""Where the heading of a section stands."""

from __future__ import annotations

from gongwen.document.model import Section

__all__ = ["heading_place"]


def heading_place(text: str, section: Section) -> tuple[int, int] | None:
    r"""The offsets of a section's heading in the document's text: on its first line, behind the label; None where it has none.

    >>> import gongwen
    >>> doc = gongwen.extract("学习办法\n第一章　总则\n第一条　为了学习，制定本办法。\n")
    >>> [doc.text[slice(*heading_place(doc.text, section))] for section in doc.plans[0].sections]
    ['总则']
    """
    if section.heading is None:
        return None
    after = section.span.start + len(section.label)
    line = text.find("\n", after, section.span.end)
    at = text.find(section.heading, after, section.span.end if line < 0 else line)
    return (at, at + len(section.heading)) if at >= 0 else None
