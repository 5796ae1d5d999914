"""Who holds which post where: 东海市总工会副主席王敏, 埃及总统穆巴拉克, 江泽民主席.

A post is what stands between a body (or a country) and a person's name and ends in a title. Names of
bodies and persons come from `transforms.mentions`; titles come as an argument.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from transforms.located import Located, before, in_raw_order, local, located
from transforms.records import Mention
from transforms.text import Passage


@dataclass(frozen=True, slots=True)
class Affiliation:
    """One person in one post; offsets cover body, post and name as printed."""

    person: str
    person_entity_id: str
    organisation: str | None
    organisation_entity_id: str | None
    title: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class _Post:
    """Where a post stands in a passage: its statement, its title, and the body it belongs to."""

    start: int
    title_start: int
    title_end: int
    body: Mention | None


# Posts that make sense without a body beside them (江泽民主席, 总理李鹏). The others are callings.
HEAD_POST = re.compile(
    r"(?=[一-龥])(?:国家|副|总|代|前|原|第一|常务|党组|党委|纪委|名誉|执行|国务院|政府|工会|党支部|党总支|团委|妇联|首席|柜|主|女|护士|资深|高级)*"
    r"(?:主席|总书记|书记|总理|首相|总统|议员|委员长|部长|外长|国务卿|大臣|国王|天皇|女王|省长|市长|县长|区长|州长|局长|厅长|"
    r"处长|科长|司长|署长|主任|会长|理事长|秘书长|董事长|总裁|经理|厂长|矿长|院长|校长|所长|站长|队长|团长|司令员|司令|"
    r"政委|参谋长|检察长|大使|议长|行长|社长|馆长|台长|组长|班长|车间主任|镇长|乡长|村长|特首|行政长官|发言人|秘书|"
    r"教授|研究员|院士|法官|检察官|庭长|审判长|教练|工程师|设计师|总编辑|总编|主编|指导员|教导员|参赞|领事|大队长|中队长|支队长|连长|排长|营长|"
    r"师长|旅长|军长|舰长|船长|机长|护士长|园长|场长|店长|支书|总监)"
)
# Words that end in a post's character and what may stand inside a post: 经审委主任, 党组成员, 首席经济学家.
POST = (
    r"(?:主席|书记|总理|首相|总统|委员长|[一-龥]长|主任|经理|委员|常委|成员|代表|大使|公使|参赞|领事|发言人|负责人|领导人|董事|监事|"
    r"总裁|总监|顾问|理事|秘书|司令|司令员|政委|参谋|指挥|教授|研究员|院士|专家|科学家|学者|工程师|会计师|经济师|设计师|"
    r"医师|医生|大夫|护士|教师|老师|教练|队员|运动员|选手|球员|总编辑|总编|主编|编辑|演员|导演|作家|画家|律师|法官|检察官|"
    r"特首|行政长官|审议官|次官|武官|新闻官|指挥官|教官|讲师|助教|大臣|国务卿|议员|国王|天皇|女王|王储|亲王|总指挥|创始人|首席执行官|分析师|经济学家|博士|飞行员|航天员|"
    r"战士|民警|交警|工人|职工|技师|司机|劳模|技术员|干事|干部|专员|助理|巡视员|调研员|总干事)"
)
POST_RUN = re.compile(rf"[一-龥A-Z]{{0,10}}?{POST}(?:(?:、|兼|和|兼任)[一-龥A-Z]{{0,10}}?{POST})*")
END_OF_POST = re.compile("[、，。；]|$")
# A clause before the name that holds one of these is no post.
NO_POST = re.compile(
    r"[，。；：！？“”《》（）]|的|了|说|表示|指出|介绍|会见|陪同|邀请|由|在|向|对|与|把|被|是|等[一-龥]"
)
# The body that stands in the text but is no mention: 青年突击队队长, 质检科科长.
UNIT_POST = re.compile(
    rf"(?P<unit>[一-龥]{{2,12}}(?:队|组|科|部|处|室|站|厂|所|院|社|会|局|班|车间|中心|社区|街道|街道办|村|镇|乡))(?P<post>(?:副|党委|党总支|党支部|工会|纪委)*{POST})"
)
LONGEST_POST = 30
# 新任厂长, 在任总统: how the post is held is no part of it.
HOLDING = re.compile("^(?:新任|现任|时任|在任|候任|已故)")
# 历任东海大学讲师、河西大学教授: posts of whoever the text is about.
CAREER = re.compile("历任|担任|出任|就任|当选为|起任|先后任|(?<![一-龥])任")


def find_affiliations(passages: Sequence[Passage], mentions: Sequence[Mention]) -> list[Affiliation]:
    """Posts stated in the passages of one article, in reading order.

    Offsets are raw half-open ones, from the body (or the post, where no body stands) to the name.

    >>> text = "东海大学校长王敏致辞"
    >>> passage = Passage("body", text, text, ((0, 10),))
    >>> names = [Mention("organisation", text[:4], 0, 4, text[:4], None, "o", "", 1.0),
    ...          Mention("person", "王敏", 6, 8, "王敏", None, "p", "", 1.0)]
    >>> [(a.organisation, a.title) for a in find_affiliations([passage], names)]
    [('东海大学', '校长')]
    """
    found: list[Affiliation] = []
    bodies: list[Located] = []
    ordered = in_raw_order(mentions)
    subject: Located | None = None
    for passage in passages:
        here = located(passage, ordered)
        found += _in_passage(passage, here, bodies)
        found += _careers(passage, here, subject)
        subject = next((m for m in reversed(here) if m.kind == "person"), subject)
        bodies += [m for m in here if m.kind == "organisation"]
    return found


def _in_passage(passage: Passage, here: list[Located], earlier: list[Located]) -> list[Affiliation]:
    found: list[Affiliation] = []
    last: tuple[int, Affiliation] | None = None
    bodies = [m for m in here if m.kind in {"organisation", "place"}]
    for person in (m for m in here if m.kind == "person"):
        post = _post_before(passage, bodies, person, earlier)
        if last is not None and passage.plain[last[0] : person.start] in {"、", "和", "及"}:
            post = post or _shared(passage, person, last[1])
        elif last is not None and post is not None and post.organisation is None:
            post = _inherited(passage, person, post, last)
        post = post or _post_after(passage, person) or _apposed(passage, bodies, person)
        if post is not None:
            found += _further(passage, bodies, person, post)
            found.append(post)
        last = (person.end, post) if post is not None and post.rule != "post-after" else None
    return found


def _further(
    passage: Passage, bodies: list[Located], person: Located, post: Affiliation
) -> list[Affiliation]:
    """东海大学校长、河西学会主席周敏: the posts before the one next to the name, each with its body."""
    start = local(passage, post.start)
    found: list[Affiliation] = []
    while (
        start is not None
        and post.rule.startswith("post-")
        and passage.plain[start - 1 : start] in {"、", "兼"}
    ):
        body = before(bodies, start - 1)
        if body is None or not _is_post(passage.plain[body.end : start - 1]):
            break
        row = _affiliation(passage, person, _Post(body.start, body.end, start - 1, body.mention))
        found.insert(0, replace(row, rule="post-chain"))
        start = body.start
    return found


def _careers(passage: Passage, here: list[Located], subject: Located | None) -> list[Affiliation]:
    """历任东海大学讲师、河西大学教授: the posts of the last person named before."""
    found: list[Affiliation] = []
    bodies = {m.start: m for m in here if m.kind == "organisation"}
    for cue in CAREER.finditer(passage.plain):
        person = next((m for m in reversed(here) if m.kind == "person" and m.end <= cue.start()), subject)
        body = bodies.get(cue.end())
        while person is not None and body is not None:
            stop = END_OF_POST.search(passage.plain, body.end)
            if stop is None or not _is_post(passage.plain[body.end : stop.start()]):
                break
            post = _Post(body.start, body.end, stop.start(), body.mention)
            found.append(_held(passage, person, post))
            body = bodies.get(stop.end()) if stop[0] == "、" else None
    return found


def _held(passage: Passage, person: Located, post: _Post) -> Affiliation:
    start, end = passage.span(post.start, post.title_end)
    return replace(_row(passage, person, post), start=start, end=end, rule="post-held")


def _inherited(
    passage: Passage, person: Located, post: Affiliation, last: tuple[int, Affiliation]
) -> Affiliation:
    """省长周敏、副省长吴建成: the body of the name before in the list."""
    between = passage.plain[last[0] : person.start]
    if between[:1] not in {"、", "和"} or between[1:] != post.title:
        return post
    before = last[1]
    return replace(
        post,
        organisation=before.organisation,
        organisation_entity_id=before.organisation_entity_id,
        rule="shared-body",
    )


def _apposed(passage: Passage, bodies: list[Located], person: Located) -> Affiliation | None:
    """周敏，河西大学校长，… and 周敏（河西大学校长）: body and post stand behind the name."""
    opening = passage.plain[person.end : person.end + 1]
    body = next((m for m in bodies if m.start == person.end + 1), None)
    if opening not in {"，", "（"} or body is None:
        return None
    closing = "）" if opening == "（" else "，。；"
    stop = min((p for c in closing if (p := passage.plain.find(c, body.end)) >= 0), default=-1)
    if not body.end < stop <= body.end + LONGEST_POST or not _is_post(passage.plain[body.end : stop]):
        return None
    start, end = passage.span(person.start, stop)
    return replace(
        _affiliation(passage, person, _Post(body.start, body.end, stop, body.mention)),
        start=start,
        end=end,
        rule="post-apposed",
    )


def _shared(passage: Passage, person: Located, post: Affiliation) -> Affiliation:
    """副主席孙孚凌、王文元: the post of the name before in the list."""
    return replace(
        post,
        person=person.mention.surface,
        person_entity_id=person.mention.entity_id,
        end=passage.span(person.start, person.end)[1],
        rule="shared-post",
    )


def _post_before(
    passage: Passage, bodies: list[Located], person: Located, earlier: list[Located]
) -> Affiliation | None:
    """The post between a body and the name, or a post that names its body itself."""
    body = before(bodies, person.start)
    outer = before(bodies, body.start) if body is not None and body.kind == "place" else None
    if body is not None and outer is not None and outer.kind == "organisation":
        between = passage.plain[outer.end : body.start]
        body = (
            outer if between in {"", "驻"} else body
        )  # 出行公司 + 武汉 + 区域负责人, 公司 + 驻 + 东海 + 代表
    if body is not None and person.start - body.end <= LONGEST_POST:
        title = passage.plain[body.end : person.start]
        if _is_post(title):
            return _affiliation(passage, person, _Post(body.start, body.end, person.start, body.mention))
    return _bodiless(passage, bodies, person, earlier)


def _is_post(title: str) -> bool:
    return not NO_POST.search(title) and POST_RUN.fullmatch(title) is not None


def _bodiless(
    passage: Passage, bodies: list[Located], person: Located, earlier: list[Located]
) -> Affiliation | None:
    """该局局长李传卿, 青年突击队队长何鑫, 总理李鹏: no mention stands before the post."""
    clause = HOLDING.sub("", _clause(passage.plain, person.start))
    start = person.start - len(clause)
    if clause[:1] in {"该", "本"} and len(clause) > 2 and _is_post(clause[2:]):
        spoken = [*earlier, *(m for m in bodies if m.kind == "organisation" and m.end <= start)]
        meant = next((m for m in reversed(spoken) if m.mention.surface.endswith(clause[1])), None)
        body = meant.mention if meant else None
        return _affiliation(passage, person, _Post(start, start + 2, person.start, body))
    unit = UNIT_POST.fullmatch(clause)
    if unit is not None:
        cut = start + unit.end("unit")
        row = _affiliation(passage, person, _Post(start, cut, person.start, None))
        return replace(row, organisation=passage.text[start:cut], rule="unit-post")
    head = re.search(rf"(?:^|(?<=[、兼])){HEAD_POST.pattern}$", clause)
    if head is not None:
        first = start + head.start()
        return _affiliation(passage, person, _Post(first, first, person.start, None))
    return None


def _clause(plain: str, end: int) -> str:
    """What stands before the name since the last punctuation or function word, at most one post long."""
    window = plain[max(0, end - LONGEST_POST) : end]
    cut = max(
        (m.end() for m in re.finditer(r"[，。；：！？“”《》（）、\s的了]|[说由在向对与和把被据是]", window)),
        default=0,
    )
    return window[cut:]


def _post_after(passage: Passage, person: Located) -> Affiliation | None:
    """江泽民主席: the post follows the name."""
    match = HEAD_POST.match(passage.plain, person.end)
    if match is None or match[0] == "秘书":
        return None
    row = _affiliation(passage, person, _Post(person.start, person.end, match.end(), None))
    return replace(row, rule="post-after")


def _affiliation(passage: Passage, person: Located, post: _Post) -> Affiliation:
    start, end = passage.span(post.start, max(person.end, post.title_end))
    return replace(_row(passage, person, post), start=start, end=end)


def _row(passage: Passage, person: Located, post: _Post) -> Affiliation:
    """The row of a post, with the offsets of the post itself."""
    start, end = passage.span(post.start, post.title_end)
    return Affiliation(
        person=person.mention.surface,
        person_entity_id=person.mention.entity_id,
        organisation=post.body.surface if post.body else None,
        organisation_entity_id=post.body.entity_id if post.body else None,
        title=passage.text[post.title_start : post.title_end],
        start=start,
        end=end,
        rule="post-before" if post.body else "post-alone",
    )
