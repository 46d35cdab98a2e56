"""What a numbering mark looks like: the patterns of labels, over the folded view.

Each kind of mark is a named group: the label; the first group in it is its number. What only looks like a label is left out
where its own neighbours show it (第十一条的规定, (一)至(三)项, 1、2号楼, 3.5%, 三要素).
"""

from __future__ import annotations

import re
from functools import cache

from gongwen.text.lexicon import any_of, words

PACKAGE = "gongwen.segment"
CHINESE_NUMBER = "[一二三四五六七八九十百零〇]{1,7}"
STEMS = "甲乙丙丁戊己庚辛壬癸"
_CIRCLED = "①-⑳㉑-㉟㊱-㊿❶-❿➀-➉"


@cache
def _kinds() -> dict[str, str]:
    """The patterns by kind: the outer group is the label, the first group in it its number."""
    number = CHINESE_NUMBER
    whole = any_of(words(PACKAGE, "labels", "not-cited"))
    cited = f"(?!{whole}){any_of(words(PACKAGE, 'labels', 'cited'))}"
    item = f"(?! ?(?!{whole}){any_of(words(PACKAGE, 'labels', 'cited-item'))}|、? ?\\((?:{number}|\\d{{1,2}})\\)(?:、|项|款|目))"
    count = any_of(words(PACKAGE, "labels", "count"))
    units = any_of(words(PACKAGE, "labels", "unit"))
    named = any_of(words(PACKAGE, "labels", "named"))
    phases = any_of(words(PACKAGE, "labels", "phase"))
    measure = any_of(words(PACKAGE, "labels", "measure"))
    need = "".join(words(PACKAGE, "labels", "not-after-need"))
    return {
        "unit": rf"(?P<unit>第 ?((?:{number}|\d{{1,4}})(?:-\d{{1,2}})?) ?({units})(?:之{number}(?![一-鿿]))?"
        rf"(?:(?= |\t|\n|$)|[:、.](?! ?第)|(?!{cited}|[,。;)》”」、])))",
        "phase": rf"(?P<phase>第({number}|\d{{1,2}})({phases})(?:[:、]|(?= ?[(\n]|$)))",
        "named": rf"(?P<named>(?=[一-鿿]{{2}} ?\(?({number}|\d{{1,2}})[).、:])({named}) ?(?:\({number}\)|\(\d{{1,2}}\)|{number}|\d{{1,2}})[.、:](?!\d))",
        "pcn": rf"(?P<pcn>\( ?({number}) ?\){item}[、.:,]?)",
        "pcne": r"(?P<pcne>([㈠-㈩])[、.]?)",
        "formal": r"(?P<formal>([壹贰叁参肆伍陆柒捌玖拾]{1,3})(?:、|\.(?!\d)))",
        "cnp": rf"(?P<cnp>({number})\)[、.]?)",
        "cn": rf"(?P<cn>({number}) ?(?:[、﹑︑]|\.(?![\d一二三四五六七八九十]))(?!{number}(?:、|{count})))",
        "par": rf"(?P<par>\( ?(\d{{1,3}}) ?\){item}[、.:]?)",
        "pare": r"(?P<pare>([⑴-⒇])[、.]?)",
        "dec": rf"(?P<dec>(\d{{1,2}}(?:\.\d{{1,2}}){{1,4}})(?!\d)(?:[.、](?!\d)|(?=[ \t\n]|$)|(?!{measure}|[-~—～至,。;:)/×*+])))",
        "ar": rf"(?P<ar>(\d{{1,3}}) ?(?:[、﹑]|\.(?:(?!\d)|(?=(?:19|20)\d\d ?年)))(?!\d{{1,3}}(?:[、,和]|{count})))",
        "are": r"(?P<are>([⒈-⒛]))",
        "arw": rf"(?P<arw>(\d{{1,3}}) ?(?:[、﹑](?=\d)|\.(?=\d{{1,4}} ?{measure})))",
        "cnw": rf"(?P<cnw>({number}) ?[、﹑︑](?={number}))",
        "arp": r"(?P<arp>(\d{1,3})\)[、.]?)",
        "circ": r"(?P<circ>([①-⑳㉑-㉟㊱-㊿❶-❿➀-➉])[、.]?)",
        "shi": r"(?P<shi>([一二三四五六七八九十]{1,3})是(?![否非]))",
        "yao": rf"(?P<yao>([一二三四五六七八九十]{{1,3}})要(?![{need}]))",
        "di": rf"(?P<di>第({number})(?:[,、:](?!{number}(?:{count}))|是(?!否)))",
        "qi": rf"(?P<qi>其({number})(?:[,、:]|是))",
        "upper": r"(?P<upper>(?:\(([A-Z])\)|([A-Z])(?:[、)]|\.(?![A-Za-z0-9.]))))",
        "lower": r"(?P<lower>(?:\(([a-z])\)|([a-z])(?:[、)]|\.(?![A-Za-z0-9.]))))",
        "roman": r"(?P<roman>([\u2160-\u216b])[.、):])",
        "romans": r"(?P<romans>((?:X{0,2})(?:IX|IV|V?I{1,3}|V|X))[.、](?![A-Za-z]))",
        "stem": rf"(?P<stem>(?:\(([{STEMS}])\)|([{STEMS}])[、.](?![{STEMS}])))",
        "bare": r"(?P<bare>(\d{1,2})(?=(?: {1,4}|\t)(?:[^\d\s.,、:;)%-]|\d{1,4} ?[年个])))",
        "tight": rf"(?P<tight>([1-9]\d?)(?=[一-鿿])(?!{measure}|{count}))",
        "cnbare": rf"(?P<cnbare>({number})(?=(?: {{1,4}}|\t)[一-鿿]))",
        "slip": r"(?P<slip>(\d{1,2})[,:](?=[一-鿿《“]))",
        "cnslip": rf"(?P<cnslip>({number})[,:](?!{number})(?=[一-鿿《“]))",
    }


