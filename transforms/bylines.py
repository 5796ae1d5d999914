"""Credits: who wrote, photographed, translated or edited a piece, in which role, for whom.

One credit is a stretch of text that holds nothing but roles, names and employers, or the words
before 报道 at a paragraph's opening. Where credits stand in an article is decided in
`page_article`; how names are told apart is in `credit_names`.
"""

import re
from dataclasses import dataclass, replace

from transforms.credit_names import COMMON_SURNAMES, NameReader, NameSpan
from transforms.records import Role

_HOUSES = r"本报|本刊|本网|本社|本台|新华社|中新社|中央社|新华网|人民网|中新网"
_EMPLOYER = rf"(?:{_HOUSES}|[\u4e00-\u9fff]{{1,8}}?(?:通讯社|电视台|[日晚时晨早商]报|新闻网|[社报网台]))"
_EMPLOYER_END = re.compile(rf"(?:(?:^|[\s，,、；;□■●])(?P<named>{_EMPLOYER})|(?P<house>{_HOUSES}))[\s]*$")
_PROSE_END = ("。", "！", "？", "；", "”", "…")
_ANY_ROLE = re.compile(r"[记通编摄文图译著作者稿生评执口撰翻整制绘漫插画书报采主美供]")
_HOUSE_FIRST = re.compile(rf"({_HOUSES})[发\s/／]+")
_POST = r"(?:驻[\u4e00-\u9fff]{1,6}?|常驻|特派|特约|首席|资深|高级|融媒体?|全媒体?|随行|前方|体育|财经|本报)"
# What stands before a name; longer words first, so that 见习记者 is not read as 记者.
_LEADING: tuple[tuple[str, Role], ...] = (
    ("实习记者|实习生|实习编辑|见习记者|见习编辑|学生记者", "intern"),
    ("摄影记者|摄影师", "photographer"),
    ("责任编辑|责编|编辑|主编|美编", "editor"),
    ("特约通讯员|通讯员|通信员|报道员", "correspondent"),
    ("文字记者|记者|评论员|撰稿人|撰稿|采写", "reporter"),
    ("翻译|编译|译者", "translator"),
    ("作者|执笔|口述", "author"),
)
# What stands on either side of a name: 摄影 张三, 张三 摄, 文/李四. 报道 adds no role of its own.
_EITHER: tuple[tuple[str, tuple[Role, ...]], ...] = (
    (r"文[、/／·和]?图片?|图片?[、/／·和]?文|文并摄|文并图|撰文[、/／]摄影", ("author", "photographer")),
    ("摄影报道|摄影|供图|图片|摄|图", ("photographer",)),
    ("撰文|文字|文|著", ("author",)),
    ("编译|译", ("translator",)),
    ("整理|制图|绘图|漫画|插图|作图|画|书", ("other",)),
    ("综合报道|报道|报导", ()),
)
_ROLE_WORD = re.compile(rf"{_POST}*(?P<role>{'|'.join(words for words, _ in _LEADING)})")
_EITHER_WORDS = "|".join(words for words, _ in _EITHER)
_EITHER_ALONE = re.compile(rf"(?:{_EITHER_WORDS})[:：/／]?")
_EITHER_FIRST = re.compile(rf"(?P<word>{_EITHER_WORDS})[:：/／](?P<rest>.+)")
_EITHER_LAST = re.compile(rf"(?P<rest>.+?)(?P<word>{_EITHER_WORDS})")
_TOKEN = re.compile(r"[^\s，,；;|｜]+")
_SHOT_AT = re.compile(r"摄于[^，。；]{1,20}$")
_SENT_FROM = re.compile(
    r"(?:/|／|发自|自)?(?P<place>[\u4e00-\u9fff]{2,6}?)(?:综合)?(?:报道|报导|\d{0,2}日?电)"
)
_PEN_NAME = re.compile(r"(?!.*(?:记者|日|从|在|了|是))[\u4e00-\u9fff]{1,3}[^报社网台局厅部\W\d]")
_SLASHED_PLACE = re.compile(r"[/／][\u4e00-\u9fff]{2,6}(?:综合)?(?:报道|报导|电)$")
# 见图, 完, 下转第四版: brackets that hold no name.
_NO_SIGNATURE = re.compile(r"[图版续完摄报社稿页电]|记者|通讯员|会议|资料")
_TRIM = "□■●○◎◆▲△★☆*•·:：/／-—。、 \u3000"
_BOXED = re.compile(r"[（(【〔\[](?P<text>[^（）()【】〔〕\[\]]{2,90})[）)】〕\]]")
_CREDIT_AHEAD = re.compile(
    rf"[、，,\s和及]*(?P<employer>{_EMPLOYER})?{_POST}*(?P<role>{'|'.join(w for w, _ in _LEADING)})[\s:：]*"
)
_CLOSING = re.compile(r"(?:综合|摄影)?(?:报道|报导)[:：，,\s]?|[:：]")
_NAME_SEPARATOR = re.compile(r"[、，\s]+(?!本报|新华社)|和(?=[\u4e00-\u9fff]{2})")
_STRONG_FOLLOW = re.compile(
    r"(?:从|获悉|报道|报导|日前|近日|昨|今|摄|采访|由|自|随|通讯员|本报|新华社|实习|了解到|在|[、，：:\s])"
)
_WEAK_FOLLOW = re.compile(r"[来走对就向与于为到前赴获发]")
_FOREIGN_RUNNING = re.compile(
    r"[\u4e00-\u9fff]{2,6}(?:·[\u4e00-\u9fff]{1,6}?)+(?=从|在|报道|报导|[、，：:\s])"
)
_LEAD_IN = re.compile(r"[:：\s]*")
# Longer stretches are taken for prose: five names with posts need some sixty characters.
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Credit:
    """One role of one person; positions are those of the name in the text that was read."""

    role: Role
    role_surface: str | None
    name: str
    employer: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The text after one role word, up to the next one."""

    role: Role | None
    role_surface: str | None
    employer: str | None
    start: int
    end: int


def read_credit(text: str, names: NameReader, *, strict: bool = False) -> tuple[Credit, ...]:
    """Read a text that is wholly a credit; nothing where it is anything else.

    `strict` takes only names with a known surname; else a clear role vouches for a pen name.

    >>> reader = NameReader(frozenset("张李王"))
    >>> [(c.role, c.name, c.employer) for c in read_credit("新华社记者李明摄", reader)]
    [('photographer', '李明', '新华社')]
    >>> [(c.role, c.name) for c in read_credit("通讯员 张小山 摄影报道", reader)]
    [('correspondent', '张小山'), ('photographer', '张小山')]
    """
    if len(text) > _LONGEST or text[-1:] in _PROSE_END or not _ANY_ROLE.search(text):
        return ()
    text = _SHOT_AT.sub(lambda match: "摄".ljust(len(match.group())), text)
    credits_: list[Credit] = []
    for stretch in _stretches(text):
        found = _read_stretch(text, stretch, names, strict=strict)
        if found is None:
            return ()
        credits_.extend(found)
    return tuple(credits_)


def _stretches(text: str) -> list[_Stretch]:
    words = list(_ROLE_WORD.finditer(text))
    starts = [_employer_before(text, word, words[i - 1].end() if i else 0) for i, word in enumerate(words)]
    ends = [*(start for start, _ in starts[1:]), len(text)][: len(words)]
    house = _HOUSE_FIRST.match(text)
    head = _Stretch(
        None,
        "",
        house[1] if house else None,
        house.end() if house else 0,
        starts[0][0] if starts else len(text),
    )
    rest = [
        _Stretch(leading_role(word["role"]), word["role"], employer, word.end(), end)
        for word, (_, employer), end in zip(words, starts, ends, strict=True)
    ]
    return [head, *rest]


def _employer_before(text: str, word: re.Match[str], floor: int) -> tuple[int, str | None]:
    """Where the role's own words begin, employer included, and the employer."""
    posts = word.group()[: word.start("role") - word.start()]
    if posts.startswith("本报"):
        return word.start(), "本报"
    match = _EMPLOYER_END.search(text[floor : word.start()])
    if match is None:
        return word.start(), None
    group = "named" if match["named"] else "house"
    return floor + match.start(group), match[group]


