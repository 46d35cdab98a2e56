"""What has to be held or done so many times: 组织开展一次学习讨论, 读一本好书, 应实施重点检查一次."""

from __future__ import annotations

import re

from gongwen.extraction import genres
from gongwen.extraction.kinds.quotas.context import Context
from gongwen.extraction.kinds.quotas.vocabulary import ends_in

_HELD = re.compile(r"(?<![每因已曾各少多缺再首])(?:组织|组织开展|集中开展|开展|召开|举办|举行|进行|安排|集中)\Z")


_DONE_ONCE = {
    "次": re.compile(r"(?<![宣演])(?:讲|上|听|办|搞|做|作|过|谈|学|查|看)好?\Z"),
    "篇": re.compile(r"(?:写|撰写|书写|完成|提交|上交|交|推荐|报送|读|阅读|发表|刊发)好?\Z"),
    "部": re.compile(r"(?:看|观看|收看|放映|播放|拍摄|制作|读|阅读)好?\Z"),
    "本": re.compile(r"(?:读|阅读|研读|精读|推荐)好?\Z"),
    "期": re.compile(r"(?:出|办|编|刊出|编发|编印|制作|布置|更换)好?\Z"),
    "堂": re.compile(r"(?:上|讲|听|办|开|开设|讲授|组织)好?\Z"),
    "节": re.compile(r"(?:上|讲|听|开|开设|讲授|安排)好?\Z"),
    "场": re.compile(r"(?:办|举办|组织|开展|召开|举行|安排|演出|观看|听|作|做)好?\Z"),
    "幅": re.compile(r"(?:画|绘制|悬挂|张贴|创作|制作|上交|提交|写)好?\Z"),
    "份": re.compile(r"(?:出|办|制作|设计|完成|提交|上交|交|写|签订|填写|发放)好?\Z"),
    "件": re.compile(r"(?<!每)(?:办|做|选)好?\Z"),
    "封": re.compile(r"(?:写|发|寄|发放)好?\Z"),
    "首": re.compile(r"(?:唱|学唱|教唱|学)好?\Z"),
}
"""Of what is done once, by what verbs: 出一期黑板报, 上一堂党课, 读一本书, 写一篇体会."""
_ITS_NAME = re.compile("(?!.{1,3}的)[“《]?[\u4e00-\u9fff]{2}")


def held(c: Context) -> bool:
    """What has to be held so many times: 组织开展一次学习讨论; and, in a text that plans, what has to be done once."""
    if c.after.startswith(("以", "的", "后", "性")):
        return False
    if c.amount.kind == "times" and _HELD.search(c.before):
        return True
    verb = _DONE_ONCE.get(c.amount.unit or "")
    if verb is None or genres.standing(c.sentence.plan.sketch) or c.sentence.past or (c.amount.value or 0) > _FEW_ACTS:
        return False
    return verb.search(c.before) is not None and _ITS_NAME.match(c.after) is not None


_FEW_ACTS = 3


def once(c: Context) -> bool:
    """An act that has to be done once: 应…实施重点检查一次."""
    return (
        c.amount.kind == "times"
        and not c.bounded
        and not c.after.strip()
        and ("应" in c.before or "须" in c.before)
        and ends_in(c.before, "act")
    )
