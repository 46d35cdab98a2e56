"""What one page of an ofd shows.

A text object has a box on the page, a matrix, and codes with their places in it: the first character's, and the distance
of each further one (`DeltaX`: "g 3 5.6" is three times 5.6). A path has its lines in the same way. Lengths are
millimetres, turned into points. Without distances, and for the last character, the width is the usual one: an ideograph
is as wide as high, a letter half that.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from gongwen.read.ofd.package import Document, Sheet, children, local, named, numbers
from gongwen.read.paged import Page, Piece, Rule
from gongwen.read.paged.characters import Character, pieces_of
from gongwen.read.xml import Element

_POINT = 72 / 25.4
_THIN = 3.0
_STRAIGHT = 0.5
_LONGEST = 20_000
"""Characters of one code, distances of one row: a line has hundreds."""
_UPRIGHT = 0.1
_COMMANDS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
"""Commands of a path, and how many numbers follow each; the last two of them are where it leads."""

_Matrix = tuple[float, float, float, float, float, float]
_Box = tuple[float, float, float, float]


class Content:
    """A page's text, lines and largest picture."""

    def __init__(self, document: Document, sheet: Sheet) -> None:
        """Read the page and the templates below it.

        `box` is the page's in points, `picture` the part that holds the largest picture ("" for none), `pictured` how
        much of the page that covers.
        """
        self._characters: list[tuple[float, list[Character]]] = []
        self._rules: list[Rule] = []
        self._strays: list[str] = []
        self._sheet = sheet
        self.picture = ""
        self.pictured = 0.0
        root = document.xml(sheet.part) if document.has(sheet.part) else None
        area = next((numbers(box.text) for box in named(root, "PhysicalBox")), []) if root is not None else []
        x, y, width, height = area if len(area) == 4 else sheet.area
        self.box = (x * _POINT, y * _POINT, (x + width) * _POINT, (y + height) * _POINT)
        self._area = max(width * height, 1.0)
        if root is None:
            return
        for template in children(root, "Template"):
            below = document.template(sheet.templates.get(template.get("TemplateID", ""), ""))
            if below is not None:
                self._take(below)
        self._take(root)

    def page(self) -> Page:
        """What the page shows."""
        pieces: list[Piece] = []
        walls = [rule for rule in self._rules if rule.right - rule.left < rule.bottom - rule.top]
        for size, row in self._characters:
            base = row[0].base
            near = [wall.left for wall in walls if wall.top < base - 0.3 * size < wall.bottom]
            pieces += pieces_of(sorted(row, key=_left), base, size, near)
        return Page(tuple(pieces), tuple(self._rules), tuple(self._strays))

    def _take(self, root: Element) -> None:
        for shown in root.iter():
            name = local(shown)
            if name == "TextObject":
                self._text(shown)
            elif name == "PathObject":
                self._rules += _lines(shown)
            elif name == "ImageObject":
                self._image(shown)

    def _image(self, shown: Element) -> None:
        box = _boundary(shown)
        share = box[2] * box[3] / self._area
        part = self._sheet.media.get(shown.get("ResourceID", ""), "")
        if part and share > self.pictured:
            self.picture, self.pictured = part, share

    def _text(self, shown: Element) -> None:
        x, y, _, _ = _boundary(shown)
        matrix = _matrix(shown)
        size = (numbers(shown.get("Size")) or [0.0])[0]
        a, b, c, d, _, _ = matrix
        stretch = (numbers(shown.get("HScale")) or [1.0])[0] or 1.0
        height = size * math.hypot(c, d) * _POINT
        turned = abs(b) > _UPRIGHT * abs(a) or shown.get("CharDirection", "0") not in {"0", ""}
        for code in children(shown, "TextCode"):
            text = (code.text or "").strip("\r\n\t")[:_LONGEST]
            if not text.strip():
                continue
            if turned or a < 0 or height <= 0.0:
                self._strays.append(text.strip())
                continue
            places = _places(code, text, size * stretch)
            row: list[Character] = []
            for character, (left, top, right) in zip(text, places, strict=True):
                begin, base = _point((left, top), matrix)
                end, _ = _point((right, top), matrix)
                found = Character(character, (x + begin) * _POINT, (x + end) * _POINT, (y + base) * _POINT)
                if row and abs(found.base - row[-1].base) > 0.5 * height:
                    self._characters.append((height, row))
                    row = []
                row.append(found)
            self._characters.append((height, row))


