"""The XML parts of a docx."""

from __future__ import annotations

import posixpath

from gongwen.read.limits import Limits
from gongwen.read.package import Package
from gongwen.read.xml import Element as Element
from gongwen.read.xml import parse

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _WORD.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
)
"""The namespaces of strict OOXML, and what everyone else calls them."""
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = "word/document.xml"


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{_WORD}}}{name}"


VAL = w("val")


def value(parent: Element | None, child: str) -> str | None:
    """The value of a property: the w:val of `parent`'s child, None if there is none."""
    found = None if parent is None else parent.find(w(child))
    return None if found is None else found.get(VAL)


def number(text: str | None) -> int | None:
    """A whole number of reasonable size, or None."""
    text = (text or "").strip()
    return int(text) if text.isascii() and text.removeprefix("-").isdigit() and len(text) < _DIGITS else None


_DIGITS = 9


def switched(properties: Element | None, child: str) -> bool | None:
    """An on/off property: None where it isn't stated."""
    found = None if properties is None else properties.find(w(child))
    return None if found is None else found.get(VAL, "true").lower() not in {"0", "false", "off", "none"}


class Parts:
    """A docx opened: its main part, and the others that it names."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        """Open it and find its parts."""
        self.name = name
        self._package = Package(data, name, limits)
        found = self._related("_rels/.rels", "")
        self.main_name = next(
            (target for kind, target in found if kind == "officeDocument" and target in self._package), _MAIN
        )
        self.main = self._parse(self.main_name)
        folder, file = posixpath.split(self.main_name)
        self._others = self._related(f"{folder}/_rels/{file}.rels", folder)

    def other(self, kind: str) -> tuple[str, Element] | None:
        """Name and root of the main part's companion `kind` (styles, numbering, footnotes, endnotes), if there is one."""
        for found, target in self._others:
            if found == kind and target in self._package:
                return target, self._parse(target)
        usual = posixpath.join(posixpath.dirname(self.main_name), f"{kind}.xml")
        return (usual, self._parse(usual)) if usual in self._package else None

    def _related(self, part: str, folder: str) -> list[tuple[str, str]]:
        """(kind, part) of what a part relates to, within the package."""
        if part not in self._package:
            return []
        found: list[tuple[str, str]] = []
        for relation in self._parse(part).iter(_RELATION):
            if relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found.append((relation.get("Type", "").rpartition("/")[2], path))
        return found

    def _parse(self, part: str) -> Element:
        data = self._package.read(part)
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
        return parse(data, part, self.name)
