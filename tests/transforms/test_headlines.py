import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.headlines import title_kinds, title_passages, title_spans
from transforms.text import RawText


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("大桥通车", ["大桥通车"]),
        ("青石市总工会 多形式开展技能培训", ["青石市总工会", "多形式开展技能培训"]),
        ("公　　告", ["公　　告"]),
    ],
)
def test_parts(line, parts):
    assert [line[a:b] for a, b in title_spans(line)] == parts


@pytest.mark.parametrize(
    ("parts", "kinds"),
    [
        (["大桥通车"], ("headline",)),
        (["市长在座谈会上强调", "把桥修好"], ("kicker", "headline")),
        (["青石市总工会", "多形式开展技能培训"], ("kicker", "headline")),
        (["大桥通车", "两岸往来只需五分钟"], ("headline", "subheadline")),
        (["市长在座谈会上强调", "把桥修好", "———大桥工地见闻"], ("kicker", "headline", "subheadline")),
        (["历时两年 投资三亿", "大桥通车"], ("kicker", "headline")),
        (["大桥通车", "水厂投产", "码头封航"], ("kicker", "headline", "subheadline")),
        (["市政府", "———新楼落成"], ("headline", "subheadline")),
    ],
)
def test_kinds(parts, kinds):
    assert title_kinds(parts) == kinds


@given(st.lists(st.text(alphabet="桥通车强调市局——— ", min_size=1, max_size=12), min_size=1, max_size=4))
def test_one_headline(parts):
    assert title_kinds(parts).count("headline") == 1


def test_passages_keep_raw_offsets():
    raw = RawText("青石市总工会 开展培训活动\n———走进车间", "青石市总工会 开展培训活动\n———走进车间")
    made = title_passages(raw, [((0, 13),), ((14, 21),)])
    assert [(p.kind, p.text, p.start) for p in made] == [
        ("kicker", "青石市总工会", 0),
        ("headline", "开展培训活动", 7),
        ("subheadline", "———走进车间", 14),
    ]
