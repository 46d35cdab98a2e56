"""What a line is by its shape: how sure it is that it is a page's and not the document's (`vocabulary` has the strengths)."""

from __future__ import annotations

import re
from functools import cache

from gongwen.normalise.steps.noise.contacts import is_address
from gongwen.normalise.steps.noise.fields import CLOCK, COUNT, DATE, by_label, fields, is_row
from gongwen.normalise.steps.noise.presses import is_press, menu, presses
from gongwen.normalise.steps.noise.speech import is_said
from gongwen.normalise.steps.noise.titles import kinds_of_text
from gongwen.normalise.steps.noise.vocabulary import (
    BELOW,
    NONE,
    STRONG,
    SURE,
    TABLE,
    WEAK,
    Zone,
    words_of,
)
from gongwen.text.lexicon import any_of, searched, words

_FILE = r"\.(?:pdf|docx?|xlsx?|pptx?|wps|et|dps|ofd|ceb|zip|rar|7z|txt|rtf|caj|tiff?|jpe?g|png|mp[34])"
_CLOSING = "。;"
"""What a sentence ends with, and nothing that is pressed."""
_TITLE = 9
_PUT = 12


@cache
def _anywhere() -> re.Pattern[str]:
    """Shapes that no document has of its own; over the tight line."""
    return re.compile(
        "|".join(
            (
                r"<!--.*-->$",
                r"[/|>»\u203a→]{1,3}$|\|{8,}$",
                r"(?:-{3,}|\*{3,}|={3,}|~{4,}|_?-_-.*|—{6,}|(?:-\*){2,}-?)$",
                # Page numbers: between dashes, or counted in words.
                r"[-—·~―─]{1,3}第?\d{1,4}页?[-—·~―─]{1,3}$",
                r"第\d{1,4}页[,/|;]?(?:共\d{1,4}页)?$",
                r"第[一二三四五六七八九十百]{1,4}页(?:[,/]?共[一二三四五六七八九十百]{1,4}页)?$",
                r"(?:page|p\.)\d{1,4}(?:of|/)\d{1,4}$|page\d{1,4}$",
                # Who printed it, and when to the second; fences of Markdown's containers.
                r"[\u4e00-\u9fffa-z\d._@-]{2,24}\d{4}-\d{2}-\d{2}\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?$",
                r":{3,}[a-z-]{0,30}$",
                # The page itself: links, its code, its neighbours.
                r"(?:(?:原文|本文|网页|文章|信息)(?:链接|地址|网址|出处|来源)|来源):?\W{0,3}https?://\S*$",
                r"[<【\[]?(?:上|下|前|后)一?(?:篇|条|页|则|个)(?:文章|新闻|信息|文档)?[>】\]]?:",
                r"[<【\[]?(?:上|下|前|后)一(?:篇|则)[>】\]]?[^,。;:]{2,60}$",
                r"(?:微信|手机)?.{0,4}扫.{0,8}(?:打开|浏览|查看|阅读|访问|分享|关注).{0,6}(?:当前页|本页|网页|页面|本文|朋友圈|公众号)[面。!]?$",
                r"(?:用|使用)?手机.{0,4}(?:打开|浏览|查看|阅读|访问)(?:当前|本)页面?$",
                r"分享(?:到|至|给|本文)[:：]?(?:微信|微博|朋友圈|qq|好友|手机|更多|.{0,6})$",
                r"您?(?:的)?(?:当前|现在|所在)?(?:的)?(?:位置|所在栏目|当前栏目|当前页面)(?:是|为)?[:：]?[\[【(]?(?:网站|本站|学校|公司)?(?:首页|主页|home)",
                r"您?(?:的)?(?:当前|现在|所在)(?:的)?(?:位置|栏目|页面)(?:是|为)?[:：]",
                r"[\u4e00-\u9fff]{0,4}(?:首页|主页|home)(?:(?:-?[>»\u203a→]{1,2}|::|\\|/)[^>»\u203a→。;；]{1,24}){1,7}$",
                # What is left of a page's code.
                r"</?[a-z!%?][^<>\u4e00-\u9fff]{0,100}>(?:\s*</?[a-z!%?][^<>\u4e00-\u9fff]{0,60}>)*$",
                r"(?:<%.*%>|<\?(?:php|=).*\?>|(?:&nbsp;)+|[()\[\];]*[{}][{}()\[\];]*|/\*.*\*/)$",
                r"(?:var|let|const|function|return|import|document\.|window\.|\$\().{0,100}[;{})]$",
                # An application to its user.
                r"(?:您|你)有(?:一|\d{1,3})?[条个份封项]?新",
                r"(?:查看|浏览|阅读|获取|更多|完整|详细)[^。;；]{0,16}请(?:点击|点选|下载|扫描|扫码)[^。;；]{1,20}$",
                rf"(?:点击|立即|免费)?下载[^。;,]{{1,20}}[(\[]{_FILE}(?:格式|版)?[)\]]$",
                rf".{{0,60}}{_FILE}(?:附件预览|预览|点击下载|下载|\(?\d+(?:\.\d+)?[kmg]b?(?:,下载(?:次数|积分|量)?:?\d+)?\)?)+$",
            )
        )
    )


