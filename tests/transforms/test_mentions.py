"""Mentions in original sentences: each kind of name, its edges, and what is no name."""

import csv
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.gazetteer import Gazetteer
from transforms.mentions import MentionFinder
from transforms.records import Mention
from transforms.text import Passage, RawText
from transforms.wordlists import word_set

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"
TABLES = word_set(
    "divisions countries world_cities regions bodies events surnames titles organisation_suffixes "
    "place_suffixes event_suffixes name_verbs name_characters common_words"
)


def rows(name: str) -> Iterator[dict[str, str]]:
    with (REFERENCE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def finder() -> MentionFinder:
    return MentionFinder(Gazetteer.from_rows(**{name: rows(name) for name in TABLES}))


def passages(text: str) -> list[Passage]:
    page = RawText.fold(text, {ord("國"): "国", ord("務"): "务", ord("長"): "长", ord("張"): "张"})
    return [page.passage("body", [(0, len(text))])]


def found(text: str) -> list[Mention]:
    return finder().find([passages(text)])[0]


def surfaces(text: str, kind: str) -> list[str]:
    return [m.surface for m in found(text) if m.kind == kind]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("浙江省总工会昨天开会。", ["浙江省总工会"]),
        ("湖南省长沙市岳麓区教育局发出通知。", ["湖南省长沙市岳麓区教育局"]),
        ("活动由福建省总工会女职工委员会承办。", ["福建省总工会女职工委员会"]),
        ("他考上了厦门大学。", ["厦门大学"]),
        ("国务院决定，由教育部和水利部共同负责。", ["国务院", "教育部", "水利部"]),
        ("中国东南机电（集团）有限责任公司开业。", ["中国东南机电（集团）有限责任公司"]),
        ("各级工会要关心职工。", []),
        ("该公司有关部门负责。", []),
        ("省、市、县三级工会一起筹款。", []),
        ("干部们正在部署工作。", []),
        ("济南市历下区千佛山街道办事处发出倡议。", ["济南市历下区千佛山街道办事处"]),
        ("四川省林业厅公布名单。", ["四川省林业厅"]),
        ("成都市住房和城乡建设局召开会议。", ["成都市住房和城乡建设局"]),
        ("本报讯由烟台远泽瓷业有限公司承建。", ["烟台远泽瓷业有限公司"]),
        ("青禾餐饮公司负责送餐。", ["青禾餐饮公司"]),
        ("一家餐饮公司负责送餐。", []),
        ("红旗人民公社东风大队第三生产队抢收小麦。", ["红旗人民公社东风大队第三生产队"]),
        ("厂党委十月八日开会。", ["厂党委"]),
        ("市第二人民医院开了夜诊。", ["市第二人民医院"]),
        ("合肥航运公司组织船员学习。", ["合肥航运公司"]),
        ("广东飞鹰队客场取胜。", ["广东飞鹰队"]),
        ("记者从合肥火车站了解到，客流回升。", ["合肥火车站"]),
        ("昨日，合肥市图书馆推出夜读活动。", ["合肥市图书馆"]),
        ("学校建设大型企业的实习基地。", []),
    ],
)
def test_organisations(text: str, names: list[str]) -> None:
    assert surfaces(text, "organisation") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("福州、厦门和泉州都下了雨。", ["福州", "厦门", "泉州"]),
        ("他在杭州市西湖区住了十年。", ["杭州市西湖区"]),
        ("演出在南京市鼓楼体育馆举行。", ["南京市鼓楼体育馆"]),
        ("中日两国签了协定。", ["中", "日"]),
        ("会议在京召开。", ["京"]),
        ("总统上月访华，随后回国。", ["华"]),
        ("京沪高速铁路全线通车。", ["京沪高速铁路"]),
        ("列车停在杭州地铁五号线。", ["杭州地铁五号线"]),
        ("车队沿一〇四国道北上。", ["一〇四国道"]),
        ("美国人喜欢喝咖啡。", ["美国"]),
        ("城市和农村都要发展。", []),
        ("新闻宣传部门要重视。", []),
        ("旅客在合肥火车站上车。", ["合肥火车站"]),
        ("车祸发生在淮河路与人民路交口。", ["淮河路", "人民路"]),
        ("他家住在庐阳区幸福街。", ["庐阳区幸福街"]),
        ("他来到柳树沟村。", ["柳树沟村"]),
        ("老旧小区改造完成。", []),
        ("大家多渠道筹集资金。", []),
        ("民工挖走土方三车。", []),
        ("杭州宁波同日降雨。", ["杭州", "宁波"]),
    ],
)
def test_places(text: str, names: list[str]) -> None:
    assert surfaces(text, "place") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("厂长赵德海说，产量翻了一番。", ["赵德海"]),
        ("车间主任孙明说：“再试一次。”", ["孙明"]),
        ("副市长周建国、吴秀兰和郑涛出席。", ["周建国", "吴秀兰", "郑涛"]),
        ("歌手玛丽亚·洛佩斯来沪演出。", ["玛丽亚·洛佩斯"]),
        ("主任高度评价这项工作。", []),
        ("主席和职工一起劳动。", []),
        ("文明、友谊与智慧。", []),
        ("县教育局局长何其正介绍，校舍修好了。", ["何其正"]),
        ("市环保局副局长齐东升强调，河道要清。", ["齐东升"]),
        ("救生员宋海波跳下水。", ["宋海波"]),
        ("68岁的吴桂兰在择菜。", ["吴桂兰"]),
        ("乌兰（右）带球突破。", ["乌兰"]),
        ("市民周先生来电反映。", ["周先生"]),
        ("嫌疑人张某某（男，32岁）落网。", ["张某某"]),
        ("苏联代表团团长布尔加宁抵达，周恩来总理到机场迎接。", ["布尔加宁", "周恩来"]),
        ("工程师让·勒克莱尔来厂。", ["让·勒克莱尔"]),
        ("市民多参加体育锻炼。", []),
    ],
)
def test_persons(text: str, names: list[str]) -> None:
    assert surfaces(text, "person") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("职工学习党的二十大精神。", ["党的二十大"]),
        ("第六届全国青年木工技能大赛开幕。", ["第六届全国青年木工技能大赛"]),
        ("抗日战争胜利以后，他回到家乡。", ["抗日战争"]),
        ("十八届三中全会提出了任务。", ["十八届三中全会"]),
        ("大家开了一个会议。", []),
        ("第六届中部农业博览会开幕。", ["第六届中部农业博览会"]),
        ("2018年全国女子排球联赛开打。", ["2018年全国女子排球联赛"]),
        ("开展“双送”活动。", []),
    ],
)
def test_events(text: str, names: list[str]) -> None:
    assert surfaces(text, "event") == names


