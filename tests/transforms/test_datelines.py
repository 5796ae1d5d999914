import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.datelines import opening_dateline, trailing_dateline

OPENINGS = [
    ("本报讯（记者 李明）昨天", "本报讯", "本报", "（记者 李明）昨天"),
    ("本报讯 昨天下午", "本报讯", "本报", "昨天下午"),
    ("本报青石3月5日电记者李明报道：桥通了", "本报青石3月5日电", "本报", "记者李明报道：桥通了"),
    ("本报北京三月五日讯 桥通了", "本报北京三月五日讯", "本报", "桥通了"),
    ("据新华社南京3月5日电（记者李明）桥", "据新华社南京3月5日电", "新华社", "（记者李明）桥"),
    ("新华社成都2003年3月5日电 桥", "新华社成都2003年3月5日电", "新华社", "桥"),
    ("【新华社北京三十一日电】桥通了", "新华社北京三十一日电", "新华社", "桥通了"),
    ("【明报专讯】巴士", "明报专讯", "明报", "巴士"),
    ("〔本报讯〕电车", "本报讯", "本报", "电车"),
    ("（中央社台北1日电）电车", "中央社台北1日电", "中央社", "电车"),
    ("中新网3月5日电 列车", "中新网3月5日电", "中新网", "列车"),
    ("青石日报讯 水厂", "青石日报讯", "青石日报", "水厂"),
    ("某视网消息(晚间新闻)：水厂", "某视网消息", "某视网", "水厂"),
    ("▲本报讯 水厂", "本报讯", "本报", "水厂"),
    ("本报综合消息 水厂", "本报综合消息", "本报", "水厂"),
    ("江晚讯 记者李明 昨天", "江晚讯", "江晚", "记者李明 昨天"),
]
NO_OPENINGS = [
    "本报通讯员李明报道：水厂",
    "本报今天推出电子版。",
    "本报电话已经更改。",
    "新华社记者从电力部门了解到，",
    "据青石晚报报道，水厂昨日停产。",
    "青石电力公司昨日检修。",
    "烟台电信局开通新线路。",
    "会议通讯录已经印好。",
    "两地通讯记者站昨日成立。",
    "",
]
TRAILINGS = [
    ("水厂投产。（据新华社电）", "据新华社电", "新华社"),
    ("水厂投产。（均据新华社电）", "据新华社电", "新华社"),
    ("水厂投产。（新华社发）", "新华社发", "新华社"),
    ("水厂投产。（本报青石3月5日电）", "本报青石3月5日电", "本报"),
]


@pytest.mark.parametrize(("line", "text", "agency", "rest"), OPENINGS)
def test_opening(line, text, agency, rest):
    found = opening_dateline(line)
    assert found is not None
    assert (line[found.start : found.end], found.agency, line[found.resume :]) == (text, agency, rest)


@pytest.mark.parametrize("line", NO_OPENINGS)
def test_no_opening(line):
    assert opening_dateline(line) is None


@pytest.mark.parametrize(("line", "text", "agency"), TRAILINGS)
def test_trailing(line, text, agency):
    found = trailing_dateline(line)
    assert found is not None
    assert (line[found.start : found.end], found.agency) == (text, agency)
    assert line[: found.resume] == "水厂投产。"


@pytest.mark.parametrize("line", ["水厂投产。（见图）", "水厂投产。", "（李明）", ""])
def test_no_trailing(line):
    assert trailing_dateline(line) is None


@given(st.text(alphabet="本报新华社讯电日月年1一（）【】记者：，。山 ", max_size=80))
def test_spans_lie_inside(line):
    for found in (opening_dateline(line), trailing_dateline(line)):
        if found:
            assert 0 <= found.start < found.end <= len(line)
            assert found.agency in line
