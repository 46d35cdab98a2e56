"""A record of a rule in a table (制度名称, 版本, 所属部门, 状态), as a library of rules prints it under the rule's name.

And the mark that parts cells, left behind a title below such rows.
"""

from __future__ import annotations

from gongwen.normalise.steps.noise.lines import Lines
from gongwen.normalise.steps.noise.vocabulary import TABLE
from gongwen.text.lexicon import words

_REACH = 24
_LEAST = 3


def mark_record(lines: Lines) -> None:
    """Mark such a table near the top, with the heading right above it: most of its labels are a record's."""
    if "|" not in lines.text:
        return
    for i in range(1, min(len(lines), _REACH)):
        start, end = lines.spans[i]
        if (
            lines.text[end - 1] == "|"
            and lines.text[start] != "|"
            and "|" in lines.key(i - 1)
            and "|" not in lines.key(i)
        ):
            lines.inline.append((start + len(lines.text[start : end - 1].rstrip()), end))
    i = 0
    while i < min(len(lines), _REACH):
        if lines.text[lines.spans[i][0]] != "|":
            i += 1
            continue
        first = i
        while i < len(lines) and lines.text[lines.spans[i][0]] == "|":
            i += 1
        labels = ["".join(lines.key(k).split("|")[1:2]).strip() for k in range(first, i)]
        known = words(*TABLE, "record")
        found = sum(label in known for label in labels)
        if found >= _LEAST and found + 2 >= len(labels):
            heading = first - 1 if first and lines.tight(first - 1) in words(*TABLE, "caption") else first
            lines.noise.update(range(heading, i))
        return