def test_a_name_once_sure_is_found_everywhere() -> None:
    articles = [passages("厂长赵德海来了。"), passages("工友们都佩服赵德海的手艺。")]
    assert [m.surface for m in finder().find(articles)[1]] == ["赵德海"]


def test_part_of_a_dotted_name_is_the_person() -> None:
    last = [m for m in found("歌手玛丽亚·洛佩斯来了。观众喜欢洛佩斯。") if m.kind == "person"][-1]
    assert (last.surface, last.name) == ("洛佩斯", "玛丽亚·洛佩斯")


def test_short_forms_are_one_entity() -> None:
    text = (
        "南京市职工法律援助服务中心（以下简称“法援中心”）成立。法援中心免费咨询，法律援助服务中心设在城南。"
    )
    names = {m.name for m in found(text) if m.kind == "organisation"}
    ids = {m.entity_id for m in found(text) if m.kind == "organisation"}
    assert names == {"南京市职工法律援助服务中心"}
    assert len(ids) == 1


def test_a_unit_is_not_its_parent() -> None:
    names = [m.name for m in found("福建省总工会开会。福建省总工会女职工委员会参加。")]
    assert names == ["福建省总工会", "福建省总工会女职工委员会"]


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("会议在京召开。", "北京市", "110000"),
        ("他到杭州去。", "杭州市", "330100"),
        ("北京市崇文区的老街。", "北京市崇文区", None),
        ("他从台湾回来。", "台湾省", None),
        ("他从法国回来。", "法国", None),
    ],
)
def test_place_names_and_codes(text: str, name: str, code: str | None) -> None:
    place = next(m for m in found(text) if m.kind == "place")
    assert (place.name, place.place_code) == (name, code)


