import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.bylines import read_credit, signature
from transforms.credit_names import NameReader
from transforms.opening_credits import opening_credit

COMMON, RARE = 5000.0, 5.0
NAMES = NameReader(
    dict.fromkeys("王李张陈赵周吴徐孙高费缪唐", COMMON)
    | dict.fromkeys([*"明台北安从记时", "欧阳", "司马"], RARE)
)

CREDITS = [
    ("记者 王小川", [("reporter", "王小川", None)]),
    ("本报记者 王小川 李明", [("reporter", "王小川", "本报"), ("reporter", "李明", "本报")]),
    ("记者王小川李志远", [("reporter", "王小川", None), ("reporter", "李志远", None)]),
    ("记者 王　川", [("reporter", "王川", None)]),
    ("记者欧阳建业", [("reporter", "欧阳建业", None)]),
    ("本报记者　唐　俊摄影报道", [("reporter", "唐俊", "本报"), ("photographer", "唐俊", "本报")]),
    ("记者 李明 摄影 王小川", [("reporter", "李明", None), ("photographer", "王小川", None)]),
    ("本报记者 李明 文 王小川 摄", [("reporter", "李明", "本报"), ("photographer", "王小川", "本报")]),
    ("文/记者 李明 图/王小川", [("reporter", "李明", None), ("photographer", "王小川", None)]),
    ("李明 文/摄", [("author", "李明", None), ("photographer", "李明", None)]),
    ("本报记者 李明 发自青石", [("reporter", "李明", "本报")]),
    ("王　川摄", [("photographer", "王川", None)]),
    ("记者 买买提·艾力", [("reporter", "买买提·艾力", None)]),
    ("记者 王小川 通讯员 李明", [("reporter", "王小川", None), ("correspondent", "李明", None)]),
    ("通讯员 王小川 摄影报道", [("correspondent", "王小川", None), ("photographer", "王小川", None)]),
    ("新华社记者王小川摄", [("photographer", "王小川", "新华社")]),
    ("新华社 王小川摄", [("photographer", "王小川", "新华社")]),
    ("王小川 摄", [("photographer", "王小川", None)]),
    ("王小川摄于青石码头", [("photographer", "王小川", None)]),
    ("文/王小川 图/李明", [("author", "王小川", None), ("photographer", "李明", None)]),
    ("王小川 文 李明 图", [("author", "王小川", None), ("photographer", "李明", None)]),
    ("本报记者 王小川 文/图", [("reporter", "王小川", "本报"), ("photographer", "王小川", "本报")]),
    ("实习生 王小川", [("intern", "王小川", None)]),
    ("见习记者 王小川", [("intern", "王小川", None)]),
    ("特约记者王小川", [("reporter", "王小川", None)]),
    ("本报驻法国记者 王小川", [("reporter", "王小川", "本报")]),
    ("青石日报记者 王小川", [("reporter", "王小川", "青石日报")]),
    ("编辑 王小川", [("editor", "王小川", None)]),
    ("王小川译", [("translator", "王小川", None)]),
    ("王小川 整理", [("other", "王小川", None)]),
    ("作者：王小川", [("author", "王小川", None)]),
    ("记者王小川/台北报道", [("reporter", "王小川", None)]),
    ("记者王小川台北报导", [("reporter", "王小川", None)]),
    ("记者王小川、李明／台北、台南报导", [("reporter", "王小川", None), ("reporter", "李明", None)]),
    ("本报评论员王小川", [("author", "王小川", "本报")]),
    ("记者 青格日勒", [("reporter", "青格日勒", None)]),
    ("记者 王小川 青石报道", [("reporter", "王小川", None)]),
]
NO_CREDITS = [
    "见图",
    "完",
    "本报评论员",
    "记者从公安部获悉",
    "图/新华社",
    "今年秋粮丰收",
    "",
    "记者昨日来到现场。",
]
OPENINGS = [
    ("记者王小川报道：大桥通车。", 0, ["王小川"], "大桥通车。"),
    ("本报讯（记者 王小川）大桥通车。", 3, ["王小川"], "大桥通车。"),
    ("新华社记者王小川、本报记者李明报道：大桥", 0, ["王小川", "李明"], "大桥"),
    ("记者王小川、李志远从交通局获悉：", 0, ["王小川", "李志远"], "从交通局获悉："),
    ("【记者王小川／台北报导】大桥", 0, ["王小川"], "大桥"),
    ("记者青格日勒报道：草原上", 0, ["青格日勒"], "草原上"),
    ("记者王小川李志远距6月1日只剩3天", 0, ["王小川", "李志远"], "距6月1日只剩3天"),
    ("记者王小川3月5日来到青石", 0, ["王小川"], "3月5日来到青石"),
    ("记者从交通局获悉，大桥通车。", 0, [], "记者从交通局获悉，大桥通车。"),
    ("记者来到大桥：人来人往。", 0, [], "记者来到大桥：人来人往。"),
    ("大桥通车。", 0, [], "大桥通车。"),
]


@pytest.mark.parametrize(("text", "expected"), CREDITS)
def test_credit(text, expected):
    assert [(c.role, c.name, c.employer) for c in read_credit(text, NAMES)] == expected


@pytest.mark.parametrize("text", NO_CREDITS)
def test_no_credit(text):
    assert read_credit(text, NAMES) == ()


@pytest.mark.parametrize(("line", "start", "names", "rest"), OPENINGS)
def test_opening(line, start, names, rest):
    found, resume = opening_credit(line, start, NAMES)
    assert ([c.name for c in found], line[resume:]) == (names, rest)
    assert all(line[c.start : c.end] == c.name for c in found)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("王小川", ["王小川"]),
        ("费伟伟", ["费伟伟"]),
        ("李明赵志远", ["李明", "赵志远"]),
        ("李明台实", ["李明", "台实"]),
        ("明台北安", []),
        ("见图", []),
    ],
)
def test_signature(text, names):
    assert [c.name for c in signature(text, NAMES)] == names


@given(st.text(alphabet="记者通讯员摄王李张明文图/、　 报道：本", max_size=40))
def test_positions_hold_the_name(text):
    for credit in read_credit(text, NAMES):
        printed = text[credit.start : credit.end]
        assert "".join(printed.split()) == credit.name
