"""What a page or an application says: to who uses it, to the readers of its texts, of where a text is from."""

from __future__ import annotations

import re
from functools import cache

from gongwen.normalise.steps.noise.vocabulary import TABLE, words_of
from gongwen.text.lexicon import any_of, searched, words

_LONGEST_SAID, _LONGEST_DATELINE = 110, 60


@cache
def _notices() -> tuple[re.Pattern[str], ...]:
    opener = any_of(words_of("notice", "opener"))
    return (
        re.compile(searched(words_of("notice", "sure"))),
        re.compile(rf"[【\[*]?{opener}[】\]*]?[:,!。]?"),
        re.compile(searched(words_of("notice", "site"))),
        re.compile(searched(words_of("notice", "upload"))),
        re.compile(searched(words(*TABLE, "footer"))),
    )


@cache
def _dateline() -> re.Pattern[str]:
    agency = any_of(words(*TABLE, "agency"))
    day = r"(?:\d{4}年)?\d{1,2}月\d{1,2}日"
    return re.compile(rf"\(?(?:据)?{agency}[^\s。,]{{0,16}}?{day}(?:电|讯|消息|报道)(?:\(?记者[^。]{{1,20}}\)?)?\)?$")


def is_said(tight: str) -> bool:
    """Is the line what a page says: to who uses it, to its readers, of where its text is from?"""
    if len(tight) <= _LONGEST_SAID:
        if _to_the_user().match(tight):
            return True
        if may_be_told(tight) and any(look.search(tight) and told.match(tight) for look, told in told_by_pages()):
            return True
    return _is_notice(tight) or (len(tight) <= _LONGEST_DATELINE and _dateline().match(tight) is not None)


@cache
def _to_the_user() -> re.Pattern[str]:
    said = (
        r"(?:请)?点击(?:此处|这里|查看|进入|打开|下载|阅读|展开|返回|了解|登录|加载)[^。;]{0,20}$",
        r"(?:今天|今日|现在|当前时间)是?:?(?:公元)?\d{4}年\d{1,2}月\d{1,2}日.{0,30}$",
        r"[您你]?是(?:本站|本网站)?(?:的)?第\d{1,12}位(?:访客|访问者|来访者|浏览者|用户)",
        r"(?:微信)?(?:扫描?|长按|识别|扫一扫)(?:上方|下方|左侧|右侧)?二维码.{0,16}$|关注(?:微信)?公众号.{0,8}$",
        r"(?:没有|暂无)(?:相关)?(?:内容|信息|文章|数据|评论|记录|新闻)$|[-—=*]{0,6}(?:the)?end[-—=*]{0,6}$|(?:本文|全文)共?约?\d{2,7}字.{0,20}$",
        r"(?:更多|详细|最新)?[^,。;:]{0,8}(?:请|欢迎)关注.{0,16}(?:公众号|微博|微信).{0,12}$|微信扫一扫.{0,8}$",
        r"我要[\u4e00-\u9fff]{2,6}$",
        r"(?:想要|需要|还?想找|找不到|没找到)(?![^?]{0,12}(?:哪|什么|何|几|多少))[^。;,]{2,16}(?:文档|模板|范文|全文|原文|电子版|word版)\?$",
        r"(?:我|本人)?(?:已|已经)(?:认真|仔细)?(?:阅读|知晓|知悉|了解)(?:并|且|,)?(?:完全)?(?:确认|同意|知晓|知悉|理解|接受)[^。;]{0,40}$",
        r"是否(?:通过|同意|公开|置顶|发布|签收|已读):",
        r"(?:关注我们|扫码关注|客服热线|客服电话|服务热线|在线客服):?[\d-]{0,20}$",
        r"(?:welcome|hello|hi)\b.{0,30}$|欢迎(?:您|你|光临|访问|来到|登录|使用)[^。;]{0,30}$|(?:您|你)好[,!:：].{0,20}$",
        r"(?:本站|本网站|本系统|本平台)?建议(?:您)?(?:使用|采用).{0,50}(?:浏览|分辨率|内核|chrome|firefox|safari|edge|ie\d).{0,20}$",
        r"(?:公文|文件|通知|公告|流程|文档)(?:查看|浏览|预览|阅览)$|本帖最后由.{1,40}编辑|(?:只看(?:该作者|楼主)|倒序浏览)|(?:顶一下|感谢楼主|楼主辛苦).{0,20}$|游客,如果[您你]要|.{0,10}使用(?:了)?cookie|限时(?:特惠|优惠|免费|抢购).{0,20}$",
        r"(?:温馨)?(?:提[醒示]:?)?[您你](?:收到|有)了?(?:一|\d{1,3})?[条个份封项].{0,24}(?:查看|查收|处理|办理|阅读).{0,4}$",
        r"如果?[您你]?(?:不能|无法|未能)(?:正常)?(?:打开|显示|浏览|下载|播放).{0,30}请.{0,8}(?:网站|浏览器|站点|插件|软件|页面)",
        r"(?:copyleft|designedby|design:|themeby|poweredby|(?:系统|软件|当前)版本(?:号)?:?v?\d|技术支持:|技术支撑:|本系统由)",
    )
    return re.compile("|".join(said))


