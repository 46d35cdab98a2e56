"""The families of measures, as patterns over one colon.

Each family is one way in which the language names a measure (see `measures`). At a place they are tried in a fixed order:
what is longer or more specific comes first; only those are tried that may begin with the two characters that stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from gongwen.extraction.kinds.accountability import redress
from gongwen.extraction.kinds.accountability.vocabulary import language, measure_words, phrases

_DUTY = r"责任(?!人|者|制|心|书|田|状|主体|单位|部门|落实|追究|倒查|清单|体系|区|事故|意识)"
_RULE = "(?:规定|办法|条例|制度|法律|法规|法律法规|规章|纪律|规则|细则|准则|章程|公约|要点|守则|规约|[校院厂司店家班室队村](?:规|纪)|合同|契约|协议|约定|(?<=※)(?!※)|法|条款|标准)"
_LETTER = "(?:建议书?|整改通知书?|改正通知书|督办函|督办单|督办通知书?|提醒函|提示函|警示函|约谈函|告诫书|关注函|整改函|监管函)"


@cache
def adverb() -> str:
    """An adverb of severity or of law, with what may follow it before the next."""
    return f"(?:{language('adverb')}(?:、|地)?)"


@cache
def _amount() -> str:
    """How much or how long, after what is lost: 10%至30%, 六个月, 的50%."""
    numeral = "(?:[\\d.]{1,8}|[一二三四五六七八九十百千万两半]{1,4})"
    unit = "(?:年|个?月|日|天|次|学期|学年|届|元|万元|%|倍|分|个?百分点|周)"
    one = f"(?:百分之)?{numeral}(?:{unit})?"
    return f"(?:的?{one}(?:至|-|~|到){one}|的?{one})(?:以上|以下|以内)?"


@cache
def _end() -> str:
    """Where the object of a measure ends: at the colon's end, before the next measure, before a class name or a term."""
    start = (
        f"(?:{measure_words('deprive', 'kind')}|{language('governor', 'adverb')}|不予|不再|不得|追究|列入|纳入|记入|计入|移送|移交"
        "|通报|承担|建议|由|对|在|[一二三两]年内|当年|永久|终身)"
    )
    return (
        rf"(?:{_amount()}(?=\Z|[、,并且]))?"
        rf"(?=\Z|(?:、|和|及|与|并且?|或者?|以及|直至|同时|且|后|再|,){start}"
        r"|等?的?(?:处理|处分|处罚|惩处|措施)(?:\Z|[、并])|的?外\Z|为止)"
    )


def _answer(adv: str) -> str:
    """依法依规严肃追究相关责任人的责任; 对…的责任及时查处、追究."""
    chained = rf"(?:(?:、|和|及|或者?|以及|与|并)[^,;:、和及或]{{0,10}}{_DUTY}){{0,3}}"
    return (
        rf"{adv}{{0,4}}(?:追究|倒查|查究)(?!时效|机制|制度)[^,;:]{{0,40}}?{_DUTY}{chained}"
        rf"|(?<=责任)(?:{adv}|及时|予以|进行){{1,2}}(?:查处|追究)(?:(?:、|和)(?:查处|追究))?(?=\Z|[,;])"
    )


def _deprive(end: str) -> str:
    """取消其评优资格; 扣减年终奖或岗位津贴. Failing a clean end, up to the first thing lost."""
    verb, good = (
        f"(?:永久|终身)?(?!{measure_words('kind')}|(?<=立即)停止|(?<=及时)停止){measure_words('deprive')}(?![后前之])",
        measure_words("good"),
    )
    aimed = "(?:停止|暂停|取消|终止|中止|解除|收回|撤销|限制|撤回)其"
    owner = "[^,;:、或]{0,6}?(?:所有|持有|权利|受害|被害|缴款|财产|付款|当事|投诉)(?:人|者|单位)"
    returned = f"(?<=应当)(?:退还|返还|发还|退回){owner}(?:(?:或者?|、|和){owner})?"
    owed = "(?:(?:加收|收取|缴纳|交纳|支付|偿付|承担)[^,;:]{0,10}?(?:滞纳金|违约金|罚息|赔偿金|罚金)|收取[^,;:、的]{0,12}的?[^,;:、的]{0,4}费用?|(?:交纳|缴纳)[^,;:、的]{1,8}[费金](?=\\d))"
    replaced = "赔偿(?!标准|金额|办法|规定|责任|费|款|金|后|方式|范围|手续|问题|事宜)[^,;:、]{2,30}?(?=外?(?:\\Z|[,;※])|或者?赔偿)"
    lasting = "(?:停止|暂停|中止|限制|禁止|取消|冻结)"
    return (
        rf"{returned}|{owed}{end}|{replaced}|{aimed}[^,;:、]{{1,14}}?{end}|{lasting}[^,;:、]{{1,12}}?{_amount()}(?=\Z|[、,并且])|"
        rf"{measure_words('seize')}[^,;:、或和及者的][^,;:的]{{0,20}}?{end}|{verb}[^,;:]{{0,32}}?{good}”?{end}|{verb}[^,;:、或和及]{{0,16}}?{good}(?=、|或|和|及|与)"
    )