def leading_role(word: str) -> Role:
    """The role that a word before a name stands for.

    >>> leading_role("特约通讯员")
    'correspondent'
    """
    for words, role in _LEADING:
        if word in words.split("|"):
            return role
    return "other"


def _either_roles(word: str) -> tuple[Role, ...]:
    for words, roles in _EITHER:
        if re.fullmatch(words, word):
            return roles
    return ()


class _StretchReader:
    """Takes the tokens of a stretch one by one; false from `feed` means this is no credit."""

    def __init__(self, stretch: _Stretch, names: NameReader, *, strict: bool) -> None:
        self._strict = strict
        self._stretch = stretch
        self._names = names
        self._before = ""
        self._pending: list[NameSpan] = []
        self.credits: list[Credit] = []

    def feed(self, token: str, start: int) -> bool:
        """Take the next token: a role word, names, or names grown together with a role word."""
        if _EITHER_ALONE.fullmatch(token):
            self._role_word(token.rstrip(":：/／"))
            return True
        token = _SLASHED_PLACE.sub("", token)
        return (
            self._is_place(token) or self._names_and_place(token, start) or self._grown_together(token, start)
        )

    def _grown_together(self, token: str, start: int) -> bool:
        if first := _EITHER_FIRST.fullmatch(token):
            self._before = first["word"]
            return self._names_at(first["rest"], start + first.start("rest"), "")
        last = _EITHER_LAST.fullmatch(token)
        # Nobody's name ends in 摄; 文 or 画 after 记者 may well be the end of a name.
        surely_role = last and (self._stretch.role is None or last["word"].startswith("摄"))
        if last and surely_role and self._names_at(last["rest"], start, last["word"]):
            return True
        return self._names_at(token, start, "") or bool(
            last and self._names_at(last["rest"], start, last["word"])
        )

    def finish(self) -> bool:
        """Credit the names that no role word followed; a name without any role is no credit."""
        if self._pending and self._stretch.role is None:
            return False
        self._credit(self._pending, "")
        return True

    def _role_word(self, word: str) -> None:
        if self._pending:
            self._credit(self._pending, word)
            self._pending = []
        else:
            self._before = word

    def _names_at(self, text: str, start: int, word: str) -> bool:
        found = self._names.read(text) or self._unknown_name(text)
        if not found:
            return False
        spans = [NameSpan(n.name, n.start + start, n.end + start) for n in found]
        if word or self._before:
            self._credit(self._pending + spans, word or self._before)
            self._pending = []
        else:
            self._pending.extend(spans)
        return True

    def _unknown_name(self, text: str) -> tuple[NameSpan, ...]:
        """A name without a known surname (a pen name, a minority name) beside a clear role."""
        clear = self._stretch.role is not None or self._before
        if clear and not self._strict and _PEN_NAME.fullmatch(text) and not _EITHER_LAST.fullmatch(text):
            return (NameSpan(text, 0, len(text)),)
        return ()

    def _is_place(self, token: str) -> bool:
        """Where it was sent from is no name: 北京报道 after the names."""
        sent = _SENT_FROM.fullmatch(token)
        return bool(self._pending and sent and sent["place"][0] not in COMMON_SURNAMES)

    def _names_and_place(self, token: str, start: int) -> bool:
        """A name and where it was sent from, grown together: 张小山台北报道."""
        for cut in (3, 2, 4):
            sent = _SENT_FROM.fullmatch(token[cut:])
            if sent and sent["place"][0] not in COMMON_SURNAMES and self._names.is_name(token[:cut]):
                return self._names_at(token[:cut], start, "")
        return False

    def _credit(self, spans: list[NameSpan], word: str) -> None:
        stretch = self._stretch
        for span in spans:
            for role in _roles(stretch.role, word):
                surface = stretch.role_surface if role == stretch.role else word
                self.credits.append(Credit(role, surface, span.name, stretch.employer, span.start, span.end))


