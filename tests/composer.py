"""Lays out made-up articles as pages of many kinds, so that tests know where everything stands.

`compose(seed)` gives one page and its truth. All sentences are built from the word lists here.
"""

import random
from dataclasses import dataclass, field

TOWNS = ("临河", "青石", "双桥", "南屏", "云岭", "白沙", "松江口", "石门", "乌溪", "长淮", "平川", "柳林")
BODIES = (
    "供水公司",
    "第三中学",
    "纺织厂工会",
    "林业站",
    "消防支队",
    "气象台",
    "图书馆",
    "卫生院",
    "港务局",
    "公交集团",
)
DEEDS = (
    "启用新的检修车间",
    "完成秋季造林任务",
    "举办职工技能比武",
    "推出便民服务窗口",
    "建成应急避难场所",
    "修复百年老桥",
    "试行弹性上班制度",
    "开通夜间专线",
    "改造老旧管网",
    "培训返乡青年",
)
RESULTS = (
    "群众出行更加便利",
    "节约开支三成",
    "受到居民欢迎",
    "产量再创新高",
    "投诉明显减少",
    "为全省提供经验",
)
SUBJECTS = ("工作人员", "附近居民", "参加活动的职工", "这个单位", "有关专家", "老技师们", "当地村民")
ACTIONS = (
    "认真核对了每一项数据",
    "连续三天守在现场",
    "把零件逐个清洗干净",
    "提出了十多条建议",
    "对结果表示满意",
    "在雨中完成了测量",
    "将旧设备送往仓库保存",
    "重新绘制了线路图",
    "走访了两百多户人家",
    "总结出一套实用办法",
)
LINKS = ("同时", "随后", "据介绍", "为此", "不仅如此", "几个月来", "在此基础上", "与往年不同的是")
SURNAMES = ("王", "李", "张", "陈", "赵", "周", "吴", "徐", "孙", "高")
GIVEN = ("明", "小川", "志远", "丽", "建业", "文静", "海波", "雪梅")
SLOGANS = ("学习贯彻会议精神 奋力开创工作新局面", "庆祝建市五十周年 喜迎全省运动会", "聚焦新时代 奋进新征程")
FURNITURE = (
    "责任编辑：赵明",
    "2019年5月6日 星期一 第3版",
    "— 4 —",
    "上一版 下一版",
    "新闻热线：0123-4567890",
)


