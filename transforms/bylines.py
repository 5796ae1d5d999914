"""Credits: who wrote, photographed, translated or edited a piece, in which role, for whom.

One credit is a stretch of text that holds nothing but roles, names and employers. Credits that run
into a paragraph's text are read in `opening_credits`; where credits stand in an article is decided in
`page.article`; how names are told apart is in `credit_names`.
"""

import re
from dataclasses import dataclass

from transforms.credit_names import NameReader, NameSpan
from transforms.records import Role

_HOUSES = r"本报|本刊|本网|本社|本台|新华社|中新社|中央社|新华网|人民网|中新网"
EMPLOYER = rf"(?:{_HOUSES}|[\u4e00-\u9fff]{{1,8}}?(?:通讯社|电视台|[日晚时晨早商]报|新闻网|[社报网台]))"
_EMPLOYER_END = re.compile(rf"(?:(?:^|[\s，,、；;□■●])(?P<named>{EMPLOYER})|(?P<house>{_HOUSES}))[\s]*$")
_PROSE_END = ("。", "！", "？", "；", "”", "…")
# Every role word has one of these in it; the test spares most lines the reading.
_ANY_ROLE = re.compile(
    r"记者|[讯信]员|报[道导]|[实见]习|编|摄|文|图|译|著|作者|撰|执笔|口述|采写|评论员|整理|画|书"
)
_HOUSE_FIRST = re.compile(rf"({_HOUSES})[发\s/／]+")
POST = r"(?:驻[\u4e00-\u9fff]{1,6}?|常驻|特派|特约|首席|资深|高级|融媒体?|全媒体?|随行|前方|体育|财经|本报)"
# What stands before a name; longer words first, so that 见习记者 is not read as 记者.
LEADING: tuple[tuple[str, Role], ...] = (
    ("实习记者|实习生|实习编辑|见习记者|见习编辑|学生记者", "intern"),
    ("摄影记者|摄影师", "photographer"),
    ("责任编辑|责编|编辑|主编|美编", "editor"),
    ("特约通讯员|通讯员|通信员|报道员", "correspondent"),
    ("文字记者|记者|撰稿人|撰稿|采写", "reporter"),
    ("翻译|编译|译者", "translator"),
    ("评论员|作者|执笔|口述", "author"),
)
# What stands on either side of a name: 摄影 张三, 张三 摄, 文/李四. 报道 adds no role of its own.
_EITHER: tuple[tuple[str, tuple[Role, ...]], ...] = (
    (
        r"文[、/／·和]?[图摄]片?|[图摄]片?[、/／·和]?文|文并摄|文并图|撰文[、/／]摄影",
        ("author", "photographer"),
    ),
    ("摄影报道|摄影|供图|图片|摄|图", ("photographer",)),
    ("撰文|文字|文|著", ("author",)),
    ("编译|译", ("translator",)),
    ("整理|制图|绘图|漫画|插图|作图|画|书", ("other",)),
    ("综合报道|报道|报导", ()),
)
_ROLE_WORD = re.compile(rf"{POST}*(?P<role>{'|'.join(words for words, _ in LEADING)})")
_EITHER_WORDS = "|".join(words for words, _ in _EITHER)
_EITHER_ALONE = re.compile(rf"(?:{_EITHER_WORDS})[:：/／]?")
_EITHER_ENDS = re.compile(rf"(?:{_EITHER_WORDS})$")
_EITHER_FIRST = re.compile(rf"(?P<word>{_EITHER_WORDS})[:：/／](?P<rest>.+)")
_EITHER_LAST = re.compile(rf"(?P<rest>.+?)(?P<word>{_EITHER_WORDS})")
_TOKEN = re.compile(r"[^\s，,；;|｜]+")
_SHOT_AT = re.compile(r"摄于[^，。；]{1,20}$")
_SENT_FROM = re.compile(
    r"(?:/|／|发?自)?(?P<place>[\u4e00-\u9fff]{2,6}?)(?:综合)?(?:报道|报导|\d{0,2}日?电)"
    r"|发自(?P<sent>[\u4e00-\u9fff]{2,8})"
)
_PEN_NAME = re.compile(
    r"(?!.*(?:记者|[今昨近当本即\d一二三四五六七八九十]日|日前|从|在|了|是))"
    r"[\u4e00-\u9fff]{1,4}[^报社网台局厅部委办院校厂组队团\W\d]"
)
_SLASHED_PLACE = re.compile(
    r"[/／][\u4e00-\u9fff]{2,6}(?:[、和][\u4e00-\u9fff]{2,6}){0,3}(?:综合|连线)?(?:报道|报导|电)$"
)
# 见图, 完, 下转第四版: brackets that hold no name.
_NO_SIGNATURE = re.compile(r"[图版续完摄报社稿页电]|记者|通讯员|会议|资料")
_TRIM = "□■●○◎◆▲△★☆*•·:：/／-—。、 \u3000"
# Six names of three characters with their separators.
_LONGEST_SIGNATURE = 24
# Longer stretches are taken for prose: five names with posts need some sixty characters.
LONGEST_CREDIT = 90


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

    >>> reader = NameReader(dict.fromkeys("张李王", 9000))
    >>> [(c.role, c.name, c.employer) for c in read_credit("新华社记者李明摄", reader)]
    [('photographer', '李明', '新华社')]
    >>> [(c.role, c.name) for c in read_credit("通讯员 张小山 摄影报道", reader)]
    [('correspondent', '张小山'), ('photographer', '张小山')]
    """
    if len(text) > LONGEST_CREDIT or text[-1:] in _PROSE_END or not _ANY_ROLE.search(text):
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
        None,
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
    for words, role in LEADING:
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

    def __init__(self, stretch: _Stretch, names: NameReader, *, strict: bool, suffixed: bool) -> None:
        self._strict = strict
        self._suffixed = suffixed
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
            self._close_leading()
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
        """Behind names (记者 李明 摄) the word is theirs; before a name (记者 李明 摄影 王川) that one's."""
        if not self._suffixed:
            self._close_leading()
        if self._pending:
            self._credit(self._pending, word)
            self._pending = []
        else:
            self._before = word

    def _close_leading(self) -> None:
        """Credit the names behind a leading word (记者 李明) before another role begins."""
        if self._stretch.role is not None:
            self._credit(self._pending, "")
            self._pending = []

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
        if not self._pending or sent is None:
            return False
        return sent["place"] is None or not self._names.is_common(sent["place"][0])

    def _names_and_place(self, token: str, start: int) -> bool:
        """A name and where it was sent from, grown together: 张小山台北报道."""
        for cut in (3, 2, 4):
            sent = _SENT_FROM.fullmatch(token[cut:])
            apart = sent and not self._names.is_common((sent["place"] or sent["sent"])[0])
            if apart and self._names.is_name(token[:cut]):
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
    """Tokens between spaces and commas; two single characters apart are one name (李　明, 李　明摄)."""
    out: list[tuple[str, int]] = []
    for match in _TOKEN.finditer(text, start, end):
        token, position = match.group(), match.start()
        if not (out and len(out[-1][0]) == 1 and _ends_name(token)):
            out.append((token, position))
            continue
        first = out.pop()[1]
        out.append((text[first : position + 1], first))
        if len(token) > 1:
            out.append((token[1:], position + 1))
    return out


