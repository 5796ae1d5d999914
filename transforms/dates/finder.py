"""Finding calendar expressions in a passage and joining two of them into one range.

The scan, its order of rules, what may stand around an expression, and ranges belong here; patterns and
meanings belong to `patterns` and `resolve`.
"""

import re
from datetime import date

from transforms.context import Anchor
from transforms.dates.atoms import Atom, Days, How, day, last_day, shift_months, years
from transforms.dates.patterns import FOLLOWERS, OPENERS, PATTERNS, TO
from transforms.dates.resolve import Resolver
from transforms.dates.same_period import with_same_periods
from transforms.records import CalendarDate
from transforms.text import Passage

_EXPLICIT_RULES = frozenset({"iso", "plan", "decade", "century"})
_RELATIVE_GROUPS = ("yrel", "mrel")
_METHODS = {"today": "today_"}

# A year range may leave its first 年 out: 1996至2000年, 1996—2000年.
_YEAR_RANGE = re.compile(r"(?<![\d.,])((?:1[89]|20)\d\d) ?年? ?" + TO + r" ?((?:1[89]|20)\d\d) ?年(?:度)?")
# 一日 is a day of the month only where a time, a comma or an agency's 电 follows; else it lasts a day.
_DAY_FOLLOWS = re.compile("上午|下午|中午|晚|凌晨|清晨|早|夜|电|讯|起|止|至|在|，|、|宣布|说|表示|发表|为|—")
_LASTING = re.compile(
    "(?:为期|历时|连续|经过|时间|长达|需|仅|用|不到|超过|每|至少|半|少于|多于|超|满|足|首|头|共|延长|提前|推迟|拘留|拘役|停[业产课刊]|假期?|休假|历经|逾期)$"
)
_JOIN = re.compile(rf"(?:起|开始)?(?:（[^（）]{{1,6}}）)? ?{TO} ?(?:今年)?")
_AND = frozenset("和与")
_BETWEEN = re.compile("之间|间(?!隔)")
_END_OF_RANGE = re.compile("止")
# 连续25年来昆明越冬: 来 is the verb.
_IN_A_ROW = re.compile("(?:连续|接连)$")
_TITLES = frozenset({"kicker", "headline", "subheadline"})
_SENTENCE_END = re.compile("[。！？；]")
_JOINABLE = frozenset({"day", "month", "year", "quarter", "decade"})


