"""Statistics of an article: noun, change, basis, denominator, period, group, and exact values."""

import csv
from dataclasses import fields
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.context import Anchor
from transforms.dates import find_dates
from transforms.quantities import QuantityFinder
from transforms.records import Statistic
from transforms.text import Passage, RawText
from transforms.units import UnitTable

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"
with (REFERENCE / "units.csv").open(encoding="utf-8", newline="") as rows:
    UNITS = UnitTable.from_rows(csv.DictReader(rows))
FINDER = QuantityFinder(UNITS)
ANCHOR = Anchor(issue=date(2014, 6, 18))
VARIANTS = {ord(a): b for a, b in zip("億萬個噸餘兩點這過", "亿万个吨余两点这过", strict=True)}


def article(*texts: str) -> list[Statistic]:
    """The statistics of an article whose passages are printed one a line, the first as headline."""
    page, passages, at = RawText.fold("\n".join(texts), VARIANTS), list[Passage](), 0
    for text in texts:
        kind = "headline" if not at and len(texts) > 1 else "body"
        passages.append(page.passage(kind, [(at, at + len(text))]))
        at += len(text) + 1
    dates = [d for p in passages for d in find_dates(p, ANCHOR)]
    return FINDER.find(passages, dates, ANCHOR)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("全镇新修水渠12条。", "水渠"),
        ("举办了16场专题讲座。", "专题讲座"),
        ("为35名环卫工人送去棉衣。", "环卫工人"),
        ("来自6个社区的居民参加。", "社区"),
        ("慰问50名来自山区的学生。", "学生"),
        ("果园面积230亩。", "果园面积"),
        ("果园面积达230亩。", "果园面积"),
        ("发放补助资金3000多万元。", "补助资金"),
        ("获得90亿元贷款。", "贷款"),
        ("入学率达98%。", "入学率"),
        ("女教师占教师总数的58%。", "教师总数"),
        ("注册会员达274万人。", "会员"),
        ("一位41岁的司机。", "司机"),
        ("重达9公斤的西瓜。", "西瓜"),
        ("翻过海拔3200米的山口。", "海拔"),
        ("全镇设置投票点12个。", "投票点"),
        ("30名监事中有21名赞成。", "监事"),
        ("8座桥梁已完工5座。", "桥梁"),
        ("集装箱运量首次跨过百万吨门槛。", "集装箱运量"),
    ],
)
def test_what_is_counted(text: str, what: str) -> None:
    found = article(text)[-1].what
    assert found is not None
    assert what in found


@pytest.mark.parametrize(
    ("text", "whats"),
    [
        ("全市外贸营业收入达86亿元，同比增长7.4%。", ["外贸营业收入", "外贸营业收入"]),
        ("候车通道由5条增加到9条。", ["候车通道", "候车通道"]),
        ("车站发送旅客3万人次，日均1万人次。", ["旅客", "旅客"]),
        ("共有商户260家，其中40家参加评选。", ["商户", "商户"]),
        ("林场更新护栏900米，三分之二以上位于山口。", ["护栏", "护栏"]),
        ("浓度为每升20毫克，比2010年下降三成。", ["浓度", "浓度"]),
        ("园区设有150米和300米跑道。", ["跑道", "跑道"]),
        ("抽出六成劳力抢收。", ["劳力"]),
        ("经四分之三以上村民同意。", ["村民"]),
        ("产值（不含税）同比增长8%。", ["产值"]),
        ("培训支出占总支出的9%。", ["总支出"]),
        ("5米长的展板摆在门口。", ["展板"]),
        ("商务局投入660万元改造市场。", [None]),
        ("游船接待了900人次。", [None]),
        ("事故造成4人死亡。", [None]),
        ("先后三次建设水坝。", [None]),
        ("28岁的郭小满来了。", [None]),
        ("每周训练3次。", ["训练"]),
    ],
)
def test_what_is_shared_and_what_is_left_open(text: str, whats: list[str | None]) -> None:
    found = [s.what for s in article(text)]
    assert len(found) == len(whats)
    for got, wanted in zip(found, whats, strict=True):
        assert got == wanted if wanted is None or got is None else wanted in got


