"""Whether what fonts say about their signs can be believed."""

from __future__ import annotations

import re
from functools import cache

from gongwen.read.charset import LEAST, common_share

_ODD = 0.1
_ENOUGH = 20
_LEADERS = dict.fromkeys(map(ord, ".·…_-—=*"))
"""What lists of contents and forms are full of."""


def is_garbled(text: str) -> bool:
    r"""Is text (without blanks) no writing that we know: private signs, lost characters, ideographs that nobody uses?

    >>> is_garbled("各单位要认真学习"), is_garbled("\ue012\ue013\ue014\ue015")
    (False, True)
    """
    if len(_odd().findall(text)) > _ODD * len(text):
        return True
    if len(text) - len(text.encode("ascii", "ignore")) >= _ENOUGH:
        return common_share(text) < LEAST
    signs = text.translate(_LEADERS)
    return len(signs) >= _ENOUGH and sum(map(str.isalnum, signs)) < len(signs) / 2


@cache
def _odd() -> re.Pattern[str]:
    return re.compile("[\ue000-\uf8ff\x00-\x1f\ufffd-\uffff]")