def _deny(end: str) -> str:
    """不予聘任, 不再列入序列, 不得参加评选."""
    unpaid = "(?:不|不予|不再|不得|不能|暂不|均不)(?:享受|享有|计发|结算|发放|发给|支付|兑现|核发|报销|领取)(?![^,;:]{0,14}(?:许可|执照|批文|合格证))"
    verb = "(?:不予|不再予以|不再给予|不再|不得再?|不准|不能|暂不|不享受|不安排|不给予)"
    restored = "不再?恢复(?!原状|正常)[^,;:]{2,40}?(?=等?(?:\\Z|[,;]))"
    permit = "(?:发放|颁发|核发|换发|发给|延续)[^,;:]{0,14}?(?:许可证?|执照|批文|合格证)"
    refusal = f"(?:{permit}|受理(?!其)|处理|批准|审批|许可|登记|注册|备案|核准|立案|公开|采信|采纳|答复|签发|验收|通过|放行|审议|办理|认定)"
    wilful = "(?:随意|任意|擅自|私自|自行|违规|违反|变相|借机?|以任何|以各种|利用|巧立|超)"
    return rf"{restored}|{unpaid}[^,;:]{{0,14}}?{measure_words('good')}{end}|不享受[^,;:、]{{2,12}}?{end}|{verb}(?:再)?(?!{refusal}|{wilful})[^,;:]{{0,12}}?{measure_words('benefit')}[^,;:]{{0,24}}?{end}"


def _grade() -> str:
    """年度考核作降级处理, 评定为不合格, 按旷工处理."""
    appraisal = (
        r"(?:(?:本|当)?(?:年度|年终|年|学年|学期|月度|季度|师德)(?:工作|目标|绩效|综合|个人|师德|业绩)*"
        r"(?:考核|考评|评价|评估|鉴定)(?:结果|成绩|等次)?(?:直接|一律)?"
        r"|(?:该|本|此|其)[^,;:、的]{0,8}?(?:成绩|分数|学分)(?:一律|均|应|将)?)?"
    )
    low = rf"(?:评定|认定|确定|判定|(?<!规)定|评|列|判|降|记|视|视同|(?<!工)作|按|按照|(?<!予)以)为?“?{measure_words('grade')}”?(?:[半一二三两\d]{{1,2}}[天日节次])?(?:处理|论处|论|计算|计|等次)?"
    zero = "(?:按|以|记|计|判|定)为?[0零]分(?:处理|论处|论|计算|计|记)?"
    as_if = r"(?:(?<![工动操合写制运协])作(?![成为业用品出])|按(?!下列|以下|如下)|(?<![予处可])以(?![上下内外及后前来免]))[^,;:、]{1,6}(?:处理|论处|论(?=\Z|[,;、]))"
    gone = rf"(?:视同为?|视为|视作|(?<![工动操合写制运协])作为?|按|(?<![予处可])以)(?:其)?(?:已|自动|自愿|自行|主动)?{measure_words('gone')}(?:处理|论处|论)?"
    return f"{gone}|{appraisal}(?:{zero}|{as_if}|{low})"