def test_nouns_keep_the_script_of_the_page() -> None:
    page = RawText.fold("巡邏員十二人，學員八名", {ord("邏"): "逻", ord("員"): "员", ord("學"): "学"})
    found = FINDER.find([page.passage("body", [(0, 11)])], [], ANCHOR)
    assert [s.what for s in found] == ["巡邏員", "學員"]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("市总工会举办了16场讲座。", "市总工会"),
        ("江湾镇今年种植水稻3万亩。", "江湾镇"),
        ("江湾镇水稻产量达2万吨。", "江湾镇"),
        ("据介绍，全厂共有职工3000人。", "全厂"),
        ("记者看到16名学生。", None),
        ("他带着12名队员。", None),
        ("在山口有12名队员。", None),
    ],
)
def test_subject(text: str, subject: str | None) -> None:
    assert article(text)[-1].subject == subject


@pytest.mark.parametrize(
    ("text", "surface", "value", "unit"),
    [
        ("6名家长到校。", "6名", 6, "名"),
        ("五名师生获奖。", "五名", 5, "名"),
        ("两个人来过。", "两个", 2, "个"),
        ("24支队伍参赛。", "24支", 24, "支"),
        ("完成5项目标。", "5项", 5, "项"),
        ("两百万家庭受益。", "两百万", 2e6, None),
        ("四千民工上堤。", "四千", 4000, None),
        ("300学子返乡。", "300", 300, None),
        ("百家企业参展。", "百家", 100, "家"),
        ("客流破千万。", "破千万", 1e7, None),
        ("以2分36秒获胜。", "2分36秒", 156, "秒"),
        ("累计送客四百二十万。", "四百二十万", 4.2e6, None),
        ("查获手机1.3万部。", "1.3万部", 13000, "部"),
        ("土方九万公方。", "九万公方", 90000, "公方"),
        ("两美元又三美分。", "两美元又三美分", 203, "美分"),
        ("全场打对折。", "对折", 0.5, None),
        ("五天三次上门。", "三次", 3, "次"),
        ("邮递员走两天山路进村。", "两天", 2, "天"),
        ("钢材一吨涨了两千三。", "两千三", 2300, None),
        ("他买了三块五的菜。", "三块五", 3.5, "块"),
        ("每百户拥有汽车41辆。", "41辆", 41, "辆"),
    ],
)
def test_numbers_and_units_meet(text: str, surface: str, value: float, unit: str | None) -> None:
    found = article(text)[-1]
    assert (found.surface, found.value, found.unit) == (surface, value, unit)


def test_coordinated_figures_share_their_noun() -> None:
    first, second = article("两乡的普及率分别达97%和84%。")
    assert first.what is not None
    assert first.what == second.what


@pytest.mark.parametrize(
    ("text", "change", "basis"),
    [
        ("产值同比增长5.3%。", "increase", "yoy"),
        ("产值比上年增长了5.3%。", "increase", "yoy"),
        ("产量环比下降2%。", "decrease", "mom"),
        ("人数较上届增加300人。", "increase", "previous"),
        ("年均降幅为4.7%。", "decrease", None),
        ("耗煤减少3000吨。", "decrease", None),
        ("成绩提高了两秒。", "increase", None),
        ("墒情比常年高4个百分点。", "increase", "previous"),
        ("每升含盐3克。", None, None),
        ("税率下降到15%。", None, None),
        ("产值增至5亿元。", None, None),
        ("入学率为98%。", None, None),
    ],
)
def test_change_and_basis(text: str, change: str | None, basis: str | None) -> None:
    (found,) = article(text)
    assert (found.change, found.basis) == (change, basis)


def test_the_sets_of_a_match_are_all_scores() -> None:
    found = article("女排以三比一战胜对手，依次为15∶9、11∶15、15∶8、15∶12。")
    assert [s.surface for s in found] == ["三比一", "15∶9", "11∶15", "15∶8", "15∶12"]


def test_levels_of_a_change_are_two_figures() -> None:
    first, second = article("损耗由18.2%下降到12.9%。")
    assert (first.value, second.value) == (18.2, 12.9)
    assert (first.change, second.change) == (None, None)
    assert first.group_id == second.group_id == "g0"


@pytest.mark.parametrize(
    ("text", "per", "surface"),
    [
        ("每亩补助300元。", "亩", "300元"),
        ("人均收入8000元。", "人", "8000元"),
        ("每人每月领取200元。", "月", "200元"),
        ("房价8000元/平方米。", "平方米", "8000元/平方米"),
        ("浓度为51微克/立方米。", "立方米", "51微克/立方米"),
        ("车速120公里/小时。", "小时", "120公里/小时"),
        ("时速达160公里。", "小时", "160公里"),
        ("年产水泥300万吨。", "年", "300万吨"),
        ("设计年生产能力24万辆。", "年", "24万辆"),
        ("今年产粮500吨。", None, "500吨"),
        ("每天接待200人次。", "天", "200人次"),
    ],
)
def test_per(text: str, per: str | None, surface: str) -> None:
    (found,) = article(text)
    assert (found.per, found.surface) == (per, surface)