@dataclass
class Truth:
    """What a composed article is known to be; offsets into the page."""

    start: int
    end: int = 0
    title: str = ""
    bylines: list[tuple[str, str]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Layout:
    """How a page is set."""

    gap: str
    indent: str
    width: int | None
    cut_share: float


@dataclass
class Composed:
    """A page and its truth."""

    text: str
    articles: list[Truth]
    layout: Layout
    banner: str | None = None


class _Page:
    def __init__(self, rng: random.Random, layout: Layout) -> None:
        self.rng, self.layout = rng, layout
        self.parts: list[str] = []
        self.size = 0

    def put(self, text: str) -> int:
        start = self.size
        self.parts.append(text)
        self.size += len(text)
        return start

    def paragraph(self, text: str, truth: Truth, opening: int = 0) -> None:
        """Set a paragraph; breaks in its dateline and byline, `opening` characters, are no truth."""
        self.put(self.layout.indent)
        body = self.size + opening
        if self.layout.width:
            self._wrapped(text, truth)
        elif len(text) > 60 and self.rng.random() < self.layout.cut_share:
            self._cut(text, truth)
        else:
            self.put(text)
        truth.end = self.size
        truth.breaks = [place for place in truth.breaks if place > body or place < body - opening]
        self.put(self.layout.gap)

    def _wrapped(self, text: str, truth: Truth) -> None:
        width = self.layout.width or 0
        first = width - len(self.layout.indent)
        pieces = [text[:first], *(text[i : i + width] for i in range(first, len(text), width))]
        for i, piece in enumerate(piece for piece in pieces if piece):
            if i:
                truth.breaks.append(self.size)
                self.put("\n")
            self.put(piece)

    def _cut(self, text: str, truth: Truth) -> None:
        places = [i for i in range(25, len(text) - 25) if text[i - 1] not in "。：" and text[i] != "“"]
        place = self.rng.choice(places)
        self.put(text[:place])
        truth.breaks.append(self.size)
        self.put("\n\n")
        if self.rng.random() < 0.3:
            self.put(self.rng.choice(FURNITURE) + "\n")
        self.put(text[place:])


def _sentence(rng: random.Random) -> str:
    clauses = [rng.choice(SUBJECTS) + rng.choice(ACTIONS) for _ in range(rng.randint(1, 3))]
    opening = rng.choice(LINKS) + "，" if rng.random() < 0.5 else ""
    return opening + "，".join(clauses) + "。"


def _name(rng: random.Random) -> str:
    return rng.choice(SURNAMES) + rng.choice(GIVEN)


def _opening(rng: random.Random, truth: Truth) -> str:
    kind = rng.randrange(5)
    one, two = _name(rng), _name(rng)
    if kind == 4 or one == two:
        return ""
    truth.bylines = [("reporter", one)] if kind != 2 else [("reporter", one), ("correspondent", two)]
    return (
        f"本报讯（记者 {one}）",
        f"本报{rng.choice(TOWNS)}3月5日电记者{one}报道：",
        f"本报讯（记者 {one} 通讯员 {two}）",
        f"新华社{rng.choice(TOWNS)}3月5日电（记者{one}）",
    )[kind]


def _article(rng: random.Random, page: _Page) -> Truth:
    town, body, deed = rng.choice(TOWNS), rng.choice(BODIES), rng.choice(DEEDS)
    lines = [f"{town}{body}{deed}"]
    if rng.random() < 0.25:
        lines.append(rng.choice(RESULTS))
    elif rng.random() < 0.15:
        lines = [f"{lines[0]} {rng.choice(RESULTS)}"]
    elif rng.random() < 0.15:
        lines.append(f"———{town}{body}见闻")
    truth = Truth(start=page.size, title=" ".join(lines))
    for line in lines:
        page.put(line + page.layout.gap)
    opening = _opening(rng, truth)
    lead = f"{opening}近日，{town}{body}{deed}，{rng.choice(RESULTS)}。"
    page.paragraph(lead + _sentence(rng), truth, len(opening))
    for _ in range(rng.randint(1, 5)):
        page.paragraph("".join(_sentence(rng) for _ in range(rng.randint(2, 4))), truth)
    if not truth.bylines and rng.random() < 0.5:
        name = _name(rng)
        truth.bylines = [("author", name)]
        page.paragraph(f"{_sentence(rng)}（{name}）", truth)
    return truth


def compose(seed: int) -> Composed:
    """One page; the same seed gives the same page."""
    rng = random.Random(seed)  # noqa: S311  # layouts, not secrets
    wrapped = rng.random() < 0.3
    layout = Layout(
        gap=rng.choice(("\n", "\n\n", "\n\n\n")) if not wrapped else rng.choice(("\n", "\n\n")),
        indent=rng.choice(("　　", "　　", "")) if wrapped else rng.choice(("", "", "　　")),
        width=rng.randint(13, 40) if wrapped else None,
        cut_share=rng.choice((0.0, 0.3, 0.6)),
    )
    page = _Page(rng, layout)
    banner = None
    if rng.random() < 0.3:
        page.put(FURNITURE[1] + "\n")
    if rng.random() < 0.2:
        banner = rng.choice(SLOGANS)
        page.put(banner + layout.gap)
    articles = []
    for _ in range(rng.randint(2, 8)):
        articles.append(_article(rng, page))
        if rng.random() < 0.1:
            page.put(rng.choice(FURNITURE) + layout.gap)
    return Composed("".join(page.parts), articles, layout, banner)