@cache
def _advert() -> tuple[re.Pattern[str], re.Pattern[str]]:
    strong, filler = any_of(words_of("advert", "strong")), any_of(words_of("advert", "filler"))
    return re.compile(searched(words_of("advert", "strong"))), re.compile(rf"(?:{strong}|{filler}|[\W_]){{1,16}}$")


def sure(tight: str) -> bool:
    """Is the line noise wherever it stands?"""
    if not tight or len(tight) > 120:
        return False
    if _anywhere().match(tight):
        return True
    strong, whole = _advert()
    return len(tight) <= 40 and len(tight) >= 4 and bool(strong.search(tight)) and bool(whole.match(tight))


@cache
def _platform() -> re.Pattern[str]:
    """A stamp of a site that takes uploads: date, size, pages, counts, each with its bullet or bar; over the tight line."""
    units = (
        rf"{DATE}{CLOCK}?(?:发布|上传|更新|创建|入库|收录|发表)",
        rf"(?:发布|上传|更新|创建|入库|收录|发表)(?:于|时间|日期)?:?{DATE}{CLOCK}?",
        rf"{DATE}{CLOCK}",
        r"(?:阅读|点?赞|在看|分享|收藏|评论|转发|推荐)\d+(?:\.\d+)?万?\+?",
        r"\d+(?:\.\d+)?[kmg]b?",
        r"(?:共|总)?\d{1,5}页(?:码)?",
        rf"{COUNT}(?::[\[(]?\d*[\])]?|[\[(]?\d+[\])]?)次?",
        rf"\d+(?:人次|次|人|个)?{COUNT}(?:次|人)?",
        r"\d+(?:\.\d+)?(?:金币|积分|下载券|元|分|豆|财富值)",
        r"(?:大小|页数|格式|类型|价格|积分|字数|约)?:?(?:docx?|pdf|pptx?|xlsx?|wps|txt|rar|zip)(?:格式|文档)?",
        r"(?:大小|页数|格式|类型|价格|积分|字数|评分):?\d*(?:\.\d+)?(?:[kmg]b?|页|分|元|金币|积分|下载券)?",
    )
    unit = "(?:" + "|".join(units) + ")"
    return re.compile(rf"[-•·*|]?{unit}(?:[|,;·/-]?{unit})*\|?$")


@cache
def _captions(heading: str) -> frozenset[str]:
    return frozenset(words(*TABLE, heading))


def by_zone(key: str, tight: str, zone: Zone) -> int:
    """How sure it is that a line above (head) or below (tail) a document's text is none of it."""
    if not tight:
        return NONE
    if sure(tight):
        return SURE
    if tight[-2:] in kinds_of_text() and _is_plain_title(key):
        return NONE
    strong = fields(zone)[0]
    cells = "" if zone == "tail" and "。" in key else key.replace(" ", "").lower()
    field = strong.match(cells)
    if field and zone == "tail" and field.end() == len(cells) and not _captioned(tight, "attachments"):
        return STRONG if tight.rstrip(":") in words_of("tail_field", "bare") else WEAK
    if key[-1] in _CLOSING:
        return STRONG if field is not None or is_said(tight) else by_label(key, cells, zone)
    platform = _platform().match(tight) is not None and not _price().fullmatch(tight)
    pressed = menu(key)
    if (
        field is not None
        or platform
        or pressed == STRONG
        or is_said(tight)
        or (zone == "tail" and (_captioned(tight, "attachments") or is_file(tight) or _typed().fullmatch(tight)))
        or (zone == "head" and (_day().fullmatch(tight) or _size().match(tight) or is_row(key)))
    ):
        return WEAK if platform and _bare_pages().fullmatch(tight) else STRONG
    if known := by_label(key, cells, zone):
        return known
    if tight.startswith(("http", "www.")) and is_address(tight):
        return BELOW
    if pressed or (zone == "head" and _site().fullmatch(tight)) or (is_day(tight) and not tight.endswith("日")):
        return WEAK
    if is_press(tight) or _latin().fullmatch(tight):
        return STRONG if presses(key) > 1 else WEAK
    if zone == "head":
        return WEAK if _captioned(tight, "caption") else NONE
    return WEAK if len(tight) <= _PUT and _put_together().fullmatch(tight) else NONE