def _transfer(adv: str) -> str:
    """移送司法机关依法处理."""
    then = rf"(?:{adv}{{0,2}}(?:立案|侦查|侦办|审查|调查|审理|处置|惩处|查处|处理|查办|议处|{measure_words('vow')}|追究(?:其|相关|有关)?[^,;:]{{0,10}}?{_DUTY})){{0,2}}"
    also = rf"(?:(?:、|或者?|和)[^,;:、]{{0,8}}?{measure_words('recipient')}){{0,2}}"
    return rf"{adv}?(?:移送|移交|移付|移请|函送|送交|移转|交由)[^,;:]{{0,20}}?{measure_words('recipient')}{also}{then}"


def _propose() -> str:
    """提出处分建议; 发出检察建议书."""
    what = "(?:处分|处理|问责|罢免|免职|撤职|撤销职务|处罚|惩戒|质询)"
    return (
        rf"(?:提出|作出|提请)[^,;:]{{0,10}}?{what}[^,;:]{{0,8}}?(?:建议|案)(?!件|由|书)"
        rf"|(?:发出?|制发|下达|下发|发送|送达|签发)[^,;:]{{0,10}}?{_LETTER}"
    )


def _pin(end: str) -> str:
    """列入失信被执行人名单; 记入诚信档案."""
    verb = "(?:列入|纳入|记入|计入|录入|载入|拉入|列为|登记为|归入|存入|写入)"
    return rf"{verb}[^,;:]{{0,24}}?{measure_words('pinned')}”?[^,;:]{{0,6}}?{end}"


def _bear(adv: str) -> str:
    """依法承担民事责任."""
    kind = "(?:民事|赔偿|法律|相应|刑事|违约|连带|侵权|补偿|经济|一切|由此|行政|党纪|政纪|党政纪|纪律|全部)"
    charged = r"[^,;:、]{0,6}(?:价款|差额|货款|差价)(?:均|概|全部|一律)?由[^,;:]{1,16}?(?:自行承担|承担|负担|自理|自负)(?=\Z|[,;、并])"
    cost = r"(?:自行)?(?:承担|负担)(?:全部|相应|一切|由此产生的)?[^,;:]{0,8}(?:费用?|损失|后果|全责)(?:的\d{1,3}%)?(?=\Z|[,;、并])|负全责"
    caused = "(?:(?:由此|因此|因而)[^,;:、的]{0,4}的?)?(?:一切|全部|相应|所有|法律|经济|赔偿|不良|安全){0,3}(?:责任|后果|损失|风险)"
    own = rf"{caused}(?:均|概|全部|一律|应|应当|将)?由[^,;:]{{1,16}}?(?:自行承担|承担|自负|负责|负担)(?=\Z|[,;、并])|{caused}自(?:负|行承担|理)"
    more = "(?:和[^,;:、]{0,8}?后果)?"
    return rf"{own}|{charged}|{cost}|{adv}?(?:自行)?(?:承担|负(?!责|有))[^,;:]{{0,12}}?{kind}[^,;:]{{0,12}}?(?:{_DUTY}|后果){more}"


def _probe(adv: str) -> str:
    """严肃查处当事人."""
    whose = "(?:相关|有关|违[规纪法]|直接|当事|失职|失责|责任|主要|领导|、|和|及|或者?|的){0,5}"
    who = "(?:责任人员?|当事人|人员|单位|个人|责任者|领导|干部|者)"
    return rf"{adv}{{1,3}}(?:查处|处理|处罚|惩处|惩治|打击|问责|追究){whose}{who}(?:和(?:单位|个人|人员))?"


def _by_rule(adv: str) -> str:
    """依照有关法律处理."""
    by = r"(?:按照?|依照?|依据|根据|比照|参照|对照|适用)"
    return rf"{by}(?!(?:下列|以下|如下)[^,;:]{{0,8}}处理)(?:(?:(?!给予|予以|进行|作出|当时)(?:※{{1,120}}(?!※)|(?!※)[^,;:])){{1,44}}?{_RULE}|[校院厂司店家班室队村](?:规|纪)|规定|章程|合同|约定)等?(?:{adv}{{1,3}}(?:予以|进行)?|予以|进行)?(?!追究)(?:{measure_words('handle', 'vow')}|执行(?=\Z|[,;、]))"


