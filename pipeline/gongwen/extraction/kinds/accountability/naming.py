"""Where the names of measures begin and end, where that is not where their mentions do.

Names are as printed, without 给予, 进行, 处 and an amount: 由公安机关|处理, 实行|一票否决, 责令施工单位采取措施|立即整改, and with the people
that a verb is done to (约谈主要负责人).
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.accountability import grammar
from gongwen.extraction.kinds.accountability.strengths import INTENT
from gongwen.extraction.kinds.accountability.vocabulary import language, measure_words

_DONE = r"(?:(?<=予以)|(?<=给予)|(?<=进行))[^,;:]{2,8}\Z"
_RULED = re.compile(rf"{_DONE}|{INTENT}")
"""按照规定|严肃处理: where the name of a measure by rule begins."""
_REFERRED = re.compile(rf"{_DONE}|(?:处罚|处理|议处|惩处|惩罚|查处|追究|处置)\Z")
"""由公安机关|处理: where that of a measure by others does."""
_ANSWERED = re.compile(r"(?<=进行|予以)(?:查处|追究)[^,;:]*\Z")
"""对…责任进行|查处."""
_BORNE = re.compile("由[^由]{1,30}(?<!自行)负责\\Z")
"""由乙方负责."""
_VETO = re.compile("(?<=实行|实施|执行|给予|予以)[^,;:]+")
"""实行|一票否决."""
_PAID = re.compile("(?:予以|进行|给予)?(?:加?[扣罚处]|核减)[^,;:]*\\Z")
"""每次|扣10元, 按每份10元|扣罚: from the verb on, before or behind the sum."""
_ADJUSTED = re.compile("(?<=进行|予以)(?:组织)?调整\\Z")
"""提请县委对其进行调整: what is proposed."""
_LEFT = re.compile("(?<=给予|予以|作出|进行)[^,;:]+")
"""给予|退赛处理."""


@cache
def named_from() -> dict[str, re.Pattern[str]]:
    """Where the names of some families begin: 移送司法机关依法追究刑事责任 and 对照规定从严处理 by the vow in them."""
    vow = re.compile(rf"{grammar.adverb()}{{0,3}}(?:追究|{measure_words('vow')})")
    return {
        "answer": _ANSWERED,
        "transfer": vow,
        "rule": _RULED,
        "referred": _REFERRED,
        "veto": _VETO,
        "left": _LEFT,
        "bear": _BORNE,
        "money": _PAID,
        "propose": _ADJUSTED,
    }


@cache
def stands() -> re.Pattern[str]:
    """Whom an order is for, before what stands by itself: 责令施工单位采取措施|立即整改."""
    whom = rf"(?:其|该?[^,;:、并]{{0,10}}?{language('person')})?(?:采取[^,;:、并]{{0,6}}措施)?"
    return re.compile(rf"(?:责令|勒令|责成){whom}(?={language('stands')})")


@cache
def done_to() -> re.Pattern[str]:
    """The people a verb is done to, which belong to its name: 约谈主要负责人."""
    return re.compile(rf"(?!上?报|[由给交移送向对及和与])[^,;:、的并]{{0,10}}?{language('person')}(?=\Z|[,;:、并])")
