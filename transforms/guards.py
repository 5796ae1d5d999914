"""What looks like a figure and states none: each guard has a name, so that a refusal can be explained.

Clock times, identifiers, ordinals, list numbers, grades, fixed terms and slogans belong here. Calendar
expressions belong to `dates`; which words are units at all belongs to the table of units; small numbers
that act as articles (一个问题) belong to `quantities.classifiers`.
"""

import re
from dataclasses import dataclass

from transforms.guard_terms import FIXED_TERMS

_HAN = "零〇○一二两三四五六七八九十百千万"
_DIGITS = "0123456789"
_TO = "[到至～~—、-]"
_HOUR = r"(?:[01]?\d|2[0-4])"
_HAN_HOUR = "[一二两三四五六七八九十]{1,3}"
_CLOCK_TAIL = r"(?:整|半|许|钟|[0-5]?\d分?(?:[0-5]?\d秒)?|[一二三四五六七八九十]{1,3}分?)?"

_SKY = "晴|阴|多云|[小中大阵]雨|雷?阵雨|暴雨|[小中大阵]雪|雨夹雪|雾|霾|浮尘|扬沙"
_WINDWARD = "经纬风东南西北转"
_DEGREES = r"(?:零下)?[-－]?\d{1,2}(?:℃|度|摄氏度)?"

