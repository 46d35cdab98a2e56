"""Measures of those who lend, let or keep a house: what is made good in kind, who is told of it, what is marked down.

A library, a hall, a laboratory or a landlord has few instruments by name. They ask for the thing lost or for so many of its
like (赔偿同型号展品一件), for the former state (恢复展台原状, 按原貌重建), tell those who have a say over who failed (告知其班级),
mark the failing down (记录过失两次), make it known (通过媒体公布), have some service done in return (打扫展厅半天) or go to law (诉诸司法途径). All of it is plain work as well, and so counts only as the
consequence of a failing.
"""

from __future__ import annotations

from functools import cache

from gongwen.extraction.kinds.accountability.vocabulary import measure_words, phrases

_COUNTED = r"[一二三四五六七八九十两半百\d]{1,4}(?:册|本|套|件|台|个|份|张|把|株|棵|只|盆|块|倍)"
"""两册, 一件: so many of its like."""
_OVER = "(?:单位|学院|院系|院|系|部门|支部|党组织|班级|辅导员|导师|家长|监护人|社区|村|街道|公司|企业|学校|机关)"
"""Who has a say over who failed."""
_WHOSE = "(?:其|当事人|本人|学生|读者|会员|违[规纪章]者|责任人)"
"""Whose they are."""
FORMER = "(?:原状|原貌|原样|完好|如初)"
"""The state that a thing was in."""
SERVICE = "(?:整理|打扫|清扫|清洁|劳动|值日|服务|执勤|值守)"
"""What is done in return."""
TOLD = f"(?:给|到)?(?:{_WHOSE}|所在|所属)"
"""Who is told, after 通知 and its like."""
WARNED = "(?:学生)?(?:家长|监护人|家属|辅导员|班主任|导师)"
"""Who brings up who failed."""
_PUBLISHED = "公[布示告]"
"""公布, 公示, 公告."""
_LIST_END = r"(?=\Z|[,;:、给]|直至|并|予以)"
"""Where the name of a measure ends in a list."""


@cache
def known() -> str:
    """What may stand right before 公布, where it is a measure: 媒体|公布, 社会|公布, 予以|公布, 全体员工|公布."""
    media = "".join(dict.fromkeys(word[-1] for word in phrases("measures", "medium")))
    return f"[{media}式径道会众体时法以行上员工生校院市县区省厂镇乡村]"


def patterns(end: str) -> tuple[tuple[str, str], ...]:
    """The families, each by name with its pattern. `end`: where an object ends."""
    media = measure_words("medium")
    where = "|".join(f"(?<={word})" for word in ("予以", "上", *phrases("measures", "medium")))
    return (
        ("in_kind", rf"(?:赔偿|补还|偿还)[^,;:、\d]{{2,30}}?{_COUNTED}(?=\Z|[,;、※]|或|并)"),
        (
            "restored",
            rf"(?:恢复|修复|复原)[^,;:、]{{0,10}}?{FORMER}{end}|[按依]照?原[状样貌](?:修复|恢复|重建|复原|归位)(?:到位|完好)?",
        ),
        (
            "told",
            rf"(?:通报|告知|通知|函告|抄告){TOLD}(?:所在|主管|所属|上级)?的?"
            rf"(?:、|和|及|或|其|[^,;:、和及或的]{{0,6}}{_OVER}|[^,;:、和及或的]{{2,6}}[处部办科室]){{1,6}}{_LIST_END}",
        ),
        (
            "warned",
            rf"(?:通报|告知|通知)其?{WARNED}(?:[领带接到来][^,;:、]{{1,6}})?{_LIST_END}",
        ),
        (
            "published",
            rf"(?:通过|利用|经由)[^,;:、]{{0,16}}?{media}等?(?:形式|方式|途径|渠道)?(?:及时|依法|予以|进行|向社会){{0,3}}{_PUBLISHED}{_LIST_END}"
            rf"|向(?:全?社会|公众|社会公众|全体[^,;:、]{{1,6}}|全[校院市县区省厂镇乡村])(?:及时|依法|予以|进行){{0,2}}(?:{_PUBLISHED}|公开){_LIST_END}"
            rf"|(?:{where}){_PUBLISHED}{_LIST_END}",
        ),
        (
            "marked",
            r"(?:记录|登记|记)(?:违[章规约纪]|不良|失信|过失|差错|缺勤|旷工|旷课)(?:行为|记录|信息)?[一二两三\d]次",
        ),
        (
            "service",
            rf"(?:协助|参加|从事|完成|承担|罚)[^,;:]{{0,14}}?{SERVICE}[^,;:\d]{{0,8}}"
            r"(?:\d{1,3}|[一二两三四五六七八九十半]{1,3})个?(?:分钟|小时|学时|工时|天|日|周|次)",
        ),
        (
            "sued",
            r"(?:通过|诉诸|走)(?:法律|司法|诉讼)(?:途径|程序|手段|渠道)?(?:予以|进行)?(?:解决|追究|追偿|处理|维权)?(?=\Z|[,;、])",
        ),
    )
