"""Plans for tests of the extractors: from bare canonical text, with no stage before them."""

from __future__ import annotations

from gongwen.extraction.plantext import PlanText
from gongwen.normalise import Normal
from gongwen.read.source import SourceText
from gongwen.segment.outline import Part, Sketch
from gongwen.text.edits import EditedText


def part(
    text: str, start: int, end: int, label: str = "", heading: str | None = None, level: int = 1, parent: int = -1
) -> Part:
    """A part that starts with `label`, right after which its `heading` stands."""
    after = start + len(label)
    return Part(
        start, end, label, after, None, level, None if heading is None else (after, after + len(heading)), parent
    )


def plan_of(
    text: str,
    parts: tuple[Part, ...] = (),
    *,
    genre: str = "制度",
    year: int | None = None,
    body: int = 0,
    tail: int | None = None,
) -> PlanText:
    """`text` as one plan."""
    source = SourceText("case", "text/plain", "", len(text), "utf-8", text)
    normal = Normal(source, EditedText(text), "Hans", ())
    end = len(normal.text)
    sketch = Sketch(
        0, end, None, genre, None, None, None, year, None, (), None, parts, body, end if tail is None else tail
    )  # type: ignore[arg-type]
    return PlanText(normal, sketch, 0)
