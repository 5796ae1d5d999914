"""Whether a small number before a unit word states a figure or only builds a word or an article.

一个问题 is "a problem", 二期 a name, 6号 an address: the contexts that tell them from 新增一家, 连续三届 and
6路慰问 belong here. Spans that never state a figure belong to `transforms.guards`.
"""

import re

from transforms.records import StatisticKind
from transforms.units import Unit

_SMALL = frozenset("一二两三四五六七八九十")
_FIGURE_BEFORE = re.compile(
    r"(?:每[天日周月年季人户村县市省期次场家班届亩]|首|头|各|新增|增加|增设|新建|净增|减少|仅|仅有|只有|只剩|共|共有|总共|合计|累计|约|近|超过?|不足|不到|至少|最多|不超过|不少于|逾|"
    r"增至|增加到|减至|降至|达|达到|多达|连续|先后|历时|经过|分|分为|分成|兵分|举办了?|召开了?|进行了?|开展了?|获得?了?|夺得|夺取|拿下|收获|比分|得|扣|判处|有期徒刑)$"
)
_ONE_BEFORE = re.compile(
    r"(?:每[天日周月年季人户村县市省期次场家班届亩][^，。]{0,3}|各|新增|净增|增加了?|减少了?|增设|仅|不足|不到|至少|最多|不超过|不少于|增至|增加到|减至|共|提前|只用|仅用|获得|夺得|(?<![查破缴收截捕抓])获|死)$"
)
# 只有一名老师 counts; 只有一个办法 is an article like any other.
_ONLY_BEFORE = re.compile("(?:只有|仅有|只剩|仅剩)$")
_ARTICLES = frozenset(("个", "种", "点", "条", "次"))
# Durations of one name a day or a year as often as they measure: 这一年, 新的一年, 每一天.
_ONE_TIME_BEFORE = re.compile("[这那比每同某有的又头另前后该当早几全成]$|新的$|过去$|整整$")
_ONE_TIME_AFTER = re.compile(
    "[度级季年四]|[\\d一二两三四五六]{1,2}[次顿]|天天|年年|[，]?(?:早上|晚上|夜里)|一[天年日度]|之|片|色|味|[也都没不]"
)
_ONE_DAY_WORDS = re.compile(
    "一日(?:工资|游|三餐|捐|之|千里|不见|万)|一天(?:天|到晚)|一周(?:年|岁|刊)|一月|一时|一分(?![钟半]|\\d)"
)
# 一吨涨了200元, 一年有30场: the unit only says per what the next number counts.
_PER_ONE = re.compile(
    r"(?:[也就才能可要得只]{0,2}(?:有|打|涨了?|跌了?|卖|收|赚|挣|花|产|值|节省|损失))(?:了|到|出|上)?[近约超上]?[\d一二两三四五六七八九十百千万几数]"
)
_DETERMINERS = re.compile("[这那哪好早]几?$")
_LEVELS_BEFORE = re.compile("[省市县乡村区州镇厅局处地校院部科][、，]?$|两$")
_LEVELS_AFTER = re.compile("联动|党委|政府|工会|法院|书记|干部|网络|机构|财政|组织|管理|医疗|人大")
_QUAKE = re.compile(r"[^，。；]{0,14}(?:地震|余震|强震)|[（(]?(?:地震|震级)")
_POINTS_AFTER = re.compile("意见|建议|要求|希望|看法|主张|体会|经验|启示|共识|理由|原因|[，。]")
_STOCK = re.compile("(?:指数?|点位|大盘|收于|收报|报|涨|跌|升|降|失守|站上|突破)[^，。；]{0,12}$")
_SCORE_POINTS = re.compile(
    "(?:得|获|积|扣|加|满|总|比|领先|落后|赢|输|胜|高出|以|砍下|贡献|拿下|平均|记|评|打|了|拿到|抢[到走]|拿走|带走|丢|摘|全取|全场|分数线|为|达)[^，。；]{0,6}$"
)
_GOALS = re.compile("(?:失|丢|进|入|扳|追|净胜|净负|落后|领先|胜|负|赢|输|差|得|射|破)(?:得|回|了)?$")
_ROUTES_BEFORE = re.compile("(?:兵?分(?:成|为|作)?|共|派出)$")
# Units that are one only after these words, whatever the number.
_SAID_BEFORE = {"点": _STOCK, "分": _SCORE_POINTS, "路": _ROUTES_BEFORE, "球": _GOALS}
_NO_DURATION = re.compile("周[年岁边]|年[级制]")
# 2002年 before the name of a contest is part of that name; 2000年的历史 lasts.
_YEAR_NUMBER = re.compile(r"(?:1[5-9]|20)\d\d|[一二][零〇○五六七八九][零〇○一二三四五六七八九]{2}")
_YEARS_LONG = re.compile("的?历史|之久|[多余]|前|以上|左右|来")
_MONTHS_AFTER = re.compile("[多余]|之久")
# 三次上门 counts; 三次产业 and 两次大战 name things.
_NAMED_TIMES = re.compile("产业|大战|世界|元|方程|能源|创业|革命|函数|曲线|供|性|品")
_COUNTS_FROM_ZERO = frozenset(("degree", "temperature", "points", "proportion", "currency"))
_HAN_ONE = "一"
# 百家, 千年, 万里 alone are figures of speech; 上百家 and 近千年 are figures.
_MAGNITUDES_ALONE = frozenset("百千万")
# 前10名 are ranks; 目前10名 and 此前10名 end another word.
_FIRST = re.compile("(?<![目以之日年月天当此先眼生赛战])前$")
_VAGUE_BEFORE = ("上", "近", "过", "数", "几", "超", "成", "逾")
# 两双鞋, 两层楼: 两 counts where 二 would number; 两会, 两手, 两面 are words and stay out.
_TWO_OF = frozenset("双层批轮包页串顿首段组道句片部集卷届处堂课")
_HAN_COUNTS = frozenset("双页顿串")
_NEVER_TWO = frozenset("期级次审手线楼等号路区班院厂部度届轮道代胎层类组段处中队")


