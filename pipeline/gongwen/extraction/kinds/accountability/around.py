"""What stands around the words of a measure: who governs them, what makes them no measure, what makes them another thing's name."""

from __future__ import annotations

import re
from functools import cache

from gongwen.extraction.kinds.accountability.vocabulary import language, measure_words


@cache
def governor() -> re.Pattern[str]:
    """A governor before a measure, to the end: 给予…, 处…以上…以下, 进行, 应当受到."""
    amount = "(?:以|相当|应缴|违法|货值|销售|新台币|每|合同|工程|骗取|非法|其|上[一年]|警告|拘留|罚|\\d|[一二三四五六七八九十百千万两])"
    fine = rf"(?:并处|单处|可处|科处|处)(?!理|分|罚|长|室|级|置|于|所){amount}?[^,;:]{{0,40}}"
    near = "(?:面临|追究(?:其|相应|有关|相关)?的?|进行|实行|采取|做出|(?<![工动操合写制运协])作出?(?![成为业用品])|(?<![书登标])记|实施)[^,;:的并]{0,8}"
    far = "(?:给予(?!的)|给以|给与|予以|处以|科以|施以|责令其?|责成其?|勒令|令其|核予|酌予|应予|并予)[^,;:]{0,44}"
    undergo = "(?:将|要|应|会|应当|必须)受到?[^,;:]{0,6}"
    return re.compile(rf"(?:{far}|{fine}|{near}|{undergo})\Z")


@cache
def refused() -> re.Pattern[str]:
    """What stands right before words of a measure that are negated, undergone, done already, or a topic."""
    negated = (
        "(?:不|未|没有|免|非|勿|暂缓|无需|无须)"
        "(?:得|予|再|能|会|宜|应|需|开展|组织|认真|坚持|积极|主动|依法|依照规定|按规定|及时|曾|经|立即|给|给予|予以|进行|受到?|承担|于)*"
    )
    undergone = (
        "(?:(?<![应当要将会须])受|受过|曾受|被|遭|曾|不服|解除|变更(?:或者?|、)?|减轻|从轻|免除|免于|免予|是否|有无|何种|所受|拟|拟给予|拟作出|设定|关于|包括|缴纳|交纳|减免"
        "|请求|主张|自动|自愿|视为|自行|主动|申请)(?:到|过|给予|予以|进行|了|的)?"
    )
    past = r"(?:已(?!缴|交|付|收|领|发|取|获|支|报)经?|被|曾)[^,;的应将要倍%]{0,8}"
    listed = r"(?:不予|不依法|未依法|未)[^,;的]{0,8}(?:、|或者?|和)"
    feigned = "虚假|假意|表面|变相|自我"
    below = "(?:给予|予以|作出|采取|按照?|依照|进行)(?:以下|下列|如下)"
    return re.compile(rf"(?:{negated}|{undergone}|{past}|{listed}|{feigned}|{below})\Z")


@cache
def continued() -> re.Pattern[str]:
    """What follows words of a measure that are part of another name, an attribute or a count."""
    number = r"(?:\d{1,6}|[一二三四五六七八九十百]{1,4})"
    return re.compile(
        rf"”?的?(?:{language('nominal')})|等?的(?!{measure_words('head')}|\d|外\Z)|(?:和|、)(?:奖励|表彰)|[和与]自我|了|过|权(?!利)|而(?:未|不|没有)"
        rf"|[^,;:。]{{0,8}}(?:办法|条例|准则|规程|要点)(?![^,;]{{0,6}}(?:处|追))"
        rf"|{number}(?:人|名|起|件|家|户|例)|人次|事宜|等(?:工作|职责|制度|机制|事项|内容|情况|信息)|前(?:,|\Z)|期|中(?:,|\Z)|时(?:,|\Z|应|要|须|必须)|所(?!在|属|有)"
    )


def ended(stop: str) -> str:
    """What may follow a mild word that is a measure: an end (`stop` where a colon ends), a joint, or the people it is done to."""
    people = rf"[^,;:、的]{{0,10}}?{language('person')}(?:{stop}|[,;:、并])"
    return rf"{stop}|[,;:、]|和|或|及|并|等|直至|直到|处理|后|以|一次|[一二三两半\d]{{1,2}}(?:级|档|等|个月|周|天|年)|{people}"