@cache
def told_by_pages() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Counts, times and paths; who approved; the paper that it is from; how best to look at it; whose account it is.

    Each with what is looked for first: whatever the second pattern matches has the first in it.
    """
    day = r"[\[(]\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\d{1,2}:\d{2}(?::\d{2})?)?[\])]"
    counted = (
        r"[\u4e00-\u9fffa-z\d]{2,10}\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\d{1,2}:\d{2}(?::\d{2})?$",
        r"(?:[\u4e00-\u9fff]{0,14}关于)[^。;]{4,60}[\[(]?\d{4}-\d{1,2}-\d{1,2}[\])]?$",
        r"[\u4e00-\u9fffa-z]{2,12}(?:[>»\u203a]{1,2}[^>»\u203a。;]{2,16}){2,6}$",
        rf"[\u4e00-\u9fff]{{2,4}}:[^。;:]{{1,80}}{day}$",
        r"(?:当前|在线|累计|今日|昨日|本站|总|历史)(?:在线|访问|浏览|点击)?(?:人数|用户|人次|次数)[:：]?\d",
        r"(?:共|第)\d{1,5}(?:条|页|项)(?:记录|数据|评论)?[,/]?(?:(?:每页|当前第|共)\d{1,4}(?:条|页)[,/]?)*(?:首页|上一页|下一页|尾页|末页|跳转|转到|go|\d|/)*$",
    )
    verdict = (
        r"[\u4e00-\u9fff]{2,10}(?:已)?(?:审核|审批|会签|核稿|复核|签收)(?:并)?(?:通过|同意|完成|不通过|退回|驳回)$"
    )
    paper = (
        r"\((?:来源|转自|摘自|据|原载)?[:：]?[\u4e00-\u9fff]{1,10}"
        r"(?:(?<![上填通汇申呈瞒漏迟举预回情速续初终月周谎])报|通讯社|新闻网|网讯|电视台|杂志|客户端|公众号|编辑部)(?:供稿|讯)?\)$"
    )
    best = r".{0,40}(?:最佳|推荐|建议)(?:浏览|显示)(?:效果|分辨率).{0,30}$"
    account = r"原创.{2,60}\d{4}-\d{2}-\d{2}|收录于(?:合集|话题|专辑)|.{0,60}\d{2}:\d{2}发表于.{2,8}$"
    greeting = r".{2,24}欢迎[您你](?:的?(?:光临|到来|访问|使用|加入))?[!。~]{0,3}$|[您你](?:身边|贴身|专属|掌上)的.{2,20}[!。~]{0,3}$"
    offer = (
        r".{0,40}神器(?:[!。,].{0,10})?$|.{0,40}(?:立即|马上|免费)(?:了解|体验|试用|开通|领取|购买|抢购|订阅|续费|充值)(?:更多|详情|会员|vip)?[!>]{0,3}$"
        r"|.{0,16}(?:开通|成为|加入|升级|充值)(?:本站|超级|尊享|年费)?(?:vip|会员).{0,12}(?:免费|畅享|特权|海量)|.{0,40}收藏(?:本站|本页|本网站)(?:网址)?[!。]?$"
    )
    gathered = "[为给](?:大家|[您你])们?(?:精心)?(?:整理|收集|搜集|分享|带来|准备|汇总|推荐)"
    with_thanks = (
        rf".{{0,40}}(?:本文|下面|以下|这里|网|文库).{{0,40}}{gathered}.{{0,60}}(?:参考|借鉴|阅读|帮助|喜欢|欣赏)"
    )
    whole = r"(?:以上|上面)(?:就|便)?是[^。;\n]{0,40}(?:全部|所有|相关)内容.{0,60}$"
    found_in = r"\((?:网络)?(?:来源|转自|摘自|选自|资料来源)(?:于)?:?(?:[^()。;]{2,20}网?络?)\)$"
    pairs = (
        ("欢迎[您你]|^[您你](?:身边|贴身|专属|掌上)", greeting),
        ("神器|立即|马上|免费|会员|vip|收藏本", offer),
        (gathered, with_thanks),
        ("^(?:以上|上面).{0,44}内容", whole),
        (r"\)$", found_in),
        ("^来源", r"来源(?:于)?:?(?:互联)?网络?(?:整理|资料|收集)?$|来源:本站$"),
        ("发表于", r".{0,16}发表于\d{4}-\d{1,2}-\d{1,2}"),
        (r"[>»\u203a\d](?:(?<=\D)|[-/.条页项]|(?<=[数户次:：\[(]\d))", "|".join(counted)),
        ("(?:通过|同意|完成|退回|驳回)$", verdict),
        (r"^\(", paper),
        ("浏览|显示", best),
        ("^原创|^收录于|发表于", account),
    )
    return tuple((re.compile(look), re.compile(words)) for look, words in pairs)


def may_be_told(tight: str) -> bool:
    """Could one of `told_by_pages` find what it looks for? A quick look: at the first character, the last, and all at once."""
    return tight[:1] in _FIRST or tight[-1:] in _LAST or _held().search(tight) is not None


_FIRST, _LAST = "(以上原收来您你", ")过意成回"


@cache
def _held() -> re.Pattern[str]:
    """A class first, by which the engine skips."""
    return re.compile(
        r"[>»\u203a\d欢神立马免会收为给发浏显vV](?:(?<=[>»\u203a])|(?<=\d)(?:[-/.条页项]|(?<=[数户次:：\[(]\d))|(?<=欢)迎[您你]|(?<=神)器|(?<=立)即"
        r"|(?<=马)上|(?<=免)费|(?<=会)员|(?<=收)藏本|(?<=[为给])(?:大家|[您你])|(?<=发)表于|(?<=浏)览|(?<=显)示|(?<=[vV])ip)"
    )


@cache
def _editor() -> re.Pattern[str]:
    """What the editor of a site says of a text: no document has one."""
    return re.compile(
        r"小编.{0,12}(?:整理|收集|搜集|汇总|分享|推荐|带来|准备|编辑|提供)|(?:整理|收集|分享|推荐|提供).{0,20}小编"
    )


def is_footer(tight: str) -> bool:
    """Is the line of the foot of a site: its copyright, its record?"""
    return _notices()[-1].search(tight) is not None


def _is_notice(tight: str) -> bool:
    """Does the line speak to the readers of a site?"""
    phrase, opener, site, upload, footer = _notices()
    if footer.search(tight) and len(tight) <= 160:
        return True
    if "小编" in tight and _editor().search(tight):
        return True
    said = phrase.search(tight)
    if said and (before := tight.find("。", 0, said.start())) > 0:
        # A sentence stands before it: the line is a page's only if that speaks of the site as well.
        return any(words.search(tight, 0, before) for words in (phrase, site, upload))
    if said:
        return True
    opened = opener.match(tight)
    if not opened or opened.end() == len(tight):
        return False
    return site.search(tight, opened.end()) is not None or len(set(upload.findall(tight, opened.end()))) > 1
