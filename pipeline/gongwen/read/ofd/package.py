"""The parts of an ofd: documents, their pages in order, and what pages refer to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

import msgspec

from gongwen.read.limits import Limits
from gongwen.read.package import Package, damaged, encrypted
from gongwen.read.xml import Element, parse

ROOT = "OFD.xml"
_LOCKED = "Encryptions.xml"
_MOST_TEMPLATES = 20


class Sheet(msgspec.Struct, frozen=True):
    """A page: its part, the templates of its document by id, and its pictures by id."""

    part: str
    templates: dict[str, str]
    media: dict[str, str]
    area: tuple[float, float, float, float]


def local(element: Element) -> str:
    """An element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element, *names: str) -> Iterator[Element]:
    """The children that are called so."""
    return (child for child in element if local(child) in names)


def named(element: Element, name: str) -> Iterator[Element]:
    """All elements below that are called so, in order."""
    return (found for found in element.iter() if local(found) == name)


def numbers(text: str | None) -> list[float]:
    """The numbers in an attribute; what is none counts as nothing."""
    found: list[float] = []
    for word in (text or "").split():
        try:
            value = float(word)
        except ValueError:
            continue
        found.append(value if abs(value) < _FAR else 0.0)
    return found


_FAR = 1e6
"""Millimetres beyond which nothing is on a page."""


class Document:
    """An ofd opened: all pages of all documents in it."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        """Open it and find its pages.

        Raises:
            ReadError: it is broken, locked or beyond the limits.
        """
        self.name = name
        self._package = Package(data, name, limits)
        self._parts = {part.lower(): part for part in self._package.names}
        self._known: dict[str, Element] = {}
        root = self._root()
        self.pages = [sheet for place in named(root, "DocRoot") for sheet in self._sheets(_path("", place.text))]

    def xml(self, part: str) -> Element:
        """The root of a part."""
        return parse(self.read(part), part, self.name)

    def template(self, part: str) -> Element | None:
        """The root of a template, None where there is no such part; kept, since every page asks for it."""
        if part not in self._known:
            if len(self._known) >= _MOST_TEMPLATES or not self.has(part):
                return None
            self._known[part] = self.xml(part)
        return self._known[part]

    def has(self, part: str) -> bool:
        """Is there such a part? Programs are not strict about capitals."""
        return part.lower() in self._parts

    def read(self, part: str) -> bytes:
        """The bytes of a part."""
        return self._package.read(self._parts.get(part.lower(), part))

    def _root(self) -> Element:
        if not self.has(ROOT):
            raise damaged(self.name, f"缺少 {ROOT} / {ROOT} is missing")
        data = self.read(ROOT)
        locked = any(part.endswith(_LOCKED.lower()) for part in self._parts)
        if locked and b"DocRoot" not in data:
            raise encrypted(self.name)
        return parse(data, ROOT, self.name)

    def _sheets(self, part: str) -> Iterator[Sheet]:
        """The pages of one document, in order."""
        root = self.xml(part)
        templates = {page.get("ID", ""): _path(part, page.get("BaseLoc")) for page in named(root, "TemplatePage")}
        media: dict[str, str] = {}
        for kind in ("PublicRes", "DocumentRes"):
            for place in named(root, kind):
                media |= self._media(_path(part, place.text))
        area = next((numbers(box.text) for box in named(root, "PhysicalBox")), [])
        box = (area[0], area[1], area[2], area[3]) if len(area) == 4 else (0.0, 0.0, 210.0, 297.0)
        for pages in children(root, "Pages"):
            for page in children(pages, "Page"):
                yield Sheet(_path(part, page.get("BaseLoc")), templates, media, box)

    def _media(self, part: str) -> dict[str, str]:
        """The pictures that a part of resources names, by their ids."""
        if not self.has(part):
            return {}
        root = self.xml(part)
        base = posixpath.join(posixpath.dirname(part), root.get("BaseLoc") or "")
        return {
            medium.get("ID", ""): _path(f"{base}/", next((file.text for file in named(medium, "MediaFile")), None))
            for medium in named(root, "MultiMedia")
        }


def _path(part: str, place: str | None) -> str:
    """Where a part refers to: from its own folder, or from the top. Only ever a name in the archive."""
    place = (place or "").strip().replace("\\", "/")
    whole = place if place.startswith("/") else posixpath.join(posixpath.dirname(part), place)
    return posixpath.normpath("/" + whole).lstrip("/")
