"""What a page or an application offers to press: its buttons, switches and menus."""

from __future__ import annotations

import re
from functools import cache

from gongwen.normalise.steps.noise.vocabulary import NONE, STRONG, TABLE, WEAK, words_of
from gongwen.text.lexicon import any_of, words

_LONGEST_PRESS = 24
_LONGEST_NAME = 14
_LONGEST_ENTRY = 6
_SHORTEST_NAME = 2
_BARS = 3


@cache
def _tokens() -> tuple[frozenset[str], frozenset[str], frozenset[str], re.Pattern[str]]:
    return (
        frozenset(words_of("token", "button")),
        frozenset(words_of("token", "switch")),
        frozenset(words_of("token", "menu")),
        re.compile(r"[\s|/·•↑↓▲△>»\u203a→_:\[\]【】()<《》«\u2039-]+"),
    )


@cache
def _press() -> re.Pattern[str]:
    """Words of an application's own buttons and menus, alone or one after the other."""
    return re.compile(rf"(?:{any_of(words(*TABLE, 'press'))}[,!/|·:]?){{1,8}}")


def is_press(tight: str) -> bool:
    """Is the line nothing but what an application offers to press or says to who is logged in: 保存 取消, 提交返回, 欢迎您?"""
    return len(tight) <= _LONGEST_PRESS and _press().fullmatch(tight.strip("<>[]【】()×·|")) is not None


@cache
def _button() -> re.Pattern[str]:
    """A call to press: what to do, with how much of what."""
    verb = "(?:点击|立即|免费|马上|继续|打开|在线)?(?:查看|展开|阅读|下载|浏览|预览|收起|加载|显示|获取|打开|举报|收藏|分享|打印)"
    much = "(?:此|本|该|更多|全部|剩余|完整|余下|隐藏|其余|当前)"
    what = "(?:文档|文件|内容|全文|原文|正文|附件|资料|文章|页面|网页|页|部分|全部|更多|app|源文件|模板)"
    return re.compile(rf"{verb}{much}?{what}")


def menu(key: str) -> int:
    """Is the line made of a page's buttons (strong), or of its menu (weak)?"""
    if len(key) > 120:
        return NONE
    if key.count("|") >= _BARS and key[0] != "|" and _is_bar(key):
        return STRONG
    if "页" in key[:4] and _run_together().fullmatch(key):
        return STRONG
    buttons, switches, names, between = _tokens()
    pressed = switched = count = 0
    for part in between.split(key.lower()):
        if not part:
            continue
        count += 1
        if part in buttons or _button().fullmatch(part) or (len(part) > 1 and _counted().fullmatch(part)):
            pressed += 1
        elif part.isdigit() and (pressed or switched):  # how often it was pressed
            continue
        elif part not in switches and part not in names:
            return STRONG if _is_menu(key) else NONE
        switched += part in switches
    if not count:
        return NONE
    return STRONG if pressed or switched > 1 or (switched and count > 2) or count > 4 else WEAK


@cache
def _run_together() -> re.Pattern[str]:
    """A site's menu whose blanks are gone: 首页关于我们新闻中心业务范围联系我们."""
    known = any_of(tuple(word for word in words_of("token", "menu") if len(word) > _SHORTEST_NAME))
    return re.compile(rf"(?:网站|学校)?(?:首页|主页)(?:{known}|[一-鿿]{{4}}(?={known})){{3,12}}(?:[一-鿿]{{2,4}})?")


@cache
def _counted() -> re.Pattern[str]:
    number = r"[(]?\d{1,9}[)]?次?"
    return re.compile(
        rf"(?:点击|浏览|阅读|访问|下载|收藏|评论|点赞|在看|分享|转发)(?:(?:数|量|次数|率):?(?:{number})?|:?{number})"
    )


def is_switch(tight: str) -> bool:
    """Is the line one of a page's switches alone: 打印, 收藏?"""
    return tight in _tokens()[1]


def _is_menu(key: str) -> bool:
    """Is the line a site's menu: its home page, and short names with blanks between: 首页 机构 新闻 制度?"""
    parts = key.split()
    return (
        len(parts) > _BARS
        and parts[0] in words(*TABLE, "home")
        and all(2 <= len(part) <= _LONGEST_ENTRY for part in parts)
    )


def _is_bar(key: str) -> bool:
    """Is the line a bar of short names, some of which only a site has: 首 页 | 校友 | 网站地图 | 联系我们?"""
    buttons, switches, names, _ = _tokens()
    parts = ["".join(part.split()) for part in key.lower().split("|")]
    known = sum(part in buttons or part in switches or part in names for part in parts)
    return known > 1 and all(len(part) <= _LONGEST_NAME and not _in_sentences().search(part) for part in parts)


@cache
def _in_sentences() -> re.Pattern[str]:
    return re.compile(r"[。;:,\d]")


def presses(key: str) -> int:
    """How many buttons a line has."""
    return sum(1 for _ in _one_press().finditer(key.lower()))


@cache
def _one_press() -> re.Pattern[str]:
    return re.compile(any_of(words(*TABLE, "press")))
