import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.page import PageReader
from transforms.page.cuts import is_cut_off
from transforms.text import RawText

CUT = [
    ("老匠人今年七十岁，每", "天仍到作坊里坐半天。"),
    ("厂长认为，新产品上市以来", "销路很好。"),
    ("近三年以来，村里的果", "树多了一倍。"),
    ("工人们把旧机床的", "零件拆下来。"),
    ("水厂的抢修队从", "城西赶到。"),
    ("新校舍可容纳学生3", "60名。"),
    ("全镇粮食总产比去年多收2.", "5万吨。"),
    ("列车晚点两个小时，三分之二", "以上的旅客改乘汽车。"),
    ("青石大桥（东起码头", "路）昨日封闭。"),
    ("新华社青石十月", "三日电（记者 李明）大桥通车。"),
    ("诗人马丁·", "科尔来访。"),
    ("技术员连夜检", "修水泵三台。"),
    ("队员对胜利满怀信", "心，训练很苦。"),
    ("几位老人说起当年", "的情景都笑。"),
]
WHOLE = [
    ("大桥通车", "昨日，大桥通车。"),
    ("桥通了，路宽了", "从前过江要等半天。"),
    ("绿了荒山 富了乡亲", "春天的后山开满了花。"),
    ("水厂三年供水100万吨", "南屏水厂日前公布账目。"),
    ("全校师生热情参与", "植树节那天，校园里很热闹。"),
    ("农机下乡好处多", "的确，农机省力又省时。"),
    ("明年工作早安排", "江岸区委昨天开会。"),
]


@pytest.mark.parametrize(("line", "following"), CUT)
def test_cut_off(line: str, following: str) -> None:
    assert is_cut_off(line, following)


@pytest.mark.parametrize(("line", "following"), WHOLE)
def test_headline_over_its_text(line: str, following: str) -> None:
    assert not is_cut_off(line, following)


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n\r\n"])
@pytest.mark.parametrize(("line", "following"), CUT[:5])
def test_a_short_first_piece_is_no_headline(line: str, following: str, between: str) -> None:
    text = f"大桥通车\n\n本报讯 大桥昨日通车。\n\n{line}{between}{following}"
    article = PageReader({"李": 9000.0}).read(RawText(text, text)).articles[-1]
    assert article.title == "大桥通车"
    assert [p.text for p in article.paragraphs][-1] == line + following
    assert len(article.paragraphs[-1].breaks) == 1


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_headline_ends_with_a_particle(line: str, following: str) -> None:
    assert is_cut_off(line + "的", following)