def _ends_name(token: str) -> bool:
    """Whether a token is the second character of a spaced name, with or without a role grown to it."""
    if len(token) == 1:
        return _EITHER_ALONE.fullmatch(token) is None
    return _EITHER_ALONE.fullmatch(token) is None and _EITHER_ALONE.fullmatch(token, 1) is not None


def _read_stretch(text: str, stretch: _Stretch, names: NameReader, *, strict: bool) -> list[Credit] | None:
    tokens = _tokens(text, stretch.start, stretch.end)
    suffixed = bool(tokens) and _EITHER_ENDS.search(tokens[-1][0]) is not None
    reader = _StretchReader(stretch, names, strict=strict, suffixed=suffixed)
    for token, position in tokens:
        bare = token.strip(_TRIM)
        if bare and not reader.feed(bare, position + token.index(bare)):
            return None
    return reader.credits if reader.finish() else None


def signature(text: str, names: NameReader) -> tuple[Credit, ...]:
    """Authors named in a trailing bracket or under a headline, with no role beside them.

    >>> [c.name for c in signature("李明王小川", NameReader(dict.fromkeys("李王", 9000)))]
    ['李明', '王小川']
    """
    bare = text.strip(_TRIM)
    offset = text.find(bare)
    return tuple(
        Credit("author", None, n.name, None, n.start + offset, n.end + offset)
        for n in _signed_names(bare, names)
    )


def _signed_names(bare: str, names: NameReader) -> tuple[NameSpan, ...]:
    if not bare or len(bare) > _LONGEST_SIGNATURE or _NO_SIGNATURE.search(bare):
        return ()
    found = names.read(bare)
    rare = sum(not names.is_common(n.name[0]) for n in found)
    pair = any(len(n.name) == 2 and not names.is_common(n.name[0]) for n in found)
    # 节约开支三成 is no two names: beside a rare surname the others must be plain ones.
    if not found or pair or rare * 2 > max(len(found), 2) or rare > 1:
        return names.read_pair(bare)
    return found