@pytest.mark.parametrize(
    ("text", "bound", "surface"),
    [
        ("约占总数的58%。", "about", "58%"),
        ("不超过总额度的八成。", "exact", "八成"),
        ("超过一半的人赞成，共300人。", "over", "超过一半"),
        ("节约15吨煤。", "exact", "15吨"),
        ("附近3公里内。", "exact", "3公里"),
        ("最近的一家也有3公里。", "exact", "3公里"),
        ("赶超3家企业。", "exact", "3家"),
        ("比计划的5吨多2吨。", "exact", "5吨"),
        ("化石至少早8万年。", "at_least", "8万年"),
        ("需要约30分钟。", "about", "约30分钟"),
    ],
)
def test_bounds(text: str, bound: str, surface: str) -> None:
    found = {s.surface: s.bound for s in article(text)}
    assert found[surface] == bound


def test_a_qualifier_apart_reaches_coordinated_figures() -> None:
    assert [s.bound for s in article("分别约占县、乡总数的58%和37%。")] == ["about", "about"]


def test_coordinated_numbers_lend_their_unit() -> None:
    first, second = article("票房分别突破30亿和70亿元。")
    assert (first.value, first.unit, first.kind) == (3e9, "元", "money")
    assert second.value == 7e9
    assert [s.unit for s in article("三段分别长12、15和18公里。")][-3:] == ["公里"] * 3


def test_base_values() -> None:
    area, money, count = article("面积6平方公里，投资3亿元，企业8家。")
    assert (area.base_value, area.base_unit) == (6e6, "m2")
    assert (money.base_value, money.base_unit) == (3e8, "CNY")
    assert (count.base_value, count.base_unit) == (8.0, "家")


@pytest.mark.parametrize(
    ("texts", "period"),
    [
        (["去年第三季度，培训16场。"], ("2013-07-01", "2013-09-30")),
        (["2010年以来，资助320名学生，发放奖金50万元。"], ("2010-01-01", "2014-06-18")),
        (["去年，协会召开大会。来自48个县的代表参加。"], ("2013-01-01", "2013-12-31")),
        (["产值比2012年增长5%。"], ("None", "None")),
        (["5月份出口增长", "据介绍，共出口8万吨。"], ("2014-05-01", "2014-05-31")),
        (["共出口8万吨。"], ("None", "None")),
        (["去年同期，出口8万吨。"], ("2013-01-01", "2013-12-31")),
        (["产量是去年同期的3倍。"], ("None", "None")),
        (["近日，共出口8万吨。"], ("None", "None")),
        (["车站建于1987年，面积2600平方米。"], ("None", "None")),
        (["一季度运行简报", "5月末存栏3万头；"], ("2014-05-31", "2014-05-31")),
        (["一季度运行简报", "粮价上涨0.4%，5月份回落。"], ("2014-01-01", "2014-03-31")),
        (["1981年他进厂当学徒。如今带出徒弟30名。"], ("None", "None")),
    ],
)
def test_period(texts: list[str], period: tuple[str, str]) -> None:
    for found in article(*texts):
        assert (str(found.period_start), str(found.period_end)) == period


def test_parallel_facts_share_group_and_property() -> None:
    found = article(
        "9平方公里老城送水时间不超过20分钟，70平方公里新城不超过40分钟，300平方公里山区不超过2小时。"
    )
    assert [s.group_id for s in found] == ["g0", "g0", "g1", "g1", "g2", "g2"]
    limits = found[1::2]
    assert [s.bound for s in limits] == ["at_most"] * 3
    assert len({s.what for s in limits}) == 1
    assert [s.base_value for s in limits] == [1200.0, 2400.0, 7200.0]