def _roles(leading: Role | None, word: str) -> tuple[Role, ...]:
    """记者张三摄 is a photographer; 记者 张三 摄影报道 is both; 报道 alone makes a reporter."""
    either = _either_roles(word)
    if leading is None:
        return either or ("reporter",)
    if not either or either == ("author",):
        return (leading,)
    if word == "摄影报道" or len(either) > 1:
        return tuple(dict.fromkeys((leading, "photographer")))
    return either


def _tokens(text: str, start: int, end: int) -> list[tuple[str, int]]:
    """Tokens between spaces and commas; two single characters apart are one name (李　明)."""
    tokens = [(match.group(), match.start()) for match in _TOKEN.finditer(text, start, end)]
    out: list[tuple[str, int]] = []
    for token, position in tokens:
        if out and len(token) == len(out[-1][0]) == 1 and not _EITHER_ALONE.fullmatch(token):
            first = out.pop()[1]
            out.append((text[first : position + 1], first))
        else:
            out.append((token, position))
    return out


def _read_stretch(text: str, stretch: _Stretch, names: NameReader, *, strict: bool) -> list[Credit] | None:
    reader = _StretchReader(stretch, names, strict=strict)
    for token, position in _tokens(text, stretch.start, stretch.end):
        bare = token.strip(_TRIM)
        if bare and not reader.feed(bare, position + token.index(bare)):
            return None
    return reader.credits if reader.finish() else None


