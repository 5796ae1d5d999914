"""Change and its basis, and what a figure is counted per, read off the words beside it.

`change` is set only where the figure is itself the amount of a change (增长5.3%), never where it is a level
that something changed to (增至5.3%). Levels, bounds and counted nouns belong to the sibling modules.
"""

import re

from transforms.quantities.figures import Figure
from transforms.records import Basis, Change

_RISE = (
    "增长|增加|增产|增收|增幅|增速|增|上升|上涨|上扬|上浮|提高|提升|扩大|涨幅|升幅|大涨|涨|升高|升值|上调|攀升|加快"
    "|走高|高开|飙升|多出|高出|超出|(?<![每毫公百万亿直])升"
)
_FALL = (
    "下降|减少|减产|减收|减幅|降幅|降低|下跌|下滑|跌幅|缩小|缩短|下调|下浮|回落|减|降|大跌|跌|贬值|收窄|萎缩|缩减"
    "|削减|低开|走低|压缩"
)
_LINK = (
    r"(?:率|速度?|额|量)?(?:分别|平均|约|近|超过?|逾|均|各|仅|只|已|就|也|又|再|大约|接近|将近|不到|不足|至少)*"
    r"(?:了|达到?|为|是|高达|达到了|也?有|在)?(?:约|近|超过?|逾|大约|将近|接近|不到|不足)?$"
)
_CHANGE = re.compile(rf"(?:(?P<rise>{_RISE})|(?P<fall>{_FALL})){_LINK}")
# 增幅 and 降幅 name an amount whatever verb follows; other verbs with 到, 至, 为 give a level.
_LEVEL = re.compile(r"(?<![幅率速])(?:到|至|为)(?:了)?(?:约|近|超过?)?$")
# 比常年高5个百分点: against another time, a difference of shares is a change.
_AGAINST_TIME = re.compile(
    r"[比较](?:去年|上年|上一年|前年|往年|常年|历年|同期|上[季周旬]|上个?月|年初|\d{4}年)[^，。；]{0,6}?(?:(?P<rise>高|多|快)|(?P<fall>低|少|慢))了?$"
)
_SHARES = frozenset(("percent", "percentage_point"))
_AMOUNT_NOUN = re.compile(r"(?P<rise>增幅|涨幅|升幅|增速|增长率|增长速度)|(?P<fall>降幅|跌幅|减幅|下降率)")
# Things counted grow in number; what is lowered (降低300种商品的税率) is not their count.
_COUNT_CHANGE = re.compile("增|减|涨|跌|上升|下降|扩大|多出|缩减|削减|幅")

_YOY = re.compile(
    r"同比|[比较](?:去年|上年|上一年|前一年|\d{4}年)?的?同期|[比较](?:去年|上年|上一年)|年增长率?|年均(?=增)|年增"
)
_MOM = re.compile(r"环比|[比较](?:上个?月|上一月|前一月)")
_PREVIOUS = re.compile(
    r"[比较](?:上[次届季周轮期一]|前[一次年两]|原来|此前|以前|过去|开盘|[一-鿿\d]{0,4}年|年初|计划)"
)

_EVERY = (
    "平方米|立方米|千瓦时|公里|小时|分钟|平方公里|公斤|工作日"
    "|[人户亩年月日天周吨斤度桶股件个只头条辆台次场套张份位家村班所床秒升株棵季期间米]"
)
_PER_BEFORE = re.compile(
    rf"每(?:个(?=[月小季工星]))?(?P<every>{_EVERY})(?:[^，。；：、\d每]{{0,5}})$"
    r"|(?P<speed>时速|车速|航速|流速)[^，。；]{0,10}$|(?P<mean>[人户亩年月日])均[^，。；、\d]{0,10}$"
)
_ANNUAL = re.compile(
    r"(?:^|[^\d今去前明后当本一-龥]|[，、的总设计其厂矿港司区市省县])(?P<span>年|日|月)"
    r"(?!底|初|末|轻|龄|来|度|内|间|中|份|前|后|上|下)(?:[设计生平均最大可综合实际]{0,6})"
    r"(?:产|生产|销|吞吐|发电|处理|加工|供|接待|客运|货运|运输|收入|利润|销售|输|进出口|创汇|创利|节约|节省|增收)"
    r"[^，。；、\d]{0,9}$"
)
_PER_AFTER = re.compile(
    r"(?:/|每|／)(?:人民币)?(?P<unit>平方米|立方米|千瓦时|公里|小时|分钟|平方公里|公斤|吨|斤|亩|人|次|条|张|年|月|日|天|秒|股|桶|升"
    r"|克|度|户|个|件|台|㎡|平米|盎司|千克|盒|瓶|袋|间|晚|位|课时|学时)"
)


def _clause(plain: str, start: int, floor: int) -> str:
    """The clause up to a figure, not reaching before `floor` (the figure before it)."""
    cut = max(plain.rfind(mark, floor, start) for mark in "，。；：！？")
    return plain[max(cut + 1, floor) : start]


def change_of(plain: str, figure: Figure, floor: int) -> Change | None:
    """Whether the figure is an increase or a decrease, or None where it is a level.

    `floor` is the end of the figure before, so that 由5%提高到8% gives no change to either.
    """
    if figure.kind not in (
        "percent",
        "percentage_point",
        "ratio",
        "money",
        "measure",
        "count",
        "index",
        "duration",
    ):
        return None
    before = _clause(plain, figure.number_start, floor)
    noun = _AMOUNT_NOUN.search(before)
    against = _AGAINST_TIME.search(before) if figure.kind in _SHARES else None
    found = noun or _CHANGE.search(before) or against
    if found is None or (noun is None and _LEVEL.search(before)):
        return None
    if noun is not None and re.search("[到至](?:了)?$", before):
        return None
    if figure.kind == "count" and not _COUNT_CHANGE.search(found[0]):
        return None
    return "increase" if found["rise"] else "decrease"


def basis_of(plain: str, figure: Figure, sentence_start: int) -> Basis | None:
    """What a change compares with: 同比 yoy, 环比 mom, 比上届 previous."""
    cut = max(plain.rfind(mark, sentence_start, figure.start) for mark in "，。；")
    for start in (
        max(cut + 1, sentence_start),
        max(0, plain.rfind("，", sentence_start, max(cut, 0)) + 1, sentence_start),
    ):
        clause = plain[start : figure.start]
        if _YOY.search(clause):
            return "yoy"
        if _MOM.search(clause):
            return "mom"
        if _PREVIOUS.search(clause):
            return "previous"
    return None


def per_of(plain: str, figure: Figure, floor: int) -> tuple[str | None, int]:
    """What the figure is counted per, if anything, and where its surface ends with it.

    每亩300元 and 亩均300元 → 亩; 时速120公里 → 小时; 8000元/平方米 → 平方米; 年产300万吨 → 年.
    """
    after = _PER_AFTER.match(plain, figure.number_end)
    if after is not None and figure.unit is not None:
        return after["unit"], max(after.end(), figure.end)
    before = _clause(plain, figure.start, floor)
    found = _PER_BEFORE.search(before)
    if found is not None:
        if found["speed"]:
            return ("小时" if found["speed"] != "流速" else "秒"), figure.end
        return found["every"] or found["mean"], figure.end
    annual = _ANNUAL.search(before)
    if annual is not None and figure.kind in ("measure", "count", "money"):
        return annual["span"], figure.end
    return None, figure.end
