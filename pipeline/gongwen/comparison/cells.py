"""A matrix of coloured cells with words in them: how it is laid out, drawn and written.

altair describes it, vl-convert draws it; nothing is fetched. The same picture gives the same bytes.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import altair as alt
import vl_convert

from gongwen.messages import Language, say

Picture = alt.Chart | alt.LayerChart
Item = TypeVar("Item")

FONT = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Source Han Sans SC','WenQuanYi Zen Hei',sans-serif"
"""Fonts with Chinese of every system; the first that is there is taken."""

BLANK = "#ffffff"
"""The colour of cells in which a unit says nothing; they are not drawn."""

STEP = 80, 26
"""Width and height of a cell, in pixels."""

MOST_ROWS = 60
"""Rows of one picture; those that most units speak of come in, and the title says how many there are."""

LONGEST = 9
"""Characters of a cell's words."""


@dataclass(frozen=True)
class Cell:
    """One cell: its row, its column (a unit), its words, and the class whose colour it takes."""

    row: str
    column: str
    words: str
    kind: str


def matrix(
    cells: Sequence[Cell], rows: Sequence[str], columns: Sequence[str], classes: dict[str, str], title: str
) -> Picture:
    """A matrix of coloured cells with their words, and the key of the classes that occur."""
    if not cells:
        nothing = alt.Chart(alt.InlineData(values=[{"w": title}])).mark_text(fontSize=14).encode(text="w:N")
        return dressed(nothing.properties(width=320, height=80, title=title))
    present = [kind for kind in classes if any(cell.kind == kind for cell in cells)]
    base = alt.Chart(
        alt.InlineData(
            values=[
                {"r": c.row, "c": c.column, "w": c.words, "k": c.kind}
                for c in cells
                if c.words or classes[c.kind] != BLANK
            ]
        )
    ).encode(
        x=alt.X(
            "c:N",
            scale=alt.Scale(domain=list(columns), padding=0.02),
            title=None,
            sort=list(columns),
            axis=alt.Axis(orient="top", labelAngle=-40, labelLimit=220, ticks=False),
        ),
        y=alt.Y(
            "r:N",
            title=None,
            sort=list(rows),
            scale=alt.Scale(domain=list(rows), padding=0.05),
            axis=alt.Axis(labelLimit=320, ticks=False),
        ),
    )
    boxes = base.mark_rect(aria=False).encode(
        color=alt.Color(
            "k:N",
            title=None,
            scale=alt.Scale(domain=present, range=[classes[kind] for kind in present]),
            legend=alt.Legend(
                orient="bottom", columns=5, symbolType="square", symbolStrokeColor="#999999", labelLimit=200
            ),
        )
    )
    dark = [kind for kind in present if _dark(classes[kind])]
    words = base.mark_text(fontSize=10, aria=False).encode(
        text="w:N",
        color=alt.condition(alt.FieldOneOfPredicate(field="k", oneOf=dark), alt.value("#ffffff"), alt.value("#222222")),
    )
    picture = (boxes + words).properties(title=title, width=alt.Step(STEP[0]), height=alt.Step(STEP[1]))
    return dressed(picture)


def _dark(colour: str) -> bool:
    """Is a colour so dark that words on it must be white?"""
    red, green, blue = (int(colour[k : k + 2], 16) for k in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue < 140


def dressed(picture: Picture) -> Picture:
    """The picture on white, in fonts that have the characters."""
    shown: Picture = picture.configure(font=FONT, background="#ffffff").configure_title(anchor="start", fontSize=15)
    return shown


def most_spoken(
    rows: Sequence[tuple[str, list[tuple[Item, bool]]]], title: str, lang: Language
) -> tuple[list[tuple[str, list[tuple[Item, bool]]]], str]:
    """The rows that most units speak of, in their order, and a title that says what was left out. Names are made unique."""
    spoken = sorted(range(len(rows)), key=lambda k: (-sum(there for _, there in rows[k][1]), k))[:MOST_ROWS]
    seen: Counter[str] = Counter()
    kept = []
    for k in sorted(spoken):
        name, cells = rows[k]
        seen[name] += 1
        kept.append((name if seen[name] == 1 else f"{name} ({seen[name]})", cells))
    if len(kept) < len(rows):
        title += say("chart-left-out", lang, shown=len(kept), all=len(rows))
    return kept, title


def short(words: str, most: int = LONGEST) -> str:
    """The words, cut where a cell has no room for more."""
    return words if len(words) <= most else words[: most - 1] + "…"


def svg(picture: Picture, prefix: str = "chart") -> str:
    """The picture as SVG. Ids begin with `prefix`, so that several pictures can stand in one page; same picture, same bytes."""
    drawn = vl_convert.vegalite_to_svg(json.dumps(picture.to_dict()))
    # Each of thousands of words would name all the fonts: once, for all of them, is enough.
    fonts = f' font-family="{FONT}"'
    drawn = drawn.replace(fonts, "").replace("<svg ", f"<svg{fonts} ", 1)
    order: dict[str, str] = {}
    for name in re.findall(r'\bid="([^"]+)"', drawn):
        order.setdefault(name, f"{prefix}-{len(order)}")
    return re.sub(
        r'\bid="([^"]+)"|url\(#([^)]+)\)',
        lambda found: f'id="{order[found[1]]}"' if found[1] else f"url(#{order.get(found[2], found[2])})",
        drawn,
    )


def png(picture: Picture) -> bytes:
    """The picture as PNG, at twice the resolution of a screen."""
    return vl_convert.vegalite_to_png(json.dumps(picture.to_dict()), scale=2)