def _is_plain_title(key: str) -> bool:
    """Is a line that ends in a kind of document nothing but a title: no label, no cells, no word to a reader?"""
    if len(key) < _TITLE or key[0] in "上下前后感欢查浏阅获更点请您你我":
        return False
    return not _within().search(key)


@cache
def _within() -> re.Pattern[str]:
    return re.compile(
        r"[ \t:|>,。!大下转版小本网](?:(?<=大)家|(?<=下)载|(?<=转)载|(?<=版)权|(?<=小)编|(?<=[ \t:|>,。!])|(?<=本)[站文]|(?<=网)[友站络])"
    )


@cache
def _put_together() -> re.Pattern[str]:
    """Who put a text together from elsewhere: 综合办整理."""
    return re.compile(r"\(?[\u4e00-\u9fff]{2,8}(?:整理|摘编|编发|选编)\)?")


@cache
def _site() -> re.Pattern[str]:
    """The name of a site: 青石县教育局官方网站, 青石教育信息网."""
    return re.compile(
        r"[\u4e00-\u9fff]{2,16}(?:(?:官方|门户|政务)?网站|官网|信息网|政务网|教育网|新闻网|校园网|门户|公众号|文库|(?<![互物]联)(?<![管电路水河])网)"
    )


@cache
def _latin() -> re.Pattern[str]:
    return re.compile(r"[a-z][a-z ,.!&'-]{1,30}")


@cache
def _price() -> re.Pattern[str]:
    return re.compile(r"\d+(?:\.\d+)?元?")


@cache
def _bare_pages() -> re.Pattern[str]:
    return re.compile(r"(?:共)?\d{1,5}[页元分]")


@cache
def _date() -> re.Pattern[str]:
    return re.compile(DATE)


@cache
def _file() -> re.Pattern[str]:
    return re.compile(rf"{_FILE}\]?$")


@cache
def _typed() -> re.Pattern[str]:
    """A link to the text as a file: 附件:word文档."""
    return re.compile(
        r"附[件表]\d{0,2}[:.、]?(?:word|pdf|excel|ppt|wps|docx?|xlsx?|pptx?|rar|zip)(?:文档|文件|格式|版本?|下载|附件)*"
    )


@cache
def _day() -> re.Pattern[str]:
    """A day as programs write it, the second and the column behind it: no document dates itself so above its text."""
    month = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
    return re.compile(
        rf"{month}\.?\d{{1,2}},(?:19|20)\d\d(?:\d{{1,2}}(?::\d\d)?)?|\d{{1,2}}{month},?(?:19|20)\d\d|"
        r"(?:(?:时间|日期):)?(?:19|20)\d\d-\d{1,2}-\d{1,2}|(?:19|20)\d\d年\d{1,2}月\d{1,2}日(?:星期|周)[一二三四五六日天].{0,12}|(?:19|20)\d\d-\d\d-\d\d\d\d:\d\d:\d\d[\u4e00-\u9fff]{2,8}"
    )


@cache
def _size() -> re.Pattern[str]:
    """The switch for the size of letters, before whatever else stands on its line."""
    return re.compile(
        r"[【\[(<]?(?:字[体号]:?)?[【\[(]?大[】\])]?[【\[(/|]?中[】\])]?[【\[(/|]?小[】\])>]|[【\[(<]?字[体号]:?大中小"
    )


@cache
def _attachment() -> re.Pattern[str]:
    return re.compile(r"附[件表]\d{0,2}[:.、]")


def is_file(tight: str) -> bool:
    """Is the line a link to a file? An attachment listed as such (附件1:…) is the document's own."""
    if "." not in tight or _attachment().match(tight):
        return False
    return _file().search(tight) is not None and "。" not in tight


def is_day(tight: str) -> bool:
    """Is the line a date and nothing else?"""
    return _date().fullmatch(tight) is not None


def is_related(tight: str) -> bool:
    """Is the line a heading over links to other pages?"""
    return _captioned(tight, "related")


def is_about(tight: str) -> bool:
    """Is the line a heading over what a site says of itself?"""
    return _captioned(tight, "about")


def _captioned(tight: str, heading: str) -> bool:
    return tight.strip("【】[]()*:-•·>»") in _captions(heading)