def _level(plain: str, at: int, unit_end: int, number: str) -> bool:
    """两级, 省市县三级, but not 三级医院, 5级 of wind; quakes are read elsewhere."""
    if number == "两" or _QUAKE.match(plain, unit_end) or "震级" in plain[max(0, at - 6) : at]:
        return True
    return bool(_LEVELS_BEFORE.search(plain[:at]) or _LEVELS_AFTER.match(plain, unit_end))


def _one(plain: str, at: int, unit_end: int, unit: Unit) -> bool:
    """一 with a unit: a measure or sum counts, a duration mostly, a classifier only where stated."""
    before = plain[max(0, at - 8) : at]
    if unit.kind in ("count", "score"):
        only = unit.name not in _ARTICLES and _ONLY_BEFORE.search(before)
        return bool(only or _ONE_BEFORE.search(before))
    if unit.kind == "duration":
        if _ONE_DAY_WORDS.match(plain, at) or _ONE_TIME_BEFORE.search(before):
            return False
        return not (_ONE_TIME_AFTER.match(plain, unit_end) or _PER_ONE.match(plain, unit_end))
    if _PER_ONE.match(plain, unit_end):
        return False
    return unit.caution != "bare_han" or bool(_ONE_BEFORE.search(before))


def _cautioned(plain: str, at: int, unit_end: int, unit: Unit, number: str) -> bool:
    """Units that one digit turns into a word: 三路, 五期, 四面, 三点."""
    before = plain[max(0, at - 8) : at]
    if unit.name == "级":
        return _level(plain, at, unit_end, number)
    if unit.name == "点" and number in _SMALL:
        return bool(_POINTS_AFTER.match(plain, unit_end))
    if unit.name == "次" and number in _SMALL and number != "二":
        return not _NAMED_TIMES.match(plain, unit_end)
    said = _SAID_BEFORE.get(unit.name)
    if said is not None:
        return bool(said.search(plain[max(0, at - 20) : at]))
    if number in _SMALL or number in _MAGNITUDES_ALONE:
        counted = unit.name in _HAN_COUNTS or (number == "两" and unit.name in _TWO_OF)
        return counted or bool(_FIGURE_BEFORE.search(before))
    return unit.name not in ("届", "期", "站", "代") or bool(_FIGURE_BEFORE.search(before))