def signature(text: str, names: NameReader) -> tuple[Credit, ...]:
    """Authors named in a trailing bracket or under a headline, with no role beside them.

    >>> [c.name for c in signature("李明王小川", NameReader(frozenset("李王")))]
    ['李明', '王小川']
    """
    bare = text.strip(_TRIM)
    found = names.read(bare) if bare and len(bare) <= 24 and not _NO_SIGNATURE.search(bare) else ()
    rare = sum(n.name[0] not in COMMON_SURNAMES for n in found)
    pair = any(len(n.name) == 2 and n.name[0] not in COMMON_SURNAMES for n in found)
    # 节约开支三成 is no two names: beside a rare surname the others must be plain ones.
    if pair or rare * 2 > max(len(found), 2) or rare > 1:
        return ()
    offset = text.find(bare)
    return tuple(Credit("author", None, n.name, None, n.start + offset, n.end + offset) for n in found)


def opening_credit(plain: str, start: int, names: NameReader) -> tuple[tuple[Credit, ...], int]:
    """Credits that a paragraph opens with, and where its text goes on; none gives `((), start)`.

    Bracketed (（记者 …）, 【本报记者 …报道】), closed by 报道, or running into the sentence.

    >>> reader = NameReader(frozenset("张李王"))
    >>> line = "记者李明、王小川从市水务局获悉，汛期将至。"
    >>> found, resume = opening_credit(line, 0, reader)
    >>> [c.name for c in found], line[resume:]
    (['李明', '王小川'], '从市水务局获悉，汛期将至。')
    """
    if boxed := _BOXED.match(plain, start):
        found = _shifted(read_credit(boxed["text"], names), boxed.start("text"))
        return (found, _text_after(plain, boxed.end())) if found else ((), start)
    if not _CREDIT_AHEAD.match(plain, start):
        return (), start
    for closing in _CLOSING.finditer(plain, start, start + _LONGEST):
        found = _shifted(read_credit(plain[start : closing.start()], names, strict=True), start)
        if found:
            return found, _text_after(plain, closing.end())
    return _running_credit(plain, start, names)


def _running_credit(plain: str, start: int, names: NameReader) -> tuple[tuple[Credit, ...], int]:
    found: list[Credit] = []
    resume = start
    while match := _CREDIT_AHEAD.match(plain, resume):
        spans = _running_names(plain, match.end(), names)
        if not spans:
            break
        employer = match["employer"]
        role = leading_role(match["role"])
        found += [Credit(role, match["role"], n.name, employer, n.start, n.end) for n in spans]
        resume = spans[-1].end
    return tuple(found), resume


def _running_names(plain: str, start: int, names: NameReader) -> list[NameSpan]:
    spans: list[NameSpan] = []
    position = start
    while span := _running_name(plain, position, names):
        spans.append(span)
        separator = _NAME_SEPARATOR.match(plain, span.end)
        if separator is None:
            break
        position = separator.end()
    return spans


def _running_name(plain: str, start: int, names: NameReader) -> NameSpan | None:
    """One name in running text: its end is where a word follows that begins a predicate."""
    if foreign := _FOREIGN_RUNNING.match(plain, start):
        return NameSpan(foreign.group(), start, foreign.end())
    for follow, rare_too in ((_STRONG_FOLLOW, True), (_WEAK_FOLLOW, False)):
        for length in (2, 3, 4):
            name = plain[start : start + length]
            known = rare_too or name[:1] in COMMON_SURNAMES
            if known and names.is_name(name) and follow.match(plain, start + length):
                return NameSpan(name, start, start + length)
    return None


def _shifted(found: tuple[Credit, ...], offset: int) -> tuple[Credit, ...]:
    return tuple(replace(c, start=c.start + offset, end=c.end + offset) for c in found)


def _text_after(plain: str, position: int) -> int:
    match = _LEAD_IN.match(plain, position)
    return match.end() if match else position