@pytest.mark.parametrize(
    ("text", "value"),
    [("主队以2∶1取胜", 2.0), ("以3比0击败对手", 3.0), ("比分为85:79领先", 85.0)],
)
def test_scores(text: str, value: float) -> None:
    (found,) = article(text)
    assert (found.kind, found.value, found.value_high) == ("score", value, None)


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("发生5.8级地震。", 5.8, "index"),
        ("里氏7级地震。", 7.0, "index"),
        ("产量居全国第三。", 3.0, "rank"),
        ("夺得第一名。", 1.0, "rank"),
        ("居全国前10位。", 10.0, "rank"),
        ("数千万群众受益。", 2e7, "count"),
        ("年届95高龄。", 95.0, "age"),
        ("80多国家参展。", 80.0, "count"),
        ("指数为103.5。", 103.5, "index"),
        ("每天一次。", 1.0, "count"),
        ("新增一家。", 1.0, "count"),
        ("增速保持两位数增长。", 10.0, "percent"),
        ("分5路走访牧民。", 5.0, "count"),
        ("市、县两级工会。", 2.0, "count"),
        ("连续三届当选。", 3.0, "count"),
        ("一天时间完成。", 1.0, "duration"),
        ("目前15名伤员已出院。", 15.0, "count"),
        ("主队先丢两球，后拿到3分。", 2.0, "count"),
        ("村小只有一名教师。", 1.0, "count"),
        ("灯会每两年举办一届。", 2.0, "duration"),
        ("书包是在街口买的，65块。", 65.0, "money"),
    ],
)
def test_kinds(text: str, value: float, kind: str) -> None:
    found = article(text)[0]
    assert (found.value, found.kind) == (value, kind)


def test_traditional_pages_keep_their_script() -> None:
    first, second = article("共有兩億餘噸糧食，三個縣受益。")
    assert (first.surface, first.value, first.unit) == ("兩億餘噸", 2e8, "噸")
    assert (second.surface, second.unit, second.base_unit) == ("三個", "個", "个")


def test_a_parted_unit_keeps_the_script_of_the_page() -> None:
    (found,) = article("停工四個多月。")
    assert (found.surface, found.unit, found.bound) == ("四個多月", "個月", "over")


def test_dates_are_no_statistics() -> None:
    assert article("2013年9月3日，近5年来，今年上半年，80年代，三年前。") == []


def test_offsets_cross_layout_breaks() -> None:
    page = RawText.fold("投资3亿5千\n\n万元建成", {})
    (found,) = FINDER.find([page.passage("body", [(0, 6), (8, 12)])], [], ANCHOR)
    assert (found.surface, found.start, found.end, found.value) == ("3亿5千万元", 2, 10, 3.5e8)


NUMBERS = st.integers(min_value=11, max_value=9_999_999)
SPELLINGS = st.sampled_from(["{}", "{:,}"])
QUALIFIERS = st.sampled_from(
    [
        ("", "exact"),
        ("约", "about"),
        ("近", "under"),
        ("超过", "over"),
        ("不少于", "at_least"),
        ("不超过", "at_most"),
    ]
)
UNIT_NAMES = st.sampled_from(["名", "家", "公里", "平方米", "吨", "元", "美元", "小时", "户", "件", "倍"])


@given(NUMBERS, SPELLINGS, QUALIFIERS, UNIT_NAMES)
def test_rendered_quantities_read_back(
    number: int, spelling: str, qualifier: tuple[str, str], unit: str
) -> None:
    phrase = f"{qualifier[0]}{spelling.format(number)}{unit}"
    (found,) = article(f"经核实，{phrase}。")
    assert (found.surface, found.value, found.unit) == (phrase, float(number), unit)
    assert found.bound == qualifier[1]
    assert found.base_value == float(Fraction(number) * UNITS[unit].factor)


@given(
    st.text(
        alphabet="0123456789一二两三十百千万亿几多余个家元%分之成第至到-、，。年月名约近不超过半点级路",
        max_size=40,
    )
)
def test_any_text_gives_ordered_figures(text: str) -> None:
    end = 0
    for found in article(text + "。"):
        assert end <= found.start < found.end
        assert (text + "。")[found.start : found.end] == found.surface
        end = found.end


@pytest.mark.parametrize(
    "piece", ["1234567890", "一二三四五六七八九十百千万", "晴转多云", "亿", "2013年至", "1-"]
)
def test_damaged_tables_do_no_harm(piece: str) -> None:
    assert all(s.value < 1e31 for s in article(piece * 900 + "。"))


def test_every_field_is_filled_or_none() -> None:
    (found,) = article("新建学校12所。")
    values = {f.name: getattr(found, f.name) for f in fields(found)}
    assert "" not in values.values()
    assert values["subject_entity_id"] is None
    assert values["quote_ordinal"] is None
    assert found.rule == "quantity.count.unit"
    assert 0 < found.confidence <= 1
