"""What a seller of model texts prints into them: a number of its own, what the text is for in English, a remark, an empty name.

使用备注 stands in no document of its own; with it the number on its lines and the English between the title and it are the
template's, wherever they stand.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.normalise.steps.noise.lines import Lines

_REACH = 16


def mark_template(lines: Lines) -> None:
    """Mark the template's number, its words in English and its remark."""
    if "使用备注" not in lines.text:
        return
    remark = next(
        (i for i in range(min(len(lines), _REACH)) if lines.text.startswith("使用备注", lines.spans[i][0])), None
    )
    if remark is None:
        return
    lines.noise.add(remark)
    for i in range(remark):
        if _english().fullmatch(lines.key(i)):
            lines.noise.add(i)
    for i, (start, end) in enumerate(lines.spans):
        if end - start <= _LONGEST and _number().fullmatch(lines.tight(i)):
            lines.noise.add(i)
            lines.breaks.add(i)
        elif _please().match(lines.tight(i)):
            lines.noise.add(i)


_LONGEST = 60


@cache
def _english() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z][A-Za-z ,.'&()-]{11,}")


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"(?:文件|文档|制度|资料)?编号:[a-z\d-]{2,30}")


@cache
def _please() -> re.Pattern[str]:
    return re.compile(r"请在(?:这里|此处?)(?:输入|填写)|pleaseenter")
