"""Lines as pieces that know their run, and the text that they make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

NO_RUN = -1


class Piece(NamedTuple):
    """Some text, and what shows it: part, number of the paragraph and of the run in that part, the run's child.

    `offset` is how many characters of the child's own text come before: blanks that are not shown.
    """

    text: str
    part: str = ""
    paragraph: int = NO_RUN
    run: int = NO_RUN
    child: int = NO_RUN
    offset: int = 0


Line = list[Piece]


def shows(line: Iterable[Piece]) -> bool:
    """Whether a line has anything to be seen."""
    return any(not piece.text.isspace() for piece in line)


def in_cell(lines: Iterable[Line]) -> Line:
    """Lines as the content of one cell: parted by blanks, with neither line breaks nor tabs."""
    cell: Line = []
    for line in lines:
        if cell:
            cell.append(Piece(" "))
        cell += (piece._replace(text=piece.text.replace("\n", " ").replace("\t", " ")) for piece in line)
    return cell


class Flow:
    """The text so far, and where it came from."""

    def __init__(self, lines: Iterator[Line]) -> None:
        """Put lines together."""
        pieces: list[str] = []
        placed: list[tuple[int, Piece]] = []
        at = 0
        for line in lines:
            if pieces:
                pieces.append("\n")
                at += 1
            for piece in line:
                pieces.append(piece.text)
                placed.append((at, piece))
                at += len(piece.text)
        self.text = "".join(pieces)
        self.pieces = placed
        """Every piece with its offset in the text; what lies in none is the ends of lines."""