def test_an_ambiguous_district_has_no_code() -> None:
    assert {m.place_code for m in found("朝阳区、鼓楼区下雪。") if m.surface == "鼓楼区"} == {None}


def test_traditional_surface_has_simplified_name() -> None:
    first = found("國務院副部長張建中說。")[0]
    assert (first.surface, first.name) == ("國務院", "国务院")


def test_offsets_cross_a_column_break() -> None:
    page = RawText.fold("浙江省总\n\n工会开会", {})
    mention = finder().find([[page.passage("body", [(0, 4), (6, 10)])]])[0][0]
    assert (mention.surface, mention.start, mention.end) == ("浙江省总工会", 0, 8)


def test_no_name_runs_on_without_end() -> None:
    assert max(len(m.surface) for m in found("东海市总工会" * 40)) <= 40


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet="北京市总工会主任王明说在，。“”（）·中美方第届大赛0９ A\n和张江省路·一二、", max_size=60)
)
def test_any_text_gives_ordered_disjoint_evidence(text: str) -> None:
    mentions = finder().find([passages(text)])[0]
    assert all(text[m.start : m.end] == m.surface and m.start < m.end for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert mentions == finder().find([passages(text)])[0]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("郝世文、柳长青、佟云霞等同志到场。", ["郝世文", "柳长青", "佟云霞"]),
        ("乡村医生格桑卓玛背着药箱。", ["格桑卓玛"]),
        ("日本外务省次官长谷川正雄昨日抵达。", ["长谷川正雄"]),
        ("厂长邸玉成端着饭盒进来。", ["邸玉成"]),
        ("退休教师暴秀兰对此很高兴。", ["暴秀兰"]),
        ("油漆工向玉华在工地。", ["向玉华"]),
        ("工人向记者介绍说，活儿干完了。", []),
        ("苹果、香蕉、梨子等运到了。", []),
        ("员工都能在食堂吃饭。", []),
    ],
)
def test_persons_without_a_strong_cue(text: str, names: list[str]) -> None:
    assert surfaces(text, "person") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("法德汽车工业谈判结束。", ["法", "德"]),
        ("俄总统昨天讲话。", ["俄"]),
        ("京津沪三市一起行动。", ["京", "津", "沪"]),
        ("法、德两国学者来了。", ["法", "德"]),
        ("苏北农民种水稻。", ["苏北"]),
        ("记者来到山东省临朐县春光乡。", ["山东省临朐县春光乡"]),
        ("他住在中山路18号。", ["中山路18号"]),
        ("飞机在得克萨斯州帕萨迪纳附近降落。", ["得克萨斯州帕萨迪纳"]),
        ("美中不足的是天气。", []),
        ("全国沿海港口都很忙。", []),
        ("雨水会往江里流。", []),
    ],
)
def test_places_by_their_company(text: str, names: list[str]) -> None:
    assert surfaces(text, "place") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("厦门大学历史系办展览。", ["厦门大学历史系"]),
        ("教育部考试监测处发出通知。", ["教育部考试监测处"]),
        ("宁波市工业与信息化局开会。", ["宁波市工业与信息化局"]),
        ("来自市财政局的消息。", ["市财政局"]),
        ("厦门大学教室里坐满了人。", ["厦门大学"]),
    ],
)
def test_units_belong_to_their_body(text: str, names: list[str]) -> None:
    assert surfaces(text, "organisation") == names
