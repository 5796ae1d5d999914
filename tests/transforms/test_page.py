import csv
import importlib.util
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.page import PageReader
from transforms.page.furniture import furniture_kind
from transforms.parts import Page
from transforms.text import RawText

ROOT = Path(__file__).parents[2]
_SPEC = importlib.util.spec_from_file_location("composer", ROOT / "tests" / "composer.py")
assert _SPEC
assert _SPEC.loader
composer = importlib.util.module_from_spec(_SPEC)
# dataclasses look their module up.
sys.modules["composer"] = composer
_SPEC.loader.exec_module(composer)

with (ROOT / "seeds" / "reference" / "surnames.csv").open(encoding="utf-8") as file:
    READER = PageReader({row["surname"]: float(row["frequency"]) for row in csv.DictReader(file)})


def read(text: str) -> Page:
    return READER.read(RawText.fold(text, {}))


def titles(text: str) -> list[str]:
    return [article.title for article in read(text).articles]


PAGES = {
    "no blank lines": (
        (
            "大桥昨日通车\n本报讯（记者 李明）两岸往来只需五分钟。\n老人们高兴。\n水厂开始供水\n"
            "近日，水厂供水，十万居民受益。\n"
        ),
        ["大桥昨日通车", "水厂开始供水"],
    ),
    "subtitle with a dash": (
        "一座桥和一代人\n———青石大桥建设纪事\n那一年，桥工老王还不满二十岁。\n他说，最难的是冬天。",
        ["一座桥和一代人 ———青石大桥建设纪事"],
    ),
    "sister subheadings": (
        (
            "青石大桥通车\n本报讯（记者 李明）大桥昨日通车。\n用汗水架起通途\n工人们冒雨施工了三年。\n"
            "用真情温暖工地\n食堂每天把姜汤送到桥头。\n用智慧攻克难关\n新工艺节省了一半工期。"
        ),
        ["青石大桥通车"],
    ),
    "chapters of rules": (
        (
            "青石市大桥管理办法\n第一章　总则\n第一条　为了管好大桥，制定本办法。\n第二章　通行\n"
            "第二条　车辆限速行驶。\n第三章　附则\n第三条　本办法自公布之日起施行。"
        ),
        ["青石市大桥管理办法"],
    ),
    "short items with credits": (
        (
            "大桥昨日通车\n本报讯大桥昨日通车，居民欢迎。（李明）\n水厂扩建完工\n"
            "本报讯水厂扩建完工，日供水量增加一倍。（王小川）\n"
        ),
        ["大桥昨日通车", "水厂扩建完工"],
    ),
    "two dispatches under one title": (
        "各地桥梁建设提速\n本报青石3月5日电记者李明报道：青石大桥合龙。\n本报南屏3月5日电记者王小川报道：南屏桥开工。",
        ["各地桥梁建设提速"],
    ),
    "no headline": ("近日，青石大桥通车，两岸居民往来只需五分钟。", [""]),
    "empty": ("\n\n　　\n", []),
}


@pytest.mark.parametrize("name", PAGES)
def test_titles(name):
    text, expected = PAGES[name]
    assert titles(text) == expected


def test_banner_stands_over_the_pieces_below():
    page = read(
        "学习贯彻会议精神 奋力开创交通新局面\n\n青石市交通局 建成三座新桥\n\n"
        "本报讯（记者 李明）三座桥通车。\n\n南屏职工学习会议精神\n\n"
        "本报讯（记者 王小川）职工学习会议精神，决心开创新局面。\n"
    )
    assert [f.kind for f in page.furniture] == ["banner"]
    assert {article.banner for article in page.articles} == {page.furniture[0].text}
    assert [article.title for article in page.articles] == [
        "青石市交通局 建成三座新桥",
        "南屏职工学习会议精神",
    ]


def test_photo_item_has_two_credits():
    article = read("职工学习忙\n近日，青石公交职工在车间学习新规程。\n通讯员 王小川 摄影报道").articles[0]
    assert article.genre == "photo"
    assert [(b.role, b.name) for b in article.bylines] == [
        ("correspondent", "王小川"),
        ("photographer", "王小川"),
    ]
    assert article.paragraphs[-1].kind == "credit"


def test_photographer_without_brackets():
    article = read("大桥通车\n图为大桥通车现场。 李明 摄").articles[0]
    assert [(p.kind, p.text) for p in article.paragraphs] == [
        ("caption", "图为大桥通车现场。"),
        ("credit", "李明 摄"),
    ]
    assert [(b.role, b.name) for b in article.bylines] == [("photographer", "李明")]


