"""Countries and cities by one character: 中 and 美 in 中美关系, 华 in 访华, 京 in 在京举行.

Such characters are words of their own too, so each counts only in company that tells: a partner, a
post of state, a verb of going. Names of two characters and more belong to `transforms.mentions.places`.
"""

import re
from collections.abc import Mapping

from transforms.mentions.words import Words
from transforms.spans import Span

COUNTRIES = "中美英法德日俄苏韩朝印巴越澳加蒙泰意以伊埃菲柬缅马乌土希波罗古"
# Usual only beside another one and a word that counts countries.
RARER = COUNTRIES + "肯坦赞荷比奥匈丹挪芬葡保捷塞哈吉塔科约黎孟斯智秘阿墨老尼"
SIDES = "中美英法德日俄苏韩朝印巴越澳以伊埃"
# No words by themselves before a post of state or a noun of politics.
STATES = "美英法德日俄韩印苏"
CITIES = "京津沪渝穗汉宁杭蓉深"
PROVINCES = "京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔滇藏陕甘青宁新港澳台穗深"
QUARTERED = "闽粤浙皖赣鄂湘豫冀晋鲁苏川滇黔桂陕甘辽"
PAIR_AFTER = (
    "两国|双边|双方|关系|友好|友谊|贸易|经贸|建交|合作|外交|领导人|元首|战争|边境|边界|交往|首脑|人民|之间|三国|"
    "自贸|谈判|会谈|文化|青年|防长|外长|战略|对话|同盟|联盟|联军|协定|条约|联合|矛盾|冲突|高层"
)
ABROAD_BEFORE = "访|驻|来|对|侨|赴|援|抗|反|亲|涉|在|旅|抵|离"
CITY_BEFORE = "在|来|进|离|赴|返|抵|回|驻|到|晋|入"
CITY_AFTER = (
    "举行|召开|开幕|闭幕|启动|举办|成立|揭|签|结束|发布|会见|去世|逝世|出版|首|展|演|开|的|，|。|"
    "隆重|正式|考察|闭|交流|参观|访问|出席|参加|采访|学习|务工|打工|看病|汇报|工作|读书|求学|旅游|过年|就医|比赛|参赛"
)
STATE_AFTER = (
    "总统|首相|总理|外长|外相|防长|议会|国会|大选|军方|外交部|国防部|国务卿|财长|央行|参院|众院|参议|众议|政府|驻|军舰|"
    "军机|媒体|报纸|专家|学者|商人|籍"
)
TOWARDS = "贸易|出口|关系|政策|投资|制裁|谈判|作战|宣战|友好|外交|援助|施压|军售|战争|逆差"
SENT = "医疗队|专家|项目|工程|技术|农业|教师"
OFFICIAL = (
    f"(?=[{COUNTRIES}])(?P<pair>[{COUNTRIES}]{{2,3}})(?={PAIR_AFTER})"
    f"|(?<=[{ABROAD_BEFORE}])(?P<abroad>[华美日俄韩英法德苏印朝越台港澳])(?![一-龥]?[人语文裔])"
    f"(?=[，。、；：！？”）]|访|的|参|出|考|旅|进|期|工|投|留|后|前|大使|使|企|外|商|记|军|战)"
    f"|(?P<side>[{SIDES}])(?=方[^向式法面案针便形程略])"
    f"|(?<=对)(?P<toward>[{STATES}])(?=(?:[华美日俄])?(?:{TOWARDS}))"
    f"|(?<=援)(?P<sent>[{RARER}])(?={SENT})"
    f"|(?P<listed>[{RARER}]+(?:、[{RARER}])*)(?=[两三四五]国)"
    f"|(?P<home>[{PROVINCES}]{{2,5}})(?=[两二三四五六][省市地区])"
)
CITY = f"(?<=[{CITY_BEFORE}])(?P<city>[{CITIES}])(?={CITY_AFTER})"
SHORT = re.compile(f"(?=[{RARER}{PROVINCES}{CITIES}华])(?:{OFFICIAL}|{CITY})")
# At the head of a clause, where the segmenter agrees that a word begins there.
HEADS = re.compile(
    f"(?:(?<=[，。、；：“”\\s])|^)(?:(?P<head>[{STATES}中]{{2}})(?=[一-龥]{{2}})|(?P<state>[{STATES}])(?={STATE_AFTER}))"
)
# 闽东, 苏北: a province and a point of the compass; 苏中 may be two countries.
QUARTER = re.compile(f"(?=[{QUARTERED}])(?!苏中)[{QUARTERED}][东西南北中]")
GROUPS = ("pair", "abroad", "side", "toward", "sent", "listed", "home", "city")
SURE = 0.8


def one_character(words: Words, places: Mapping[str, str]) -> list[Span]:
    """Places of one character, and quarters of provinces; pairs give one span a character."""
    plain = words.plain
    spans = [_span(i) for m in SHORT.finditer(plain) for group in GROUPS for i in range(*m.span(group))]
    found = [span for span in spans if plain[span.start] != "、"]
    for match in HEADS.finditer(plain):
        start, end = match.span()
        begins = start in words.index
        if _is_pair(words, start, end) or (match["state"] is not None and begins):
            found += [_span(i) for i in range(start, end)]
    for match in QUARTER.finditer(plain):
        i = words.index.get(match.start())
        if i is not None and words.texts[i] == match[0] and words.tags[i] in {"ns", "nr", "x"}:
            rule = "province-quarter"
            found += [] if match[0] in places else [Span(*match.span(), "place", rule, SURE)]
    return found


def _is_pair(words: Words, start: int, end: int) -> bool:
    """Whether the characters are words of their own or a short form, and a longer word follows."""
    i, after = words.index.get(start), words.index.get(end)
    if i is None or after is None or after >= len(words):
        return False
    short = len(words.texts[i]) == 1 or words.tags[i] in {"ns", "j", "nz"}
    return short and len(words.texts[after]) > 1


def _span(i: int) -> Span:
    return Span(i, i + 1, "place", "one-character", SURE)
