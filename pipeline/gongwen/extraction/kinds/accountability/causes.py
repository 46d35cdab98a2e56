"""What came of a failing, and who bears it: 由此造成的一切后果,由其承担.

What only names the result is no breach; what names its cause is one where the cause is a failing (因管理不善造成的一切后果),
and none where it is not (因停电导致停工).
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.accountability import conditions
from gongwen.extraction.kinds.accountability.vocabulary import language, phrases

_BECAUSE = re.compile("(?:因|由于)(?!此|而)(?P<cause>[^,;]{2,24}?)(?:导致|造成|致使|引起)")
"""因停电导致停工: the cause of a result."""
_HARMED = re.compile(
    "(?:造成|导致|致使|引起|引发|发生)[^,;:]{0,16}(?:损坏|损失|丢失|遗失|毁损|灭失|污染|伤害|受伤|伤亡|后果|纠纷)(?:的|者)\\Z"
)
"""造成设备损坏的: a harm that closes as a condition."""


@cache
def _borne() -> tuple[str, ...]:
    return phrases("language", "outcome")


@cache
def _caused() -> re.Pattern[str]:
    """由此造成的一切经济损失: what came of something, with what it came of before it (因管理不善)."""
    outcome = language("outcome")
    kinds = f"(?:一切|全部|相应|所有|任何|法律|经济|赔偿|不良|安全|人员|责任|伤亡|人身|财产|社会|后果|损失|事故|和|及|与|、|的){{0,6}}{outcome}"
    cause = "(?:否则|不然|凡|如|若|其|所|对|(?:因|由于)[^,;]{2,40}?)?(?:由此|因此|因而|从而)?"
    return re.compile(rf"{cause}[^,;的对如若未不]{{0,4}}{language('came')}了?的?{kinds}")


@cache
def _own() -> re.Pattern[str]:
    """A cause that lies with someone: 乙方原因, 管理的原因."""
    return re.compile(
        rf"(?:{language('liable')}|个人|自身|人为|管理|操作|保管|使用)[^,;]{{0,6}}(?:原因|责任|过失)|人为"
    )


def _told(cause: str) -> bool:
    """Is a cause a failing, or someone's own?"""
    return conditions.tells(cause) or _own().search(cause) is not None


def _cause(text: str) -> str:
    """What a colon says that something came of (因停电|导致停工)."""
    because = _BECAUSE.match(text)
    return because["cause"] if because else ""


def is_caused(text: str) -> bool:
    """Does a colon only name what came of a failing (由此造成的一切后果), and not the failing (因管理不善造成的一切后果)?"""
    return text.endswith(_borne()) and _caused().fullmatch(text) is not None and not _told(_cause(text))


def is_borne(text: str) -> bool:
    """Does a colon name what came of a failing, or tell of the failing with what came of it (因使用不当造成设备损坏的)?"""
    return _caused().fullmatch(text) is not None or (_HARMED.search(text) is not None and conditions.tells(text))


def is_innocent(text: str) -> bool:
    """Does a colon tell of a result whose cause is no failing (因停电导致停工)?"""
    cause = _cause(text)
    return cause != "" and not _told(cause)