def _referred() -> str:
    """由主管机关处罚, 报请学校处理, 送请奖惩委员会议处."""
    by = "(?:由(?!于|此)|报请|送请|提请|移请|函请|提交|交由|交)"
    return rf"{by}[^,;:由依按]{{2,20}}?(?:予以|给予|进行)?(?:处罚|处理|议处|惩处|惩罚|查处|追究)(?=\Z|[,;、])"


class Family(msgspec.Struct, frozen=True):
    """A family: its name, the words that its mentions begin with (of each the first two characters count), its pattern."""

    name: str
    opens: tuple[str, ...]
    pattern: re.Pattern[str]


_APPRAISED = (
    "本年", "本学", "本月", "本季", "本师", "当年", "当学", "当月", "当季", "年度", "年终", "年考", "年工", "年目", "年绩", "年综", "年个",
    "年师", "年业", "年鉴", "年评", "学年", "学期", "月度", "季度", "师德",
)  # fmt: skip
_BORNE = (
    "承担", "负", "自行", "由此", "因此", "因而", "一切", "全部", "相应", "所有", "法律", "经济", "赔偿", "不良", "安全", "责任", "后果",
    "损失", "风险", "价款", "货款", "货价", "差额", "差价", "多", "超",
)  # fmt: skip


@cache
def _families() -> tuple[Family, ...]:
    adv, end = adverb(), _end()
    by_law = phrases("language", "adverb")
    lost = (
        "停止", "暂停", "取消", "终止", "中止", "解除", "收回", "撤销", "限制", "撤回", "禁止", "加收", "收取", "缴纳", "支付",
        "承担", "退还", "退回", "冻结",
    )  # fmt: skip
    pinned = ("列入", "纳入", "记入", "计入", "录入", "载入", "拉入", "列为", "登记", "归入", "存入", "写入")
    wide = r"(?<!在)全[校院市县区省厂镇乡系局厅公司网]{1,2}(?:范围)?内?通报(?:批评)?(?!曝光)"
    rows = (
        ("transfer", (*by_law, "移", "函送", "送交", "交由"), _transfer(adv)),
        ("answer", (*by_law, "追究", "倒查", "查究", "及时", "予以", "进行"), _answer(adv)),
        (
            "score",
            ("积分", "信用", "诚信", "考核", "一次", "扣", "记"),
            r"(?:积分|信用分|信用积分|诚信分|考核分)?(?:一次)?(?:扣除?|扣减|记)\d{1,3}(?:\.\d)?分",
        ),
        (
            "order",
            ("限期",),
            rf"(?!{measure_words('kind', 'mild')})限期(?:恢复|拆除|清理|清除|清退|治理|补办|补种|补栽|补建|退还|退出|退回|迁出|搬迁|补缴|缴纳|采取|修复|回填|撤除|回收|召回|消除)[^,;:、]{{0,12}}?{end}",
        ),
        (
            "money",
            (
                *(f"每{of}" for of in "人次例项起天日份件处张"),
                "扣",
                "罚",
                "处罚",
                "处以",
                *(f"处{digit}" for digit in range(1, 10)),
            ),
            r"(?:每(?:人次|[次人例项起天日份件处张]))?(?:扣罚|罚扣|扣发|扣减|扣除|扣款|扣|罚(?!款|金|锾|没)|处罚|处以?)[^,;:、\d]{0,12}\d{1,6}(?:\.\d{1,2})?(?:[至~-]\d{1,6})?元(?:[至~-]\d{1,6}元)?(?!以上|以下|[^,;:]{0,6}罚)",
        ),
        (
            "order",
            ("责令", "勒令", "责成", "要求", "令其"),
            rf"(?:责令|勒令|责成|令(?=其限期))(?:其|该[^,;:]{{0,6}})?[^,;:]{{1,24}}?{end}"
            r"|要求(?:其|该[^,;:]{0,6}|当事人)(?:予以|限期|立即|及时|尽快){0,2}(?:纠正|改正|整改|(?:赔偿|退还|退回|返还|恢复|清理)[^,;:、]{0,10})(?=\Z|[,;、并])",
        ),
        ("deny", ("暂不", *(f"不{char}" for char in "予再得准能享安给恢计结发支兑核报领")), _deny(end)),
        ("pin", pinned, _pin(end)),
        ("deprive", (*phrases("measures", "deprive", "seize"), *lost, "永久", "终身"), _deprive(end)),
        (
            "grade",
            (
                *_APPRAISED,
                "评",
                "认定",
                "确定",
                "判",
                "定",
                "列",
                "降",
                "记",
                "计",
                "视",
                "作",
                "按",
                "以",
                "该",
                "此",
                "其",
            ),
            _grade(),
        ),
        ("bear", (*by_law, *_BORNE), _bear(adv)),
        ("propose", ("提出", "作出", "提请", "发", "制发", "下达", "下发", "送达", "签发"), _propose()),
        ("probe", by_law, _probe(adv)),
        ("rule", ("按", "依", "根据", "比照", "参照", "对照", "适用"), _by_rule(adv)),
        ("referred", ("由", "报请", "送请", "提请", "移请", "函请", "提交", "交"), _referred()),
        (
            "graver",
            ("从重", "从严", "加重", "加倍", "双倍", "翻倍"),
            "(?:从重|从严|加重)(?:给予|予以)(?:处分|处罚)|(?:加倍|双倍|翻倍)(?:给予|予以)?(?:处罚|扣罚|罚款|扣发)",
        ),
        (
            "handle",
            (*by_law, "研究", "调查", "立案"),
            rf"{adv}{{1,4}}(?:予以)?{measure_words('handle', 'vow')}|(?:研究|调查|立案)处理",
        ),
        *redress.families(end),
        ("vow", phrases("measures", "vow"), measure_words("vow")),
        (
            "veto",
            ("实行", "实施", "执行"),
            "(?:实行|实施|执行)(?:[^,;:、的]{1,8}“一票否决”制?|“一票否决”制)(?!度)",
        ),
        ("widely", tuple(f"全{of}" for of in "校院市县区省厂镇乡系局厅公网"), wide),
        (
            "instrument",
            (*phrases("measures", "kind", "head", "mild"), *phrases("language", "soft")),
            _instrument(),
        ),
    )
    return tuple(Family(name, opens, re.compile(pattern)) for name, opens, pattern in rows)


