"""What a word does to a name that stands right of it: open it, stand inside it, or end the search.

The search itself belongs to `transforms.mentions.phrases`.
"""

from typing import Literal

from transforms.gazetteer import Gazetteer
from transforms.mentions.suffixes import Suffixes
from transforms.mentions.words import Words
from transforms.wordlists import word_set

Step = Literal["open", "weak", "inside", "verb", "stop"]

# Words that open a name although they are no proper names.
OPENERS = word_set("全国 中国 中央 中华 中共 全军 武警 解放军 中华人民共和国 共青团 民革 民盟 民建 民进")
# These open a name too (国际大会), but a better opener may stand before them (中国友好城市国际大会).
WEAK_OPENERS = word_set("国际 世界 国家 亚洲 欧洲 非洲")
# Final words of posts: whoever holds one stands before the body's name, never inside it.
LEADERS = (
    "书记",
    "主任",
    "主席",
    "经理",
    "总理",
    "总统",
    "总裁",
    "首相",
    "部长",
    "局长",
    "市长",
    "省长",
    "院长",
    "校长",
    "厂长",
    "处长",
)
# Administrative words that stand for a particular place where nothing leads up to them: 市高级人民法院.
BARE_LEVELS = word_set("省 市 县 区 州 自治区 特区")
# Words that make what follows a class of bodies instead of one body: 各级工会, 有关部门, 该公司.
DETERMINERS = word_set(
    "各 各级 各地 各类 各个 每 每个 某 某些 该 本 此 其 这个 这家 那家 一个 一家 一些 几家 "
    "多家 许多 有关 相关 所有 任何 其他 其它 全省 全市 全县 全区 全国各地 我国 我省 我市 我县 "
    "我区 我校 我院 我厂 我们 他们 自己 部分 不少 众多 大批 所属 下属 直属 上述 当地 "
    "历任 现任 原任 两级 三级 四级 外国 本国 两国 双方 前来 知名 著名 全体 广大"
)
# They open no name; inside one that a place opens they are ordinary (兰州市城市照明管理处).
GENERIC = word_set(
    "基层 主要 重点 国有 民营 私营 外资 合资 大型 中型 小型 中小 大中型 新型 个体 地方 上级 下级 社会 "
    "农村 城市 企业 行业 单位 传统"
)
NAME_TAGS = word_set("ns nz nt nr nrt nrfg eng")
# First letters of the tags that may stand inside a name; verbs and numerals have rules of their own.
INSIDE_TAGS = frozenset("nbajlisgkzhq")
# The segmenter takes these for times, directions and pronouns.
MISTAGGED = word_set(
    "青年 青少年 少年 世纪 新世纪 北方 南方 东方 西方 东部 西部 南部 北部 中部 中原 第一 春秋 当代 现代"
)
# Ordinary words that many companies are called by.
BRANDS = word_set("东方 南方 北方 西部 世纪 新世纪 春秋 中原 现代 当代")
# Points of the compass and 之 inside names that the segmenter cuts: 东华 + 热力公司.
POINTS = frozenset("东南西北中之")
# Single characters that part words, whatever stands beside them.
FUNCTION = frozenset(
    "的了着过在和与及或对向从由被把将为以于到至是有不也都已又就还正曾再才均很共则并而但其该本各每某这那我你他她它们等说称据让使给比去来上下前后内外里中间时"
)
DIGITS = frozenset("一二三四五六七八九十百第0123456789")
NUMBERED = word_set(
    "中学 小学 医院 人民医院 幼儿园 中 大队 支队 中队 公司 工程局 工厂 机床厂 煤矿 机械厂 棉纺厂 纺织厂"
)
# Departments whose names hold a conjunction: 住房和城乡建设局, 卫生与健康委员会.
CONJUNCTIONS = word_set("和 与 及 暨")
DIVISION_KINDS = ("省", "市", "县", "区", "州", "旗", "盟", "镇", "乡", "村", "街道")


