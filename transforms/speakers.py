"""Who speaks beside a cue verb: the subject of 说, 表示, 指出 before or after the speech.

The subject is the last person of the clause, else its leading noun phrase (职工们, 市教育局, 他). What
counts as speech belongs to `transforms.quotes`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.located import Located, within
from transforms.wordlists import word_set

CUES = (
    "补充说|解释说|笑着说|激动地说|感慨地说|高兴地说|自豪地说|介绍说|回忆说|强调说|表示说|分析说|总结说|评论说|"
    "通报说|回应说|回应称|辩称|坚称|声称|宣称|说起|说道|说|告诉记者|告诉笔者|告诉本报记者|对记者说|明确表示|强调指出|"
    "表示|指出|认为|强调|介绍道|介绍|宣布|透露|披露|呼吁|坦言|直言|笑言|感言|写道|回忆道|回忆起|回忆|感慨道|感慨|"
    "感叹道|感叹|叹道|笑道|抱怨道|抱怨|吐槽|反问|追问|嘱咐|叮嘱|勉励|称|谈到|谈起|讲到|提出|证实|重申|希望|要求|"
    "建议|承认|否认|问道|问|答道|答|回答|回应|喊道|提醒|警告|告诫|解释|评价|补充道|补充|分析|总结道|主张|质疑|预计|"
    "预测|反映|允诺|承诺|痛批|澄清|反驳说|反驳"
)
# Loose cues are also nouns or link to a document; they need a colon or a named speaker before them.
LOOSE = word_set(
    "抱怨 吐槽 感慨 反问 称 提出 希望 要求 建议 问 答 回答 回应 提醒 警告 解释 评价 证实 重申 承认 否认 "
    "谈到 谈起 讲到 分析 补充 主张 质疑 预计 预测 反映 承诺 允诺 澄清 反驳"
)
TIME = (
    r"(?:\d{1,4}[年月日]|[今昨前]天|[今昨]日|[日近]日|日前|当[天日晚]|[上下]午|晚|凌晨|"
    r"随后|此前|最后|同时|会后|会上|事后|后来|接着)"
)
ADVERB = (
    "半晌|良久|许久|片刻|这才|才|还|也|均|都|则|就|又|曾|已|常|常常|经常|总|赛后|会后|赛前|当时|再次|进一步|郑重|明确|公开|正式|一致|普遍|纷纷|首次|特别|详细|共同|分别|"
    "[一-龥]{2,3}地|[一-龥]{2,4}着"
)
PHRASE = (
    r"(?:在[^，。]{1,40}?(?:时|上|中|后|期间|里)|向[^，。]{1,14}?|对[^，。]{1,14}?|接受[^，。]{1,20}?采访时|就[^，。]{1,20}?|"
    r"当场|通过[^，。]{1,14}?|针对[^，。]{1,20}?|在此间|结合[^，。]{1,14}?)"
)
HEAD = re.compile(rf"^(?:据|对此，?|但|而|不过|另外|其中|{TIME}+，?|{PHRASE}，)+")
TAIL = re.compile(rf"(?:{ADVERB}|{PHRASE}|{TIME})+$")
CUE_BEFORE = re.compile(rf"(?P<cue>{CUES})(?:道)?(?P<mark>[，：:]|的|$)$")
# These tell only that somebody has spoken.
SPOKEN = "话音刚落|话音一落|话音未落"
CUE_AFTER = re.compile(rf"(?P<who>[^，。！？：“”]{{1,40}}?)(?P<cue>{CUES}|{SPOKEN})(?=[。，：:！]|$)")
# The cue may come late in the sentence: “…”昨天，在河边，船工周敏说起往事。
CUE_LATE = re.compile(
    rf"(?P<who>[^。！？：“”]{{2,50}}?，?[^，。！？：“”]{{1,20}}?)(?P<cue>{CUES}|{SPOKEN})(?=[^，。！？：“”]{{0,12}}[。，：:！]|$)"
)
PRONOUN = re.compile(r"(?:他|她|他们|她们|我|我们|有人|大家|双方|对方)$")
SUBJECT = re.compile(r"(?P<who>他们|她们|他|她|我们|我|大家)(?![们的])")
# Whoever stands behind one of these is spoken to or about, and does not speak.
ADDRESSED = frozenset("对向给与和跟同把被据为")
# A person at the head of the clause and a colon: 周敏竖起大拇指：“…
GESTURE = re.compile(r"[^，。；：“”]{1,30}[：:]$")
TITLED = re.compile(
    r"(?:负责人|发言人|工作人员|人士|代表|主任|局长|厂长|经理|书记|主席|部长|校长|院长|所长|专家|官员|领导|负责同志|记者|干部|有关方面|队长)$"
)
# Documents and reports speak too, but not as persons: 报告指出, 社论说.
DOCUMENTS = re.compile(
    r"(?:报告|文件|通知|意见|条例|公报|声明|社论|文章|公告|通报|讲话|规定|决定|消息|报道|来信|倡议书|简称|据悉|号|是)$"
)
NOT_SUBJECT = re.compile(
    r"[的了时]$|^(?:据|根据|按照|接受|然而|因此|所以|多|少|来|听|对于|对|可以|应该|也就是|换句话|总的来|一般来|不能|没有|如果|比如|比方|虽|据此|所|被|受|获|不)"
)
# What stands between a body and its cue: a date, a place, the report that it gave.
CIRCUMSTANCE = re.compile(
    rf"(?:{TIME}|今天|昨天|在[^，]{{1,12}})*(?:发表|发布|公布)(?:报告|声明|公报|消息|文告)$"
)
LONGEST_CLAUSE = 70
# Characters of title before the person who opens a clause.
LONGEST_LEAD = 16


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker as printed, the title before the name, and the cue verb."""

    name: str | None
    title: str | None
    entity_id: str | None
    cue: str | None


