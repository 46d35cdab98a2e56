"""What paragraphs and runs get from their styles.

Styles are chains (basedOn). Of all that they hold, two things decide what is printed: numbering (numPr) and hidden
text (vanish). The nearest style that states something wins.
"""

from __future__ import annotations

from functools import cache

import msgspec

from gongwen.read.word.parts import Element, number, switched, value, w

_LONGEST_CHAIN = 50


class Numbered(msgspec.Struct, frozen=True):
    """Numbering as far as stated: the list instance (0: none), the level, and the style that says so, if one does."""

    num: int | None = None
    level: int | None = None
    style: str | None = None


def numbered(properties: Element | None) -> Numbered:
    """The numbering that paragraph properties state directly."""
    stated = None if properties is None else properties.find(w("numPr"))
    return Numbered(number(value(stated, "numId")), number(value(stated, "ilvl")))


class Styles:
    """The styles of a document; without any, nothing is numbered or hidden by style."""

    def __init__(self, root: Element | None) -> None:
        """Index the styles of styles.xml."""
        self._styles: dict[str, Element] = {}
        self._default: str | None = None
        for style in () if root is None else root.iter(w("style")):
            name = style.get(w("styleId"))
            if name is None or name in self._styles:
                continue
            self._styles[name] = style
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true", "on"}:
                self._default = name
        # One document's worth: the cache lives and dies with it.
        self.numbering = cache(self._numbering)
        self.hidden = cache(self._hidden)

    def _chain(self, name: str | None) -> list[tuple[str, Element]]:
        """A style and those that it is based on, nearest first."""
        chain: list[tuple[str, Element]] = []
        while name in self._styles and len(chain) < _LONGEST_CHAIN:
            style = self._styles[name]
            chain.append((name, style))
            name = value(style, "basedOn")
        return chain

    def paragraph(self, properties: Element | None) -> str | None:
        """The style of a paragraph."""
        stated = value(properties, "pStyle")
        return stated if stated in self._styles else self._default

    def _numbering(self, name: str | None) -> Numbered:
        """The numbering of a paragraph style. `style` is the one that names the list: levels may be bound to it."""
        level: int | None = None
        for style_name, style in self._chain(name):
            stated = numbered(style.find(w("pPr")))
            level = stated.level if level is None else level
            if stated.num is not None:
                return Numbered(stated.num, level, style_name)
        return Numbered()

    def _hidden(self, name: str | None) -> bool:
        """Whether a style, of paragraphs or characters, hides its text."""
        for _, style in self._chain(name):
            stated = switched(style.find(w("rPr")), "vanish")
            if stated is not None:
                return stated
        return False