class Openers:
    """Judges single words with one gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._places = gazetteer.places
        self._bodies = gazetteer.bodies
        self._common = gazetteer.common_words
        self._suffixes = Suffixes(gazetteer.organisation_suffixes)
        self._verbs = gazetteer.verbs

    def step(self, words: Words, i: int, head: int) -> Step:
        """What word `i` does to the name that ends in word `head`."""
        text = words.texts[i]
        if not _is_word(text):
            return "inside" if text in "（）·" and _in_brackets(words, i, head) else "stop"
        if text in DETERMINERS or text.endswith(LEADERS) or _counts(text):
            return "stop"
        return self.strength(words, i) or self._inner_step(words, i, head)

    def _inner_step(self, words: Words, i: int, head: int) -> Step:
        """What a word does that opens no name."""
        text, tag = words.texts[i], words.tags[i]
        if text in CONJUNCTIONS:
            return "inside" if self._joins(words, i, head) else "stop"
        if len(text) == 1 and tag[0] not in "mq" and text not in FUNCTION and self._is_cut(words, i):
            return "inside"
        if self._verbs.get(text) or tag[0] == "v":
            return self._verb_step(words, i, head)
        if tag[0] == "m":
            return self._number_step(words, i)
        return "inside" if tag[0] in INSIDE_TAGS or tag == "x" or text in MISTAGGED else "stop"

    def _is_cut(self, words: Words, i: int) -> bool:
        """泰 + 克 + 威: single characters side by side are a brand that the segmenter cut."""
        if words.texts[i] in BARE_LEVELS:
            return False
        beside = (words.texts[j] for j in (i - 1, i + 1) if 0 <= j < len(words))
        return words.texts[i] in POINTS or any(
            len(text) == 1 and text not in FUNCTION and _is_word(text) for text in beside
        )

    def _joins(self, words: Words, i: int, head: int) -> bool:
        """住房和城乡建设局 behind a division: nouns on both sides, none a body but the head (与信息化局)."""
        if not 2 <= i < len(words) - 1:
            return False
        left, right = words.texts[i - 1], words.texts[i + 1]
        nouns = words.tags[i - 1][0] in "nvl" and words.tags[i + 1][0] in "nvslj"
        bodies = (
            self.is_link(left)
            or (self.is_link(right) and i + 1 < head)
            or left in self._places
            or right in self._places
        )
        return nouns and not bodies and any(self._leads_up(words, j) for j in range(max(i - 3, 0), i - 1))

    def _leads_up(self, words: Words, i: int) -> bool:
        text = words.texts[i]
        return self.is_division(text) or text in OPENERS or text == "国家" or text in BARE_LEVELS

    def _number_step(self, words: Words, i: int) -> Step:
        """第三 in 第三中学 belongs to the name, 七所 and 多 do not."""
        text = words.texts[i]
        suffixes = self._gazetteer.organisation_suffixes
        after = words.texts[i + 1]
        if text in suffixes or (
            text.startswith("第") and (after in NUMBERED or after in suffixes or after[-1] == "厂")
        ):
            return "inside"
        counted = text[0] in "多几两数半余上首" or text[0].isdecimal()
        return "stop" if counted or (len(text) > 1 and text[0] in DIGITS) else "inside"

    def _verb_step(self, words: Words, i: int, head: int) -> Step:
        text, tag = words.texts[i], words.tags[i]
        use = self._verbs.get(text)
        if use == "inside" and i + 1 < head and i > 0 and self.is_link(words.texts[i - 1]):
            return "stop"  # 公司组织义务队: what a body does, unless its unit follows (公司服务部)
        if use == "inside" or (tag == "vn" and use is None):
            return "inside"
        if use is not None or len(text) < 2:
            return "stop"
        # 保修 in 北京公交集团保修分公司: a verb that no list knows, right behind a body or an opener.
        led = i > 0 and (self.is_link(words.texts[i - 1]) or self.strength(words, i - 1) == "open")
        return "inside" if led else "verb"

    def strength(self, words: Words, i: int) -> Literal["open", "weak"] | None:
        """How word `i` can be the first of a proper name: 'open', 'weak' (search on), or not."""
        text, tag = words.texts[i], words.tags[i]
        if text in self._places or text in self._bodies or text in OPENERS:
            return "open"
        if len(text) > 2 and any(text[:k] in self._places or text[:k] in OPENERS for k in (2, 3)):
            return "open"
        if text in BARE_LEVELS:
            return "open" if self._stands_bare(words, i) else None
        if text in WEAK_OPENERS:
            return "weak"
        if text in self._gazetteer.divisions and text not in self._common and len(text) > 1:
            return "weak"
        proper = tag in NAME_TAGS and text not in self._common and len(text) > 1
        return "weak" if proper and _is_word(text) and text not in self._verbs else None

    def _stands_bare(self, words: Words, i: int) -> bool:
        """市 in 为市高级人民法院, but not in 省、市、县三级工会."""
        before = words.texts[max(i - 2, 0) : i]
        if "、" in before and any(word in BARE_LEVELS for word in before):
            return False
        return i == 0 or not (_is_word(words.texts[i - 1]) and words.tags[i - 1][0] in "nmrs")

    def is_link(self, text: str) -> bool:
        """Whether a word ends the name of a body that a unit's name may follow (集团, 分公司)."""
        suffix = self._suffixes.of(text)
        return suffix is not None and suffix.length > 1

    def is_division(self, text: str) -> bool:
        """Whether a word is a place with its kind written out (兰州市), or stands for one (市)."""
        return text in BARE_LEVELS or (text in self._places and text.endswith(DIVISION_KINDS))

    def leads(self, words: Words, i: int) -> bool:
        """Whether the opener `i` leads the one after it: 河北省秦皇岛市, 湖北襄阳, but not 深圳香港."""
        if self.strength(words, i) != "open":
            return False
        text, after = words.texts[i], words.texts[i + 1]
        if after not in self._places or self.is_division(text) or text in OPENERS:
            return True
        division = next(iter(self._gazetteer.divisions.get(text, ())), None)
        inner = next(iter(self._gazetteer.divisions.get(after, ())), None)
        if division is None:
            return inner is None and after not in self._gazetteer.places
        if inner is None:  # 北京长城饭店: a division and what is called after a river or mountain
            return division.level != "county"
        return division.level == "province" and inner.code[:2] == division.code[:2]

    def skip_generic(self, words: Words, run: int, head: int) -> int:
        """A run without a proper opener that follows a determiner is a class, no name."""
        before = words.texts[run - 1] if run > 0 else ""
        ordinal = before.startswith("第") or (
            before in {"届", "次"} and run > 1 and words.texts[run - 2].startswith("第")
        )
        led = run > 0 and not ordinal and (before in DETERMINERS or words.tags[run - 1][0] in "rmq")
        if led or words.texts[run] in GENERIC:
            return head
        return run

    def brand(self, words: Words, run: int, head: int) -> int | None:
        """First word of the brand that opens the run: a word that tells no kind of body (青禾, 红星)."""
        while run < head and self._describes(words, run):
            run += 1
        text = words.texts[run]
        if run >= head or text in self._verbs or text in self._gazetteer.titles:
            return None
        if self.is_link(text) or words.tags[run][0] == "m" or not _is_word(text):
            return None
        if len(text) == 1:
            longest = 1 if words.tags[run][0] == "a" else 2
            cut = run + 1 < head and len(words.texts[run + 1]) <= longest
            return run if cut else None
        return run

    def _describes(self, words: Words, i: int) -> bool:
        """Whether a word tells what a body is or does: 大型, 收购, 服装; 北国 is a name in form."""
        text, tag = words.texts[i], words.tags[i]
        if text in BRANDS:
            return False
        if tag[0] == "v" or text in GENERIC or (len(text) > 2 and text[0] in "大小高低多特超"):
            return True
        return text in self._common and (tag not in NAME_TAGS or len(text) != 2 or i + 1 >= len(words))


def _is_word(text: str) -> bool:
    return text[0].isalnum()


def _counts(text: str) -> bool:
    """两市, 三省, 各地: a number of bodies, no name."""
    return len(text) == 2 and text[0] in "两三四五六七八九各多数几" and text[1] in "省市县区国地校厂家级"


def _in_brackets(words: Words, i: int, head: int) -> bool:
    """Whether a bracket belongs to a short insertion inside the name: （集团）, （工业）."""
    if words.texts[i] == "）":
        return "（" in words.texts[max(i - 3, 0) : i]
    return words.texts[i] == "·" or "）" in words.texts[i + 1 : min(i + 4, head)]