def test_break_around_furniture_is_mended():
    text = (
        "大桥通车\n本报讯（记者 李明）两岸居民往来只需五\n\n2019年5月6日 星期一 第3版\n\n"
        "分钟，学生不必再等渡船。"
    )
    page = read(text)
    paragraph = page.articles[0].paragraphs[0]
    assert paragraph.text == "两岸居民往来只需五分钟，学生不必再等渡船。"
    assert [text[place - 1] for place in paragraph.breaks] == ["五"]
    assert [f.kind for f in page.furniture] == ["masthead"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("第3版", "page_number"),
        ("— 4 —", "page_number"),
        ("2019年5月6日 星期一 第3版", "masthead"),
        ("二○○一年一月二日 星期二", "masthead"),
        ("青石日报 要闻", "masthead"),
        ("上一版 下一版", "navigation"),
        ("（下转第四版）", "navigation"),
        ("版权所有 未经授权不得转载", "copyright"),
        ("本版责编：李明 王小川", "editor_line"),
        ("新闻热线：0123-4567890", "other"),
        ("A07 民生", "masthead"),
        ("第1024号", None),
        ("青石日报 数字报 2008年05月12日 B2版 理论周刊", "masthead"),
        ("一九五八年十月十二日　星期日　夏历戊戌年八月三十　第二版", "masthead"),
        ("中华民国三十八年五月四日 星期三", "masthead"),
        ("10月5日 星期六 青石队 南屏队", None),
        ("2021年4月25日", None),
        ("青石晚报电子版 上一版 下一版 返回目录", "navigation"),
        ("标题导航", "navigation"),
        ("【上接A1版】", "navigation"),
        ("全文见第3版", "navigation"),
        ("责编/周丽 美编/吴海波", "editor_line"),
        ("编辑　周丽　　美编　吴海波　　审读　李明", "editor_line"),
        ("本版图片由李明摄", "editor_line"),
        ("青石日报社出版　地址：桥头路5号　邮编：300001　新闻热线：0123-4567890", "other"),
        ("编辑部收到一封来信，说渡口的灯坏了。", None),
        ("见习生的第一天", None),
        ("下岗职工见到第二个春天", None),
        ("大桥昨日通车", None),
        ("2001年的春天", None),
    ],
)
def test_furniture(line, kind):
    assert furniture_kind(line) == kind


@pytest.mark.parametrize(
    ("head", "count"),
    [
        ("青石晚报\n2013年12月5日\n星期四\nA06\n关注\n\n", 5),
        ("QINGSHI RIBAO\n青石日报\n第4021期\n", 3),
        ("2008年4月3日 星期四\n", 1),
        ("要闻\n\n", 1),
        ("", 0),
    ],
)
def test_masthead_over_several_lines(head, count):
    page = read(head + "旧楼装上电梯\n本报讯（记者 李明）工程昨日完工。")
    assert len(page.furniture) == count
    assert {f.kind for f in page.furniture} <= {"masthead", "page_number"}
    assert [a.title for a in page.articles] == ["旧楼装上电梯"]


@pytest.mark.parametrize(
    ("text", "banner", "labels"),
    [
        ("走进老码头\n\n渡船停了六十年\n石门渡口的今昔\n\n石门渡口始建于明代。", "走进老码头", []),
        ("国际短波\n\n邻国大桥合龙\n跨海大桥3日合龙。（据新华社电）", None, ["国际短波"]),
    ],
)
def test_lines_above_a_title(text, banner, labels):
    page = read(text)
    assert page.articles[0].banner == banner
    assert [f.text for f in page.furniture if f.kind == "label"] == labels


def test_mark_stays_outside_the_article():
    text = "▲大桥通车\n昨日，大桥通车。（李明）\n▲水厂投产\n昨日，水厂投产。（王小川）"
    assert [text[a.start - 1 : a.start + 2] for a in read(text).articles] == ["▲大桥", "▲水厂"]


def test_author_below_the_text_is_a_byline():
    article = read("莫把桥名当招牌\n桥名应当让人记住一方水土。\n李志远").articles[0]
    assert [(b.role, b.role_surface, b.name) for b in article.bylines] == [("author", None, "李志远")]
    assert [p.kind for p in article.paragraphs] == ["body", "credit"]


def _f1(gold: Counter[object], made: Counter[object]) -> float:
    return 2 * sum((gold & made).values()) / max(gold.total() + made.total(), 1)


def test_composed_pages():
    gold: dict[str, Counter[object]] = {k: Counter() for k in ("start", "break", "title", "byline")}
    made: dict[str, Counter[object]] = {k: Counter() for k in gold}
    for seed in range(500):
        page = composer.compose(seed)
        result = read(page.text)
        gold["start"].update((seed, a.start) for a in page.articles)
        made["start"].update((seed, a.start) for a in result.articles)
        gold["title"].update((seed, a.start, a.title) for a in page.articles)
        made["title"].update((seed, a.start, a.title) for a in result.articles)
        gold["break"].update((seed, b) for a in page.articles for b in a.breaks)
        made["break"].update((seed, b) for a in result.articles for p in a.paragraphs for b in p.breaks)
        gold["byline"].update((seed, *b) for a in page.articles for b in a.bylines)
        made["byline"].update((seed, b.role, b.name) for a in result.articles for b in a.bylines)
    scores = {k: round(_f1(gold[k], made[k]), 4) for k in gold}
    assert min(scores.values()) >= 0.98, scores


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="本报讯记者李明：桥通车，。！（）“”第一版章摄图 　\n\r\t\f123", max_size=200))
def test_any_text_gives_exact_offsets(text):
    page = read(text)
    for article in page.articles:
        assert 0 <= article.start < article.end <= len(text)
        for passage in (*article.title_parts, *article.paragraphs):
            assert "".join(text[a:b] for a, b in passage.pieces) == passage.text
            assert not set("\n\r\f") & set(passage.text)
        for byline in article.bylines:
            assert "".join(text[byline.start : byline.end].split()) == byline.name
    ends = [article.end for article in page.articles]
    assert all(end <= article.start for end, article in zip(ends, page.articles[1:], strict=False))


@pytest.mark.parametrize(
    "text",
    ["桥" * 1_000_000, "（" * 300_000, "“桥，" * 300_000, "大桥通车\n" * 60_000, "桥。\r\n\f" * 60_000],
)
def test_extreme_pages_take_linear_time(text):
    started = time.perf_counter()
    read(text)
    # A few seconds on a quiet machine; quadratic work would take hours.
    assert time.perf_counter() - started < 30