def _dispatch() -> dict[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    table: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for name, pattern in PATTERNS.items():
        for opener in dict.fromkeys(OPENERS[name]):
            table.setdefault(opener, []).append((name, pattern))
    return {opener: tuple(rules) for opener, rules in table.items()}


_RULES = _dispatch()
# Numbers open most candidates and few are dates: one look ahead for a calendar word drops the rest.
_DIGIT = "0-9零〇○一二两三四五六七八九十百廿半"
_WORDS = sorted(c for c in _RULES if not re.match(f"[{_DIGIT}]", c))
_WORD_OPENERS = "".join(c for c in _WORDS if c not in FOLLOWERS)
_FOLLOWED = "|".join(f"{c}[{FOLLOWERS[c]}]" for c in _WORDS if c in FOLLOWERS)
_CALENDAR_WORD = r"(?:[年月日号天周星世季至到—–~～-]|[./][01]?\d[./]|五|”?[期时末初以]|节)"
_OPENING = re.compile(
    rf"(?=[{_DIGIT}][0-9零〇○O一二三四五六七八九十百]{{0,3}}[0-9个多余几]{{0,2}} ?{_CALENDAR_WORD}"
    rf"|[{re.escape(_WORD_OPENERS)}]|{_FOLLOWED}|十[一二三四五六]五|[五六七八十]一|五四)"
)


def _stands_alone(name: str, found: re.Match[str], *, title: bool) -> bool:
    """Whether a bare day of the month is a date in its context; 今 and 昨 alone are one in titles only."""
    if name == "short":
        return title
    text, after = found.string, found.end()
    if name == "past":
        return not _IN_A_ROW.search(text[max(0, found.start() - 2) : found.start()])
    if name != "day":
        return True
    if _LASTING.search(text[max(0, found.start() - 4) : found.start()]):
        return False
    return found[0] != "一日" or bool(_DAY_FOLLOWS.match(text, after))


def _how(name: str, found: re.Match[str]) -> How:
    groups = found.groupdict()
    if any(groups.get(g) for g in _RELATIVE_GROUPS):
        return "relative"
    if name in _EXPLICIT_RULES or any(groups.get(g) for g in ("y4", "reign", "minguo", "m", "y2m", "y0")):
        return "explicit"
    return "explicit" if name in ("months", "days", "holiday", "lunar_day") else "relative"


def _atom_at(plain: str, at: int, resolver: Resolver, *, title: bool) -> Atom | None:
    """The first rule that matches and means something at a position."""
    if (whole := _YEAR_RANGE.match(plain, at)) is not None and int(whole[1]) < int(whole[2]):
        days = years(int(whole[1]), int(whole[2]), "range")
        return Atom(at, whole.end(), days, "explicit", "date.years")
    for name, pattern in _RULES.get(plain[at], ()):
        found = pattern.match(plain, at)
        if found is None or not _stands_alone(name, found, title=title):
            continue
        days_said = getattr(resolver, _METHODS.get(name, name))(found)
        if days_said is not None:
            return Atom(at, found.end(), days_said, _how(name, found), f"date.{name}")
    return None


def _atoms(plain: str, anchor: Anchor, *, title: bool) -> list[Atom]:
    """All calendar expressions of a passage, before ranges are joined."""
    atoms: list[Atom] = []
    resolver, done = Resolver(anchor), 0
    for candidate in _OPENING.finditer(plain):
        at = candidate.start()
        if at < done:
            continue
        if resolver.said_year is not None and _SENTENCE_END.search(plain, done, at):
            resolver.said_year = None
        atom = _atom_at(plain, at, resolver, title=title)
        if atom is not None:
            atoms.append(atom)
            done = atom.end
    return atoms


def _joined(left: Atom, right: Atom, plain: str) -> Atom | None:
    """One range of two expressions that 至, 到 or a dash connects, with 起 and 止 around it."""
    between = plain[left.end : right.start]
    enclosed = between in _AND and _BETWEEN.match(plain, right.end)
    if len(between) > 12 or not (enclosed or _JOIN.fullmatch(between)):
        return None
    if left.days.granularity not in _JOINABLE or right.days.granularity not in _JOINABLE:
        return None
    close = enclosed or _END_OF_RANGE.match(plain, right.end)
    end = close.end() if close else right.end
    first, last = left.days.first, right.days.last
    if right.rule == "date.day" and first is not None and last is not None:
        same_month = day(first.year, first.month, last.day)
        last = same_month.last if same_month else last
    if first is not None and last is not None and last < first:
        last = _next_year(right)
    days = Days(first, last, "range")
    return Atom(left.start, end, days, left.how, "date.range")


def _next_year(right: Atom) -> date | None:
    """The end of a range that crosses the turn of the year: 12月30日至1月2日."""
    last = right.days.last
    if last is None or right.days.granularity not in ("day", "month"):
        return last
    return (
        last_day(last.year + 1, last.month) if right.days.granularity == "month" else shift_months(last, 12)
    )


def _ranges(atoms: list[Atom], plain: str) -> list[Atom]:
    joined: list[Atom] = []
    for atom in atoms:
        whole = _joined(joined[-1], atom, plain) if joined else None
        if whole is None:
            joined.append(atom)
        else:
            joined[-1] = whole
    return joined


def find_dates(passage: Passage, anchor: Anchor) -> list[CalendarDate]:
    """Every calendar expression of a passage, in reading order, resolved against its article's day.

    Offsets are raw. Dates that the anchor leaves open are None; vague words (近日) always are.

    >>> from transforms.text import RawText
    >>> text = "今年3月至5月，植树两万棵。"
    >>> (found,) = find_dates(RawText(text, text).passage("body", [(0, len(text))]), Anchor(year=2022))
    >>> found.surface, str(found.date_start), str(found.date_end), found.granularity
    ('今年3月至5月', '2022-03-01', '2022-05-31', 'range')
    """
    found = []
    atoms = _ranges(_atoms(passage.plain, anchor, title=passage.kind in _TITLES), passage.plain)
    for atom in with_same_periods(atoms, passage.plain):
        start, end = passage.span(atom.start, atom.end)
        found.append(
            CalendarDate(
                surface=passage.text[atom.start : atom.end],
                start=start,
                end=end,
                date_start=atom.days.first,
                date_end=atom.days.last,
                granularity=atom.days.granularity,
                basis=atom.how,
                rule=atom.rule,
            )
        )
    return found
