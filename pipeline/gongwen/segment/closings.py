"""What closes a document: a date, and what is printed below the signature (抄送, 主题词, 此件公开发布)."""

from __future__ import annotations

import re
from functools import cache

from gongwen.segment.dating import DAY
from gongwen.segment.marks import PACKAGE
from gongwen.text.lexicon import any_of, words

_LONGEST = 200


def ends_with_date(text: str) -> bool:
    """Does a line end with a date, to the day or to the month?

    >>> ends_with_date("青石县教育局 2031年5月1日"), ends_with_date("二〇三一年五月"), ends_with_date("2031年5月1日起施行")
    (True, True, False)
    """
    return _date().search(text) is not None


def is_imprint(text: str) -> bool:
    """Is this printed below a signature?

    >>> is_imprint("抄送:县委办公室"), is_imprint("青石县教育局办公室 2031年5月1日印发"), is_imprint("各学校要认真执行")
    (True, True, False)
    """
    return len(text) <= _LONGEST and _imprint().match(text) is not None


@cache
def _date() -> re.Pattern[str]:
    return re.compile(rf"{DAY}\)?$|民国.{{2,12}}日$")


@cache
def _imprint() -> re.Pattern[str]:
    spread = "|".join(r"\s*".join(word) for word in words(PACKAGE, "closings", "spread"))
    return re.compile(
        rf"{spread}|{any_of(words(PACKAGE, 'closings', 'imprint'))}|\(?此件|\(?共印|\(?信息公开|.{{2,40}}(?:印发|日印)$"
    )