def _instrument() -> str:
    """相应的行政处分, 批评教育."""
    return f"{language('soft')}{measure_words('head')}|{measure_words('kind', 'head', 'mild')}"


@cache
def _by_start() -> dict[str, tuple[Family, ...]]:
    """The families that may begin with two characters, and by one character those that begin with it whatever follows."""
    pairs: dict[str, set[str]] = {}
    for family in _families():
        for word in family.opens:
            pairs.setdefault(word[0], set()).add(word[1:2])
    found: dict[str, tuple[Family, ...]] = {}
    for char in sorted(pairs):
        for second in sorted(pairs[char]):
            key = char + second
            fitting = tuple(f for f in _families() if any(word[:2] == key or word == char for word in f.opens))
            if fitting:
                found[key] = fitting
    return found


@cache
def _start() -> re.Pattern[str]:
    """Where a mention may begin: by its first character and the next."""
    starts = sorted(_by_start())
    loose = "".join(key for key in starts if len(key) == 1)
    tight = "".join(dict.fromkeys(key[1:] for key in starts))
    firsts = "".join(dict.fromkeys(key[0] for key in starts))
    return re.compile("[{}](?:(?<=[{}])|(?=[{}]))".format(*map(re.escape, (firsts, loose, tight))))


def matches(text: str, start: int, end: int) -> Iterator[tuple[str, re.Match[str]]]:
    """What the families match in text[start:end], from left to right, none overlapping another: family and match."""
    by_start, pattern, at = _by_start(), _start(), start
    while (place := pattern.search(text, at, end)) is not None:
        at = place.start()
        for family in by_start.get(text[at : at + 2]) or by_start.get(text[at], ()):
            match = family.pattern.match(text, at, end)
            if match is not None and match.end() > at:
                yield family.name, match
                at = match.end()
                break
        else:
            at += 1


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
    past = r"(?:已(?!缴|交|付|收|领|发|取|获|支|报)经?|被|曾)[^,;的应将要]{0,8}"
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
