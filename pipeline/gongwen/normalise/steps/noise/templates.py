"""What a seller of model texts prints into them: a number of its own, what the text is for in English, a remark, an empty name.

The remark says what "this file" is good for, or what to do with it once downloaded: no document says so of itself. With it the
number on its lines and the English between the title and it are the template's, wherever they stand.
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.normalise.steps.noise.lines import Lines
from gongwen.normalise.steps.noise.vocabulary import words_of
from gongwen.text.lexicon import any_of

_REACH = 16
_LONGEST = 60


def mark_template(lines: Lines) -> None:
    """Mark the template's number, its words in English and its remark."""
    remark = next((i for i in range(min(len(lines), _REACH)) if _remark().match(lines.text, lines.spans[i][0])), None)
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


@cache
def _remark() -> re.Pattern[str]:
    label, own = any_of(words_of("template", "remark")), any_of(words_of("template", "own"))
    return re.compile(rf"[【\[（(]?{label}[】\]）)]?[：:][^\n]{{0,400}}?{own}")


@cache
def _english() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z][A-Za-z ,.'&()-]{11,}")


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"(?:文件|文档|制度|资料)?编号:[a-z\d-]{2,30}")


@cache
def _please() -> re.Pattern[str]:
    return re.compile(r"请在(?:这里|此处?)(?:输入|填写)|pleaseenter")
