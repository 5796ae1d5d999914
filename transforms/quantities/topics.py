"""Who or what a figure is about: the noun phrase that opens its clause or its sentence.

Only subjects that word order gives belong here (市总工会|举办了16场培训); where a clause opens with a
preposition, a pronoun or reported speech, none is given. Linking one to an entity belongs elsewhere.
"""

from collections.abc import Sequence

from transforms.quantities.nouns import NOTE_BLANK, Span, Tagger, Word, clause_before, words_of

# A topic longer than this has swallowed a clause; one of a single character is a fragment.
_SHORTEST, _LONGEST = 2, 16
# A topic with its verb lies within these characters; figures of one clause then share one segmentation.
_REACH = 24
_NAME_TAGS = frozenset(("ns", "nt", "nz", "nrt"))
_SPEECH = """
说 表示 介绍 指出 认为 透露 告诉 宣布 称 强调 坦言 获悉 了解 看到 发现 报道 预计 显示 回忆 谈到 提出 要求 希望
"""
_REPORTED = frozenset(_SPEECH.split())
_NOBODY = """
记者 本报 本报讯 通讯员 编辑 据 统计 数据 资料 消息 报告 会议 活动 结果 其中 全程 总数 数量 人数 面积 时间
"""
_NO_TOPICS = frozenset(_NOBODY.split())
_FOLLOWERS = frozenset(("v", "vd", "d", "p", "uj", "ad", "a", "vn", "ul"))


def subject_of(
    masked: str, start: int, noun: Span | None, sentence_start: int, tagger: Tagger
) -> Span | None:
    """The subject of a figure at `start`, as positions; None where word order does not tell.

    `masked` is the passage with dates blanked, `noun` what the figure counts, which is no subject itself.

    >>> words = [("江湾镇", "ns"), ("果园", "n"), ("面积", "n"), ("达", "v")]
    >>> subject_of("江湾镇果园面积达230亩", 8, (0, 7), 0, lambda text: words)
    (0, 3)
    """
    low = clause_before(masked, start, sentence_start)
    here = _topic(words_of(masked, low, min(start, low + _REACH), tagger), noun)
    if here is not None or low <= sentence_start:
        return here
    opening = _opening_clause(masked, sentence_start, low)
    return _topic(words_of(masked, *opening, tagger), noun)


def _opening_clause(masked: str, sentence_start: int, end: int) -> Span:
    cut = min((i for mark in "，；：" if (i := masked.find(mark, sentence_start, end)) >= 0), default=end)
    return sentence_start, min(cut, sentence_start + _REACH)


def _topic(words: Sequence[Word], noun: Span | None) -> Span | None:
    """The run of nouns that opens a clause, up to its verb, or the name at the head of the noun."""
    rest = [w for w in words if w.text.strip(NOTE_BLANK + "\u2003 “”")]
    run: list[Word] = []
    for word in rest:
        if not word.is_noun or word.tag in ("r", "m", "t", "v") or (not run and word.text in _NO_TOPICS):
            break
        run.append(word)
    after = rest[len(run)] if len(run) < len(rest) else None
    if not run or (
        after is not None and (after.text in _REPORTED or after.text == "会" or after.tag not in _FOLLOWERS)
    ):
        return None
    if noun is not None and noun[0] < run[-1].end and run[0].start < noun[1]:
        run = _head_name(run)
    if not run:
        return None
    span = run[0].start, run[-1].end
    return span if _SHORTEST <= span[1] - span[0] <= _LONGEST else None


def _head_name(run: Sequence[Word]) -> list[Word]:
    """The names that open a property's phrase: (无锡)传感产业产值."""
    names: list[Word] = []
    for word in run[:-1]:
        if word.tag not in _NAME_TAGS:
            break
        names.append(word)
    return names
