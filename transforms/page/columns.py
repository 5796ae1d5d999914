"""The names that newspapers give their columns: 国际短波, 一句话新闻, 桥头漫谈.

Words only; whether such a line stands above a title or is one is decided in `standing`.
"""

import re

# Names of columns have at most eight characters.
LONGEST_LABEL = 8
# A column's standing title over short items.
_ROUND_UP = re.compile(
    r"^.{0,8}(?:[快简短要]讯|短波|短新闻|集[纳萃锦粹]|速[递览读]|扫描|简[报闻]|摘要|一句话新闻|[零点]?点击|拾[零贝]|点滴|一束|[两三四五六七八]则|一瞥|简明新闻|微新闻|数[字说]新闻|播报)$"
)
_COLUMN_WORD = (
    r"新闻|要闻|[快简短要资]讯|短波|视点|纵横|天地|之窗|园地|综述|动态|广角|观察|论坛|信箱|来信|副刊|瞭望|信息|时评|评论|短评|锐评|快评|社评|论语|论丛|漫谈|杂谈|随笔"
    r"|茶座|聊天室|会客厅|对话|访谈|人物|风采|之歌|群英|档案|故事|记忆|往事|讲堂|课堂|学堂|百科|提醒|提示|帮办|追踪|回音|连线|直播|现场|调查|聚焦|焦点|关注|特写|速写|目击"
    r"|看台|赛场|视野|视线|眺望|扫描|掠影|剪影|一瞥|拾贝|拾零|走笔|札记|手记|日记|絮语|走廊|长廊|之声|之友|之家|服务台|公告栏|曝光台|光荣榜|备忘录|编读|链接|背景|知识窗|小资料"
)
_LABEL = re.compile(
    rf"[·•【〈《〔\[■●◆★☆|｜]*(?:[\u4e00-\u9fff]{{0,6}}?(?:{_COLUMN_WORD})|图片(?:新闻|故事|报道)|社论|来论|特稿|专访|编者的话|本报评论|[\u4e00-\u9fff]{{2,4}}[谈论评说话])"
    r"[·•】〉》〕\]■●◆★☆|｜①-⑳\d]*"
)
# 送温暖·在基层: a campaign and its column, set apart by a dot.
_DOTTED_LABEL = re.compile(r"[\u4e00-\u9fff“”]{2,6}[·•][\u4e00-\u9fff“”]{2,6}")


def is_standing_label(plain: str) -> bool:
    """Whether a line is the name of a column or a section.

    >>> is_standing_label("国际简讯"), is_standing_label("我市举办新闻发布会")
    (True, False)
    """
    if len(plain) > LONGEST_LABEL + 4:
        return False
    named = _LABEL.fullmatch(plain) or _DOTTED_LABEL.fullmatch(plain)
    return named is not None or is_round_up(plain)


def is_round_up(plain: str) -> bool:
    """Whether a line is the name of a column of short items.

    >>> is_round_up("体坛短波"), is_round_up("短波电台开播")
    (True, False)
    """
    return _ROUND_UP.match(plain) is not None
