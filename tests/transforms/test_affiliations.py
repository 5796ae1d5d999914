"""Posts in original sentences."""

import pytest

from transforms.affiliations import Affiliation, find_affiliations
from transforms.records import Mention, MentionKind
from transforms.text import Passage

PERSONS = ("周敏", "吴建成", "李山", "哈桑")
BODIES = ("河西市总工会", "河西大学", "河西养护集团", "河西市税务局")
PLACES = ("约旦", "河西")


def mentions(text: str, offset: int = 0) -> list[Mention]:
    names: list[tuple[str, MentionKind]] = [
        *((name, "organisation") for name in BODIES),
        *((name, "person") for name in PERSONS),
        *((name, "place") for name in PLACES),
    ]
    found: list[Mention] = []
    for name, kind in names:
        at = text.find(name)
        if at >= 0 and not any(m.start <= at + offset < m.end for m in found):
            found.append(
                Mention(kind, name, at + offset, at + offset + len(name), name, None, f"id-{name}", "", 1)
            )
    return sorted(found, key=lambda m: m.start)


def posts(text: str) -> list[tuple[str | None, str, str]]:
    passage = Passage("body", text, text, ((0, len(text)),))
    return [(a.organisation, a.title, a.person) for a in find_affiliations([passage], mentions(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("河西大学校长周敏致辞。", [("河西大学", "校长", "周敏")]),
        ("河西市总工会党组成员、经审委主任周敏到场。", [("河西市总工会", "党组成员、经审委主任", "周敏")]),
        ("河西养护集团常务副总经理周敏说。", [("河西养护集团", "常务副总经理", "周敏")]),
        (
            "河西大学副校长周敏、吴建成出席。",
            [("河西大学", "副校长", "周敏"), ("河西大学", "副校长", "吴建成")],
        ),
        ("约旦外长哈桑来访。", [("约旦", "外长", "哈桑")]),
        ("周敏主席讲话。", [(None, "主席", "周敏")]),
        ("抢险突击队队长李山跳下水。", [("抢险突击队", "队长", "李山")]),
        ("约旦总统哈桑、副总统李山到场。", [("约旦", "总统", "哈桑"), ("约旦", "副总统", "李山")]),
        ("周敏，河西大学校长，昨日到任。", [("河西大学", "校长", "周敏")]),
        ("周敏（河西大学校长）致辞。", [("河西大学", "校长", "周敏")]),
        ("河西养护集团约旦区域负责人李山说。", [("河西养护集团", "约旦区域负责人", "李山")]),
        (
            "河西大学校长、河西市总工会主席周敏致辞。",
            [("河西大学", "校长", "周敏"), ("河西市总工会", "主席", "周敏")],
        ),
        (
            "周敏早年历任河西大学教师、河西市总工会干事。",
            [("河西大学", "教师", "周敏"), ("河西市总工会", "干事", "周敏")],
        ),
        ("河西养护集团驻约旦代表李山说。", [("河西养护集团", "驻约旦代表", "李山")]),
        ("新任厂长李山到岗。", [(None, "厂长", "李山")]),
        ("周敏任河西大学的教师。", []),
        ("教授周敏退休了。", [(None, "教授", "周敏")]),
        ("前进村党委书记李山上门。", [("前进村", "党委书记", "李山")]),
        ("河西大学的学生爱听周敏唱歌。", []),
        ("河西大学邀请教授周敏。", []),
        ("河西下雨，周敏没来。", []),
    ],
)
def test_posts(text: str, expected: list[tuple[str | None, str, str]]) -> None:
    assert posts(text) == expected


def test_this_bureau_is_the_bureau_named_before() -> None:
    first, second = "河西市税务局公布数字。", "该局局长周敏解释。"
    page = [
        Passage("body", first, first, ((0, len(first)),)),
        Passage("body", second, second, ((50, 50 + len(second)),)),
    ]
    rows = find_affiliations(page, [*mentions(first), *mentions(second, 50)])
    assert [(a.organisation, a.title, a.start, a.end) for a in rows] == [("河西市税务局", "局长", 50, 56)]


def test_offsets_cover_body_post_and_name() -> None:
    text = "昨天，河西大学校长周敏致辞。"
    passage = Passage("body", text, text, ((100, 100 + len(text)),))
    row = find_affiliations([passage], mentions(text, 100))[0]
    expected = Affiliation("周敏", "id-周敏", "河西大学", "id-河西大学", "校长", 103, 111, "post-before")
    assert row == expected
