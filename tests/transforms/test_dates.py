"""Calendar expressions: found, resolved against the article's day, and inferred for the page."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.context import Anchor
from transforms.dates import find_dates, infer_issue_date, infer_year, parse_dateline_day
from transforms.dates.holidays import holiday
from transforms.records import CalendarDate
from transforms.text import RawText

ISSUE = date(2014, 6, 18)  # a Wednesday
ANCHOR = Anchor(issue=ISSUE)


def dates(text: str, anchor: Anchor = ANCHOR) -> list[CalendarDate]:
    return find_dates(RawText.fold(text, {}).passage("body", [(0, len(text))]), anchor)


def spans(text: str, anchor: Anchor = ANCHOR) -> list[tuple[str, str, str]]:
    return [(d.surface, str(d.date_start), str(d.date_end)) for d in dates(text, anchor)]


@pytest.mark.parametrize(
    ("text", "surface", "first", "last", "granularity"),
    [
        ("2013年9月3日开工", "2013年9月3日", "2013-09-03", "2013-09-03", "day"),
        ("２０１３年９月３日开工", "２０１３年９月３日", "2013-09-03", "2013-09-03", "day"),
        ("二○一三年九月三日开工", "二○一三年九月三日", "2013-09-03", "2013-09-03", "day"),
        ("2013-09-03开工", "2013-09-03", "2013-09-03", "2013-09-03", "day"),
        ("1987年建成", "1987年", "1987-01-01", "1987-12-31", "year"),
        ("民国十年出版", "民国十年", "1921-01-01", "1921-12-31", "year"),
        ("2013年11月竣工", "2013年11月", "2013-11-01", "2013-11-30", "month"),
        ("2013年底完成", "2013年底", "2013-12-31", "2013-12-31", "day"),
        ("去年9月底统计", "去年9月底", "2013-09-30", "2013-09-30", "day"),
        ("今年5月上旬", "今年5月上旬", "2014-05-01", "2014-05-10", "range"),
        ("今年第一季度", "今年第一季度", "2014-01-01", "2014-03-31", "quarter"),
        ("前三季度增长", "前三季度", "2014-01-01", "2014-09-30", "range"),
        ("去年下半年", "去年下半年", "2013-07-01", "2013-12-31", "half"),
        ("今年前5个月", "今年前5个月", "2014-01-01", "2014-05-31", "range"),
        ("1—5月份，出口", "1—5月份", "2014-01-01", "2014-05-31", "range"),
        ("去年7月至9月", "去年7月至9月", "2013-07-01", "2013-09-30", "range"),
        ("6月1日起至8月31日止", "6月1日起至8月31日止", "2014-06-01", "2014-08-31", "range"),
        ("6月3日至5日举行", "6月3日至5日", "2014-06-03", "2014-06-05", "range"),
        ("2013年二月六日到九日", "2013年二月六日到九日", "2013-02-06", "2013-02-09", "range"),
        ("下下周开工", "下下周", "2014-06-30", "2014-07-06", "range"),
        ("1996至2000年间", "1996至2000年", "1996-01-01", "2000-12-31", "range"),
        ("12月28日召开", "12月28日", "2013-12-28", "2013-12-28", "day"),
        ("今天开幕", "今天", "2014-06-18", "2014-06-18", "day"),
        ("昨日发布", "昨日", "2014-06-17", "2014-06-17", "day"),
        ("明晚播出", "明晚", "2014-06-19", "2014-06-19", "day"),
        ("16日上午", "16日", "2014-06-16", "2014-06-16", "day"),
        ("28日上午通报", "28日", "2014-05-28", "2014-05-28", "day"),
        ("本周一开课", "本周一", "2014-06-16", "2014-06-16", "day"),
        ("上周五收盘", "上周五", "2014-06-13", "2014-06-13", "day"),
        ("上个月完成", "上个月", "2014-05-01", "2014-05-31", "month"),
        ("本月3日", "本月3日", "2014-06-03", "2014-06-03", "day"),
        ("近5年来投入", "近5年来", "2009-06-18", "2014-06-18", "range"),
        ("三年来变化", "三年来", "2011-06-18", "2014-06-18", "range"),
        ("未来三年规划", "未来三年", "2014-06-18", "2017-06-18", "range"),
        ("十年前创办", "十年前", "2004-01-01", "2004-12-31", "year"),
        ("2010年以来新增", "2010年以来", "2010-01-01", "2014-06-18", "range"),
        ("今年以来", "今年以来", "2014-01-01", "2014-06-18", "range"),
        ("“十二五”期间", "“十二五”期间", "2011-01-01", "2015-12-31", "range"),
        ("八五期间建设", "八五期间", "1991-01-01", "1995-12-31", "range"),
        ("一五时期奠基", "一五时期", "1953-01-01", "1957-12-31", "range"),
        ("80年代初创业", "80年代初", "1980-01-01", "1989-12-31", "decade"),
        ("上世纪九十年代", "上世纪九十年代", "1990-01-01", "1999-12-31", "decade"),
        ("20世纪的探索", "20世纪", "1901-01-01", "2000-12-31", "range"),
        ("春节前夕", "春节", "2014-01-31", "2014-01-31", "day"),
        ("去年中秋节", "去年中秋节", "2013-09-19", "2013-09-19", "day"),
        ("“五一”期间", "五一", "2014-05-01", "2014-05-01", "day"),
        ("国庆节放假", "国庆节", "2014-10-01", "2014-10-01", "day"),
        ("农历八月十五", "农历八月十五", "2014-09-08", "2014-09-08", "day"),
        ("近日通车", "近日", "None", "None", "vague"),
        ("连日来降雨", "连日来", "None", "None", "vague"),
        ("日前揭牌", "日前", "None", "None", "vague"),
        ("近年来发展", "近年来", "None", "None", "vague"),
        ("，多年来坚持", "多年来", "None", "None", "vague"),
        ("新年伊始", "新年伊始", "None", "None", "vague"),
    ],
)
def test_expression(text: str, surface: str, first: str, last: str, granularity: str) -> None:
    (found,) = dates(text)
    assert (found.surface, str(found.date_start), str(found.date_end)) == (surface, first, last)
    assert found.granularity == granularity


@pytest.mark.parametrize(
    "text",
    [
        "目前进展顺利",
        "现在的生活",
        "今后努力",
        "当时的情况",
        "有5000年的历史",
        "举办2008年奥运会",
        "服务年限81年",
        "三日游线路",
        "为期5日的展览",
        "3月刊已出版",
        "美好的明天",
        "一周年纪念",
        "第3月",
        "五一劳动奖章",
        "将近日落",
        "以下周密安排",
        "每周一次",
        "目前沿用",
        "2.5日元",
        "五一路口",
    ],
)
def test_no_date(text: str) -> None:
    assert spans(text) == []


def test_two_dates_stay_apart() -> None:
    assert [s for s, _, _ in spans("6月1日和6月5日两次开会")] == ["6月1日", "6月5日"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("今年1至5月出口增长，好于上年同期。", "2013-01-01", "2013-05-31"),
        ("今年第一季度产钢80万吨，比2012年同期多。", "2012-01-01", "2012-03-31"),
        ("2012年2月产煤，比前年同期增长。", "2012-01-01", "2012-12-31"),
        ("2012年2月产煤，比2011年同期增长。", "2011-02-01", "2011-02-28"),
    ],
)
def test_the_same_period_of_another_year(text: str, first: str, last: str) -> None:
    found = spans(text)[-1]
    assert found[0].endswith("同期")
    assert found[1:] == (first, last)


def test_today_follows_the_dateline() -> None:
    anchor = Anchor(issue=date(1998, 5, 3), dateline=date(1998, 5, 2))
    assert spans("今天揭幕", anchor) == [("今天", "1998-05-02", "1998-05-02")]


def test_only_the_year_is_known() -> None:
    anchor = Anchor(year=2022)
    assert spans("今年以来，11月1日", anchor) == [
        ("今年以来", "2022-01-01", "None"),
        ("11月1日", "2022-11-01", "2022-11-01"),
    ]
    assert spans("昨天", anchor) == [("昨天", "None", "None")]


def test_nothing_is_known() -> None:
    assert spans("今年，11月1日，近5年来，80年代，春节", Anchor()) == [
        ("今年", "None", "None"),
        ("11月1日", "None", "None"),
        ("近5年来", "None", "None"),
        ("80年代", "1980-01-01", "1989-12-31"),
        ("春节", "None", "None"),
    ]


def test_a_year_said_before_governs_its_sentence() -> None:
    found = spans("1951年3月动工，7月1日建成。8月1日本报讯")
    assert [first for _, first, _ in found] == ["1951-03-01", "1951-07-01", "2014-08-01"]


@pytest.mark.parametrize(
    ("text", "surface", "first", "last"),
    [
        ("大后天启程", "大后天", "2014-06-21", "2014-06-21"),
        ("康熙二十年重修", "康熙二十年", "1681-01-01", "1681-12-31"),
        ("光绪元年创办", "光绪元年", "1875-01-01", "1875-12-31"),
        ("08年就业", "08年", "2008-01-01", "2008-12-31"),
        ("97年3月入伍", "97年3月", "1997-03-01", "1997-03-31"),
        ("上半月完成", "上半月", "2014-06-01", "2014-06-15"),
        ("5月下半月", "5月下半月", "2014-05-16", "2014-05-31"),
        ("2013年最后4个月", "2013年最后4个月", "2013-09-01", "2013-12-31"),
        ("2013年的第二周", "2013年的第二周", "2013-01-14", "2013-01-20"),
        ("2013年第三个月", "2013年第三个月", "2013-03-01", "2013-03-31"),
        ("今年后半年", "今年后半年", "2014-07-01", "2014-12-31"),
        ("2010年和2012年之间", "2010年和2012年之间", "2010-01-01", "2012-12-31"),
        ("1995 – 1997年", "1995 – 1997年", "1995-01-01", "1997-12-31"),
        ("2月29日出生", "2月29日", "2012-02-29", "2012-02-29"),
        ("31日下午会见", "31日", "2014-05-31", "2014-05-31"),
        ("“十二五”成绩单", "十二五", "2011-01-01", "2015-12-31"),
        ("上上个周末", "上上个周末", "2014-06-07", "2014-06-08"),
        ("五一出游升温", "五一", "2014-05-01", "2014-05-01"),
        ("今年第一季财报", "今年第一季", "2014-01-01", "2014-03-31"),
        ("第三季营收", "第三季", "2014-07-01", "2014-09-30"),
        ("民国廿五年", "民国廿五年", "1936-01-01", "1936-12-31"),
        ("比去年同期增长", "去年同期", "2013-01-01", "2013-12-31"),
    ],
)
def test_less_common_expressions(text: str, surface: str, first: str, last: str) -> None:
    assert (surface, first, last) in spans(text)


@pytest.mark.parametrize(
    "text",
    [
        "2012年全国乒乓球锦标赛",
        "2013年国际马拉松",
        "提前三个月完成",
        "公示不少于15日",
        "应当在30日以内答复",
        "首三日客流平稳",
        "开业五个多月来",
        "“十二五”规划纲要",
        "“六五”普法",
        "事情说明在先",
        "连着几个周末加班",
        "二上周末",
        "《大山》第二季",
        "如今天亮得早",
        "候鸟已连续25年来湖边越冬",
        "耗时近两年",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert spans(text) == []


def test_headlines_shorten_today() -> None:
    text = "展览馆今开放"
    raw = RawText.fold(text, {})
    (found,) = find_dates(raw.passage("headline", [(0, len(text))]), ANCHOR)
    assert (found.surface, found.date_start) == ("今", ISSUE)
    assert find_dates(raw.passage("body", [(0, len(text))]), ANCHOR) == []


_WORDS = """
大 后 前 昨 今 明 天 年 月 日 周 末 底 初 上 下 本 半 个 季度 世纪 年代 期间 以来 农历 正月 初一 康熙
民国 元 第 最 近 来 春节 国庆 “十五” 至 到 和 之间 2 29 31 1998 二〇〇三 十一
0 2013 - / . ， 。 旬 多 几 这 去 星期 礼拜 零
"""
ANCHORS = st.sampled_from([ANCHOR, Anchor(), Anchor(year=1951)])


@given(st.lists(st.sampled_from(_WORDS.split()), max_size=9).map("".join), ANCHORS)
def test_any_words_of_time_are_read_without_error(text: str, anchor: Anchor) -> None:
    for found in dates(text, anchor):
        if found.date_start is not None and found.date_end is not None:
            assert found.date_start <= found.date_end


def test_range_over_the_turn_of_the_year() -> None:
    anchor = Anchor(issue=date(2013, 12, 20))
    assert spans("12月30日至1月2日", anchor)[0][1:] == ("2013-12-30", "2014-01-02")


def test_offsets_cross_layout_breaks() -> None:
    page = RawText.fold("他于2013年\n\n9月3日到任", {})
    (found,) = find_dates(page.passage("body", [(0, 7), (9, 15)]), ANCHOR)
    assert (found.surface, found.start, found.end) == ("2013年9月3日", 2, 13)


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2040, 12, 31)))
def test_full_dates_read_back(day: date) -> None:
    text = f"于{day.year}年{day.month}月{day.day}日成立"
    (found,) = dates(text)
    assert (found.date_start, found.date_end, found.granularity) == (day, day, "day")


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2040, 12, 31)), st.integers(0, 60))
def test_days_before_the_issue_find_their_year(issue: date, back: int) -> None:
    day = issue - timedelta(days=back)
    (found,) = dates(f"{day.month}月{day.day}日召开", Anchor(issue=issue))
    assert found.date_start == day


@given(st.text(alphabet="0123456789年月日至前近今去第一二三十个周“”。，世纪代节半", max_size=40))
def test_any_text_gives_ordered_dates(text: str) -> None:
    end = 0
    for found in dates(text):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.surface
        end = found.end


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("工程于2019年11月启动。列入2022年计划。", 2022),
        ("到2035年基本实现，2021年7月1日发布", 2021),
        ("申办2008年奥运会，1999年12月20日", 1999),
        ("将于2010年完成", 2010),
        ("二〇〇三年五月一日开馆", 2003),
        ("规划2013—2017年实施，2012年7月公布", 2012),
        ("本报合肥1月6日电 1999年增长8%，比1998年快；1999年9月，从2000年起推广", 2000),
        ("2003年投产。去年产量比2002年增长两成。", 2004),
        ("2013年动工。4月6日（星期日）起停水。", 2014),
        ("2013年动工。4月6日，星期六，起停水。", 2013),
        ("2013年动工。4月6日星期三停水，4月7日星期六恢复。", 2013),
        ("2005年10月投产，2007年要达到80亿元", 2005),
        ("没有年份", None),
    ],
)
def test_infer_year(text: str, year: int | None) -> None:
    assert infer_year(text) == year


@pytest.mark.parametrize(
    ("line", "year", "issue", "day"),
    [
        ("本报北京5月2日电", 1998, None, date(1998, 5, 2)),
        ("新华社上海12月31日电", None, date(1999, 1, 1), date(1998, 12, 31)),
        ("新华社二十三日电", None, date(1956, 3, 24), date(1956, 3, 23)),
        ("新华社三十一日电", None, date(1956, 4, 1), date(1956, 3, 31)),
        ("本报讯", 1998, date(1998, 5, 3), None),
        ("本报武昌５月２日电", 1988, date(1988, 5, 4), date(1988, 5, 2)),
        ("本报北京5月2日电", None, None, None),
    ],
)
def test_parse_dateline_day(line: str, year: int | None, issue: date | None, day: date | None) -> None:
    assert parse_dateline_day(line, year, issue) == day


@pytest.mark.parametrize(
    ("lines", "year", "issue"),
    [
        (["本报北京5月2日讯", "新华社伦敦5月1日电"], 1998, date(1998, 5, 3)),
        (["新华社上海12月30日电", "本报成都1月3日讯"], 2001, date(2001, 1, 4)),
        (["新华社上海12月31日电"], 2000, date(2001, 1, 1)),
        (["本报讯"], 2001, None),
        (["本报成都1月3日讯"], None, None),
    ],
)
def test_infer_issue_date(lines: list[str], year: int | None, issue: date | None) -> None:
    assert infer_issue_date(lines, year) == issue


@pytest.mark.parametrize(
    ("name", "year", "day"),
    [
        ("春节", 1954, date(1954, 2, 3)),
        ("春节", 2033, date(2033, 1, 31)),
        ("除夕", 2020, date(2020, 1, 24)),
        ("端午节", 2009, date(2009, 5, 28)),
        ("中秋", 2012, date(2012, 9, 30)),
        ("清明节", 2013, date(2013, 4, 4)),
        ("清明节", 1999, date(1999, 4, 5)),
        ("元旦", 2001, date(2001, 1, 1)),
    ],
)
def test_holiday(name: str, year: int, day: date) -> None:
    assert holiday(name, year) == day