def ahead(plain: str, here: Sequence[Located], position: int) -> Speaker | None:
    """The speaker whose cue ends right before `position`: 王敏说：“…, 职工们表示，…."""
    start = max(_sentence_start(plain, position), position - LONGEST_CLAUSE)
    cue = CUE_BEFORE.search(plain, start, position)
    if cue is None:
        return _gesture(plain, here, start, position)
    who = _person(plain, here, start, cue.start(), cue["cue"])
    if who is not None:
        return who
    loose = cue["cue"] in LOOSE and cue["mark"] != "："
    phrase = _phrase(plain, start, cue.start(), here, cue["cue"])
    return None if loose and (phrase is None or phrase.entity_id is None) else phrase


def after(plain: str, here: Sequence[Located], position: int) -> Speaker | None:
    """The speaker right after the closing mark, as 王敏 in “…”王敏说."""
    match = CUE_AFTER.match(plain, position)
    if match is not None:
        start, end = match.span("who")
        near = _person(plain, here, start, end, match["cue"]) or _phrase(
            plain, start, end, here, match["cue"]
        )
        if near is not None:
            return near
    late = CUE_LATE.match(plain, position)
    return _person(plain, here, *late.span("who"), late["cue"]) if late is not None else None


def _gesture(plain: str, here: Sequence[Located], start: int, position: int) -> Speaker | None:
    """周敏竖起大拇指：“…: a colon before the marks, and a person who opens the clause."""
    match = GESTURE.search(plain, start, position)
    if match is None or plain[position : position + 1] != "“":
        return None
    first = next((m for m in within(here, match.start(), position) if m.kind == "person"), None)
    if first is None or first.start - match.start() > LONGEST_LEAD:
        return None
    title = _title(plain, start, first.start)
    return Speaker(first.mention.surface, title, first.mention.entity_id, None)


def _sentence_start(plain: str, position: int) -> int:
    return max(plain.rfind(mark, 0, max(position - 1, 0)) for mark in "。！？；”") + 1


def _person(plain: str, here: Sequence[Located], start: int, end: int, cue: str) -> Speaker | None:
    """The person of the clause before the cue who is its subject: 周敏指着新楼对记者说."""
    clause = max(plain.rfind("，", start, end), start - 1) + 1
    if not plain[clause:end].strip() or TAIL.fullmatch(plain, clause, end):
        clause = max(plain.rfind("，", start, max(clause - 1, start)), start - 1) + 1
    if SUBJECT.match(plain, clause, end):
        return None
    for found in within(here, clause, end):
        before = plain[found.start - 1] if found.start > start else ""
        if found.kind != "person" or before in ADDRESSED or plain[found.end : found.end + 1] in {"的", "、"}:
            continue
        title = _title(plain, start, found.start)
        return Speaker(found.mention.surface, title, found.mention.entity_id, cue)
    return None


def _title(plain: str, start: int, end: int) -> str | None:
    """The post printed before a name, with its body: 一公路处常务副经理."""
    clause = HEAD.sub("", re.split(r"[，。；：“”]", plain[start:end])[-1])
    return clause if 2 <= len(clause) <= 30 and not re.search(r"[、和]$|的$", clause) else None


def _phrase(plain: str, start: int, end: int, here: Sequence[Located], cue: str) -> Speaker | None:
    """The subject as a noun phrase: 职工们, 他, 市教育局, or a post without a name."""
    clauses = [c for c in re.split(r"[，；：“”]", plain[start:end]) if c]
    clause = clauses[-1] if clauses else ""
    clause = HEAD.sub("", clause)
    who = TAIL.sub("", clause)
    if not who and len(clauses) > 1:
        who = TAIL.sub("", HEAD.sub("", clauses[-2]))
    pronoun = SUBJECT.match(clause) or PRONOUN.search(who)
    if pronoun is not None:
        who = pronoun[0]
    lead = next(
        (m.mention for m in here if m.kind == "organisation" and _leads(m.mention.surface, who)), None
    )
    if lead is not None:
        return Speaker(lead.surface, None, lead.entity_id, cue)
    if not 1 <= len(who) <= 24 or DOCUMENTS.search(who) or NOT_SUBJECT.search(who):
        return None
    if TITLED.search(who) and pronoun is None:
        return Speaker(None, who, None, cue)
    body = next((m.mention for m in here if m.mention.surface == who), None)
    return Speaker(who, None, body.entity_id if body else None, cue)


def _leads(body: str, who: str) -> bool:
    """Whether a body opens the clause and only circumstances follow: …昨天在日内瓦发表声明."""
    return who.startswith(body) and CIRCUMSTANCE.match(who, len(body)) is not None