@cache
def opening() -> re.Pattern[str]:
    """A mark that opens a line; of two that fit, the first kind."""
    kinds = _kinds()
    order = (
        "unit", "phase", "named", "pcn", "par", "dec", "ar", "arw", "arp", "cn", "cnw", "formal", "cnp", "shi", "yao", "di", "qi", "circ", "pcne", "pare", "are",
        "romans", "upper", "lower", "roman", "stem", "bare", "tight", "cnbare", "slip", "cnslip",
    )  # fmt: skip
    return re.compile("|".join(kinds[kind] for kind in order))


@cache
def inside(*, flat: bool = False) -> re.Pattern[str]:
    """A mark inside a line: after what ends a sentence or clause, any label that is safe there; after , and a blank, those that stand out.

    In a `flat` text, whose lines lost their ends, also after a bracket, which then may have closed a line. One class of
    characters comes first, so that the search skips everything else at the engine's own speed.
    """
    kinds = _kinds()
    after_end = "|".join(
        kinds[kind] for kind in ("unit", "pcn", "par", "ar", "arp", "cn", "shi", "yao", "di", "qi", "pcne", "pare")
    )
    renamed = {
        kind: re.sub(r"\(\?P<\w+>", "(?P<again_" + kind + ">", kinds[kind]) for kind in ("unit", "pcn", "par", "cn")
    }
    first_spoken = r"(?P<again_shi>(一)是(?![否非]))"
    after_comma = "|".join((*(renamed[kind] for kind in ("pcn", "par")), first_spoken))
    after_blank = "|".join(renamed[kind] for kind in ("unit", "cn"))
    ends = "。;:!?)" if flat else "。;:!?"
    digits = "一二三四五六七八九十百零〇"
    first = rf"[(第其\d{digits}㈠-㈩⑴-⒇]"
    return re.compile(
        rf"[{ends}, {_CIRCLED}](?:(?<=[{ends}])[”’\")]{{0,2}} {{0,3}}(?={first})(?:{after_end})"
        rf"|(?=[(第{digits}])(?:(?<=[, ])(?:{after_comma})|(?<= )(?:{after_blank}))|(?P<circ>(?<=([{_CIRCLED}]))[、.]?))"
    )


@cache
def amount() -> re.Pattern[str]:
    """What makes an amount of the number before it: a measure, or a unit's sign (℃, dB)."""
    return re.compile(rf" ?(?:{any_of(words(PACKAGE, 'labels', 'measure'))}|[A-Za-z℃°])")


@cache
def article() -> re.Pattern[str]:
    """第一章总则第一条…: the article right behind a chapter's heading."""
    return re.compile(rf" ?[一-鿿][一-鿿、 ]{{1,20}}?{_kinds()['unit']}")


@cache
def flat_item() -> re.Pattern[str]:
    """The item behind a heading in a flat text, whichever its number: 二、夯实基础,建强队伍4.…."""
    return re.compile(
        r" ?[一-鿿][一-鿿、,“” ]{1,36}?(?<![表图录第号款项条页卷册版类级班组至到])(?<!附件)(?<!文件)((\d{1,2}) ?[、.])(?!\d)"
    )


@cache
def bracketed_item() -> re.Pattern[str]:
    """一、完善机制(三)准确反馈: the run of the items goes on across the headings; 本条第(三)项, 按(三)执行 cite one."""
    return re.compile(
        rf" ?[一-鿿][一-鿿、“”]{{2,24}}?(?<![条款按照见至及和与或、第之])(\(({CHINESE_NUMBER})\)(?=[一-鿿“])(?!(?:项|款|目|条|至|和|或|中|所|规定|执行)))"
    )


@cache
def first_item() -> re.Pattern[str]:
    """No comma or full stop stands in a heading, and 附件1、附件2 lists."""
    return re.compile(
        r" ?[一-鿿][一-鿿、“” ]{1,22}?(?<![件表图录第号款项条页卷册版类级班组])((?:1 ?[、.]|\(1\))(?!\d))"
    )
