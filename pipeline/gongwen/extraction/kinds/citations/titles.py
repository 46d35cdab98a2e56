"""Does a title name a document?"""

from __future__ import annotations

import re
from functools import cache

from gongwen.text.lexicon import words

_PACKAGE = "gongwen.extraction.kinds.citations"


@cache
def _remark() -> re.Pattern[str]:
    """What may follow the kind at a title's end: (试行), (2021—2025年), 修订版, 第三版; at most three of them."""
    one = r"(?:[(〔\[〈][^()〔〕\[\]〈〉]{0,30}[)〕\]〉]|(?:修订|试行|暂行|简|第[一二三四五六七八九十\d]{1,2})[版本]?|(?:19|20)\d\d年?版?)"
    return re.compile(rf" ?{one}\Z")


@cache
def _heading(name: str) -> tuple[str, ...]:
    return words(_PACKAGE, "lexicon", name)


def names_document(title: str) -> bool:
    """Whether a folded title, without its marks, is that of a rule, a plan, a 公文 or a work for study.

    >>> [names_document(t) for t in ("消防法", "值班管理办法(试行)", "关于做好春耕的若干问题", "农村天地报", "工作方法")]
    [True, True, True, False, False]
    """
    title = title.strip()
    for _ in range(3):
        remark = _remark().search(title, max(0, len(title) - 36))
        if remark is None or remark.start() == 0:
            break
        title = title[: remark.start()]
    if title.endswith(_heading("no")) or title.startswith(_heading("no")):
        return False
    if title.endswith(_heading("ending")):
        return True
    return title.startswith(_heading("opening")) and not title.endswith(_heading("paper"))