def _refused_word(plain: str, at: int, end: int, unit_end: int, unit: Unit) -> bool:
    """Numbers that with their unit make another word: 二期, 三年级, 五月, 百家, 零部件, 这几个."""
    number, before = plain[at:end], plain[max(0, at - 8) : at]
    if number == "二":
        return unit.kind in ("count", "index") and (
            unit.name in _NEVER_TWO or plain[unit_end : unit_end + 1] == "转"
        )
    if number == "零":
        return unit.dimension not in _COUNTS_FROM_ZERO
    if number in _MAGNITUDES_ALONE and before.endswith("每"):
        return True
    if number in ("几", "数"):
        return bool(_DETERMINERS.search(before))
    if (
        unit.name in ("家", "年", "里")
        and number in _MAGNITUDES_ALONE
        and plain[end : end + 1] not in ("多", "余")
    ):
        named = unit.name == "家" and (number != "万" or plain.startswith("企业", unit_end))
        return not named and not before.endswith(_VAGUE_BEFORE) and not _FIGURE_BEFORE.search(before)
    return False


def _refused_duration(plain: str, unit_end: int, unit: Unit) -> bool:
    """五周年 and 三年级 are no durations; 五月 without 个 is May unless 余 or 多 makes it a length."""
    if unit.kind != "duration":
        return False
    if _NO_DURATION.match(plain, unit_end - 1):
        return True
    return (
        plain[unit_end - 1] == "月"
        and plain[unit_end - 2] not in "个多半"
        and not _MONTHS_AFTER.match(plain, unit_end)
    )


def states_a_figure(plain: str, at: int, end: int, unit_end: int, unit: Unit) -> bool:
    """Whether the number at [at, end) with its unit, up to `unit_end`, is a figure in its sentence.

    >>> from fractions import Fraction
    >>> level = Unit("级", "count", "count", Fraction(1), "级", "bare_han")
    >>> states_a_figure("市、县两级工会", 3, 4, 5, level), states_a_figure("一级台阶", 0, 1, 2, level)
    (True, False)
    """
    number = plain[at:end]
    if _refused_word(plain, at, end, unit_end, unit) or _refused_duration(plain, unit_end, unit):
        return False
    if unit.name == "年" and _YEAR_NUMBER.fullmatch(number) and not _YEARS_LONG.match(plain, unit_end):
        return False
    if number == _HAN_ONE:
        return _one(plain, at, unit_end, unit)
    return unit.caution != "bare_han" or _cautioned(plain, at, unit_end, unit, number)


def kind_in_context(plain: str, at: int, end: int, unit: Unit) -> StatisticKind:
    """The kind that a unit has in its sentence: 级 of a scale is an index, 前10位 a rank.

    >>> from fractions import Fraction
    >>> degree = Unit("级", "count", "count", Fraction(1), "级", "bare_han")
    >>> kind_in_context("发生5.8级地震", 2, 6, degree)
    'index'
    """
    if unit.name in ("位", "名") and _FIRST.search(plain, max(0, at - 2), at):
        return "rank"
    if unit.name != "级":
        return unit.kind
    scale = "." in plain[at:end] or _QUAKE.match(plain, end) or "震级" in plain[max(0, at - 6) : at]
    return "index" if scale else unit.kind