def _left(c: Character) -> float:
    return c.left


def _boundary(shown: Element) -> _Box:
    found = numbers(shown.get("Boundary"))
    return (found[0], found[1], found[2], found[3]) if len(found) == 4 else (0.0, 0.0, 0.0, 0.0)


def _matrix(shown: Element) -> _Matrix:
    found = numbers(shown.get("CTM"))
    if len(found) != 6:
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (found[0], found[1], found[2], found[3], found[4], found[5])


def _point(at: tuple[float, float], matrix: _Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * at[0] + c * at[1] + e, b * at[0] + d * at[1] + f


def _places(code: Element, text: str, size: float) -> Iterator[tuple[float, float, float]]:
    """Where each character begins and stands, and where its room ends."""
    x = (numbers(code.get("X")) or [0.0])[0]
    y = (numbers(code.get("Y")) or [0.0])[0]
    across, down = _distances(code.get("DeltaX")), _distances(code.get("DeltaY"))
    for k, character in enumerate(text):
        width = size if character > "\u2e7f" or character in "“”‘’—…·" else size / 2
        step = across[k] if k < len(across) else (0.0 if down else width)
        yield x, y, x + (min(width, step) if 0 < step < width else width)
        x += step
        y += down[k] if k < len(down) else 0.0


def _distances(text: str | None) -> list[float]:
    """Distances from character to character, repetitions written out."""
    words = (text or "").split()
    found: list[float] = []
    k = 0
    while k < len(words) and len(found) < _LONGEST:
        if words[k] == "g":
            times, distance = numbers(" ".join(words[k + 1 : k + 2])), numbers(" ".join(words[k + 2 : k + 3]))
            if times and distance and times[0] > 0:
                found += distance * min(int(times[0]), _LONGEST)
            k += 3
        else:
            found += numbers(words[k])
            k += 1
    return found


def _lines(shown: Element) -> Iterator[Rule]:
    """The upright lines that a path draws: itself where it is a thin bar, else its strokes."""
    data = next((found.text for found in children(shown, "AbbreviatedData")), None)
    x, y, _, _ = _boundary(shown)
    matrix = _matrix(shown)
    points = [
        (moved, ((x + px) * _POINT, (y + py) * _POINT))
        for moved, at in _strokes((data or "").split()[:_LONGEST])
        for px, py in (_point(at, matrix),)
    ]
    if not points:
        return
    xs, ys = [at[0] for _, at in points], [at[1] for _, at in points]
    if min(max(xs) - min(xs), max(ys) - min(ys)) <= _THIN:
        if max(max(xs) - min(xs), max(ys) - min(ys)) > _THIN:
            yield Rule(min(xs), min(ys), max(xs), max(ys))
        return
    if shown.get("Stroke", "true").lower() == "false":
        return
    for (_, one), (moved, two) in pairwise(points):
        if not moved and (abs(one[0] - two[0]) <= _STRAIGHT or abs(one[1] - two[1]) <= _STRAIGHT):
            yield Rule(min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1]))


def _strokes(words: list[str]) -> Iterator[tuple[bool, tuple[float, float]]]:
    """The points that a path leads to, and whether it gets there without drawing."""
    first = last = (0.0, 0.0)
    k = 0
    while k < len(words):
        command = words[k].upper()
        count = _COMMANDS.get(command)
        if count is None:
            k += 1
            continue
        values = numbers(" ".join(words[k + 1 : k + 1 + count]))
        k += 1 + count
        if command == "C":
            yield False, first
            last = first
        elif len(values) == count:
            last = (values[-2], values[-1])
            moved = command in {"S", "M"}
            if moved:
                first = last
            yield moved or command in {"Q", "B", "A"}, last