# (rule, characters that open it, alternatives). Order matters: the first that matches at a place wins.
_RULES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("url", "hw", (r"(?:https?://|www\.)[!-~]+",)),
    (
        "phone",
        _DIGITS,
        (
            r"(?<!\d)0\d{2,3}[-—－ ]\d{7,8}(?:[-—转]\d+)?(?!\d)",
            r"(?<!\d)(?:1[3-9]\d{9}|[48]00[-—]\d{3,4}[-—]\d{3,4}|1\d{16}[\dX])(?!\d)",
        ),
    ),
    (
        "identifier",
        "电热传手邮Q微国代刊账帐尾编证准案订股座",
        (
            (
                r"(?:手机号码?|邮编|邮政编码|QQ|微信|国际统一刊号|邮发代号|代号|刊号|[账帐]号|尾号|编号|证号|准号|案号"
                r"|订单号|股票代码|代码)[为是:：]*[A-Za-z]*\d[\d\-—－、 ()A-Z]*"
            ),
            # 手机1260部 and 热线20条 are figures: a number dialled is longer, or follows a colon.
            r"(?:电话|热线|传真|手机|座机)(?:号码)?(?:[为是:：]+\d[\d\-—－、 ()]*|[为是]?\d[\d\-—－、]{4,})",
        ),
    ),
    ("coordinate", "南北东西", (r"(?:[东西]经|[南北]纬)[约\d.度°′″分]+(?:[至到—-][\d.度°′″分]+)?",)),
    ("document_number", "〔[［（(", (r"[〔\[［（(](?:19|20)\d\d[〕\]］）)]第?\d+号",)),
    ("list_number", "（(", (rf"(?:^|(?<=[。；：\s，]))[（(](?:\d{{1,2}}|[{_HAN}]{{1,3}})[)）]",)),
    (
        "list_number",
        _DIGITS + _HAN,
        (
            r"(?:^|(?<=[。；：\s]))\d{1,2}[、．.)）](?!\d)",
            r"(?:^|(?<=[。；：\s]))[一二三四五六七八九十]{1,3}(?:[、．.)）](?![二三四五六七八九十])|是)",
            r"(?<=[其之])(?<!分之)[一二三四五六七八九十](?=[，。、；：,的])",
            r"(?<=[，；])[一二三四五六七八九]是",
        ),
    ),
    (
        "ordinal",
        "第",
        (
            rf"第[\d{_HAN}]{{1,12}}(?:[届次期号条章节款项轮批卷集册版页例个种类部组代段步产大军站线村街路医中小局]|(?![名位\d]))",
        ),
    ),
    (
        "clock",
        _DIGITS,
        (
            rf"(?<![\d.:：∶]){_HOUR}[:：∶][0-5]\d(?:[:：∶][0-5]\d)?(?![\d:：∶])",
            rf"(?<![\d.]){_HOUR}时(?![间候代速期段节差])(?!\d{{1,2}}分\d{{1,2}}(?:\.\d+)?秒){_CLOCK_TAIL}",
            rf"(?<=[日号午晨晚夜早今上昨天]){_HOUR}点(?!间|多(?!钟)){_CLOCK_TAIL}",
            rf"(?<![\d.]){_HOUR}点(?:[0-5]\d分|半|整|许|钟|(?=左右|前(?!提))|多钟)",
        ),
    ),
    (
        "clock",
        _HAN,
        (
            rf"(?<=[日号午晨晚夜早]){_HAN_HOUR}[时点](?![间候意建要])多?{_CLOCK_TAIL}",
            rf"(?<![{_HAN}\d.]){_HAN_HOUR}(?:点(?:半|钟|整|许|(?=左右)|多钟)|时(?:许|整|半))",
        ),
    ),
    (
        "road",
        _DIGITS + _HAN + "GS",
        (
            rf"(?<![\d.])(?:[GS]?\d{{1,4}}|[{_HAN}]{{1,4}})(?:国道|省道|县道|高速|号线)",
            rf"(?<![\d.])(?:\d{{1,4}}|[{_HAN}]{{1,4}})路(?:公交|公共|车|巴士|汽车|电车|[军口])",
            rf"(?<![\d.])(?:\d{{1,4}}|[{_HAN}]{{1,4}})次(?:列车|航班|特快|快车|直快)",
        ),
    ),
    (
        "model",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
        (
            r"(?<![A-Za-z])(?!US\$|HK\$|NT\$|RMB)[A-Za-z]{1,12}[-—·]?\d+(?:\.\d+)?(?:[A-Za-z]+\d*)?(?![\d.,]*[%万亿元])",
        ),
    ),
    (
        "model",
        _DIGITS,
        (
            r"(?<![\d.,%])\d{1,4}[A-Z](?![A-Za-z])(?=[一-鿿，。、）”]|$)(?<![GM])",
            r"(?<![\d.])[3-6]G(?![Bb])",
        ),
    ),
    ("number_sign", _DIGITS + _HAN, (rf"(?<![\d.])(?:\d{{1,12}}|[{_HAN}]{{1,12}})号(?!召)",)),
    (
        "congress",
        _HAN,
        (
            r"(?<![共达近续办行了满过])(?!(?<=年)一届)[一二三四五六七八九十]{1,3}(?:届|中全会)",
            r"(?<![一二三四五六七八九])(?:十[一二三四五六七八九]?|二十[一二三]?|[七八九])大(?=[报精以召代胜开后前会期”》，。、的上党和])",
        ),
    ),
    (
        "plan_name",
        "十一二三四五六七八九",
        (
            rf"(?<![{_HAN}\d])(?:十[一二三四五六]?|[一二三四五六七八九])五(?=”?(?:规划|计划|重点|攻关|时|期|末|以|科技))",
        ),
    ),
    (
        "weight_class",
        _DIGITS + _HAN,
        (
            rf"(?:\d+(?:\.\d+)?|[{_HAN}]{{1,12}})(?:公斤|千克)(?:以上|以下)?级",
            r"(?<!\d)\d+(?:[×xX]\d+)?米(?:栏|跑(?!道)|自由泳|蛙泳|仰泳|蝶泳|个人|混合泳|接力|短跑|赛跑|台|板|跳台|跳板)",
            r"(?<!\d)\d+米(?:气步枪|气手枪|步枪|手枪|障碍|移动靶)",
            r"\d+[×xX乘]\d+(?:米|公里)|百米半?(?=决赛|跑|赛|飞|栏|冲)",
        ),
    ),
    (
        "wind",
        "风阵东南西北偏" + _DIGITS + _HAN,
        (
            rf"(?:风力|阵风|[东南西北偏]风|风)[转由达约为可有\d到至～~—\-、级]{{0,8}}[\d{_HAN}]{{1,12}}级(?:以上)?",
            rf"[\d{_HAN}]{{1,12}}(?:{_TO}[\d{_HAN}]{{1,12}})?级(?=(?:偏?[东南西北]{{1,2}}|阵|大|强|台|狂|暴)?风)",
        ),
    ),
    (
        "weather",
        "晴阴多小中大阵雷雨雪雾霾转零浮扬",
        (
            # A row of a weather table: the sky, then two temperatures without a verb between.
            (
                rf"(?:{_SKY})(?:[转到至、间]?(?:{_SKY})){{0,3}}[ \u3000,，]{{0,3}}[^，。；]{{0,8}}?"
                rf"{_DEGREES}(?:[到至～~—/-]+{_DEGREES})+"
            ),
        ),
    ),
    (
        "grade",
        "一二三四五六七八九十国省市特甲乙" + _DIGITS,
        (
            r"[一二三四][级等](?=[甲乙丙]等|医院|文物|保护|教授|英雄|警监|警督|士官|演员|作家|响应|注册|建造|资质|运动员|战备)",
            r"[一二三四][级等](?=功|奖|品|大校|飞行员|工程师|风险|预警)|[国省市]家?[一二三]级|(?<=[英语试])[四六]级",
            r"[一二三四五六七八九\d]年[级制]|\d{2,4}级(?=学|新|毕|同|校|本|博|硕)",
            r"[一二三]、[二三四](?:、[三四])?[类等级期](?!的?问题|人)",
            r"(?:[5-9]0|00|[五六七八九零][零〇○])后(?=[一-鿿，。”、])",
        ),
    ),
    (
        "top_list",
        _DIGITS + _HAN,
        (
            rf"(?<![\d.之])(?:\d{{1,4}}|(?<!分之)[{_HAN}]{{1,3}})强(?![度烈])",
            rf"[{_HAN}\d]连[冠胜败霸]|[{_HAN}]冠王",
        ),
    ),
    (
        "service_hours",
        "2二",
        ("(?:24|二十四)小时(?=营业|服务|热线|值班|值守|不间断|昼夜|在线|开放|全天|监控|待命|便利)",),
    ),
    (
        "idiom",
        _HAN,
        (
            r"一分钱?(?=没|不|未|也|都|钱一)|(?<=[声言烟议])四起|八一(?=[队厂男女电]|足球|篮球|排球|体工)",
            rf"万分(?!之)|千万(?=[别不要记莫])|十分(?=[^\d之钟]|$)(?!{_TO})",
            r"一时(?=[^\d])|一度(?=[^\d电])|一道(?![题菜])|半[壁途夜路空边岛导场决百]",
        ),
    ),
)
_QUOTED = re.compile(r"“([^“”，。！？；]{1,24})”")
_HAN_NUMERAL = re.compile(f"[{_HAN}]")
_ASCII_NUMERAL = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Characters of a passage that state no figure, and the rule that says so."""

    start: int
    end: int
    rule: str


def _term_pattern(first: str) -> str:
    tails = sorted((t[1:] for t in FIXED_TERMS if t[0] == first), key=len, reverse=True)
    return f"{first}(?:{'|'.join(map(re.escape, tails))})" if tails else ""


def _compile() -> dict[str, tuple[re.Pattern[str], tuple[str, ...]]]:
    """One pattern a first character: fixed terms, then the guards that it can open."""
    openers = {c for _, chars, _ in _RULES for c in chars} | {t[0] for t in FIXED_TERMS}
    table = {}
    for first in openers:
        rules = [("fixed_term", term)] if (term := _term_pattern(first)) else []
        rules += [(name, "|".join(sources)) for name, chars, sources in _RULES if first in chars]
        pattern = "|".join(f"(?P<r{i}>{source})" for i, (_, source) in enumerate(rules))
        table[first] = (re.compile(pattern), tuple(name for name, _ in rules))
    return table


_TABLE = _compile()
# Common characters open few guards: one look ahead drops most candidates before a pattern is tried.
_FOLLOWERS = {
    "国": "家一二三际", "省": "一二三", "市": "一二三", "南": _WINDWARD, "北": _WINDWARD, "东": _WINDWARD,
    "西": _WINDWARD, "偏": _WINDWARD, "风": "力转由达约为可有到至～~—-、级一二三四五六七八九十\\d",
    "阵": "风雨雪", "电": "话", "热": "线", "传": "真", "手": "机", "邮": "编政发", "微": "信",
    "代": "号码", "刊": "号", "账": "号", "帐": "号", "尾": "号", "编": "号", "证": "号", "准": "号",
    "案": "号", "订": "单", "股": "票", "座": "机", "多": "云", "小": "雨雪", "中": "雨雪", "大": "雨雪",
    "雷": "雨阵", "浮": "尘", "扬": "沙",
}  # fmt: skip
_SECONDS = {c: {t[1] for t in FIXED_TERMS if t[0] == c} for c in {t[0] for t in FIXED_TERMS}}
_RULED = {c for _, chars, _ in _RULES for c in chars}


def _opening(first: str) -> str:
    """A pattern for an opener, with what may follow it where that is known."""
    if first in _RULED and first not in _FOLLOWERS:
        return re.escape(first)
    seconds = "".join(sorted(_SECONDS.get(first, ())))
    return f"{re.escape(first)}(?=[{seconds}{_FOLLOWERS.get(first, '')}])"


_OTHERS = sorted(c for c in _TABLE if not (c.isascii() and c.isalnum()))
_OPENING = re.compile(rf"(?<!\d)\d|(?<![A-Za-z])[A-Za-z]|{'|'.join(map(_opening, _OTHERS))}")


def _slogans(plain: str) -> list[Refusal]:
    """Terms in quotation marks that number something in Han digits: “六送”, “一核、两翼”."""
    return [
        Refusal(m.start(), m.end(), "guard.slogan")
        for m in _QUOTED.finditer(plain)
        if _HAN_NUMERAL.search(m[1]) and not _ASCII_NUMERAL.search(m[1])
    ]


def refusals(plain: str) -> list[Refusal]:
    """Every span of folded text where numerals state no figure, each with its rule.

    >>> text = "乘103路公交14时30分到，实施“六送”"
    >>> [(r.rule, text[r.start:r.end]) for r in refusals(text)]
    [('guard.road', '103路公交'), ('guard.clock', '14时30分'), ('guard.slogan', '“六送”')]
    """
    found: list[Refusal] = []
    done = 0
    for candidate in _OPENING.finditer(plain):
        at = candidate.start()
        entry = _TABLE.get(plain[at]) if at >= done else None
        match = entry[0].match(plain, at) if entry else None
        if entry is None or match is None or match.lastgroup is None:
            continue
        found.append(Refusal(at, match.end(), f"guard.{entry[1][int(match.lastgroup[1:])]}"))
        done = match.end()
    return found + _slogans(plain)
