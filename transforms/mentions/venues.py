"""Stations, museums, hotels: places where things happen, bodies where they act.

Only the words beside the name tell which: in 从东海火车站了解到 the station is a body, in 在东海火车站下车 a
place. Where such names start and end belongs to `transforms.mentions.phrases`.
"""

import re
from dataclasses import replace

from transforms.spans import Span

# A venue that has one of these right behind it acts, or is an employer: 图书馆推出夜场, 图书馆馆长.
ACTS = re.compile(
    r"(?:(?:昨日|昨天|今日|今天|近日|日前|最近|连日来|目前|本月|\d{1,2}日|自\d|从\d|正式|首次|又|还|也|已|将|共|均|计划|"
    r"有关|相关|工会|党委|阅览室|服务|客服|值班|一名|一位)*)"
    r"(?:推出|增开|增加|增设|延长|表示|宣布|公布|发布|介绍|提醒|组织|开展|决定|邀请|联合|承办|主办|举办了|荣获|获得|负责|要求|"
    r"通知|馆长|院长|站长|经理|总经理|董事长|主任|书记|职工|员工|工作人员|负责人|专家|研究员|教授|与|携手|启动|实行|实施|采取|接收|"
    r"加强|针对|为[^，。]{2,12}(?:提供|送|开|准备))"
)
# What asks or credits a venue before its name: 从…获悉, 据…介绍, 由…主办.
ASKS = re.compile(r"(?:从|据|由)$")
ANSWERS = re.compile(
    r"[^，。；]{0,6}?(?:了解到|获悉|得知|介绍|透露|统计|通报|主办|承办|举办|负责|组织|提供|运营|管理)"
)
# A venue behind one of these is where something happens, whatever follows.
STANDS = re.compile(r"(?:在|到|至|进|赴|抵|抵达|降|往|去|来到|走进|位于|途经|飞|返回)$")
ACTING = 0.85


def acts(plain: str, span: Span) -> bool:
    """Whether a venue acts where it stands.

    >>> acts("游客在东海图书馆看书", Span(3, 8, "place", "x", 1))
    False
    >>> acts("东海图书馆推出夜场", Span(0, 5, "place", "x", 1))
    True
    """
    before = plain[max(0, span.start - 3) : span.start]
    if STANDS.search(before):
        return False
    if ASKS.search(before):
        return ANSWERS.match(plain, span.end) is not None
    return ACTS.match(plain, span.end) is not None


def as_used(plain: str, span: Span) -> Span:
    """The venue as the place or body that the words beside it make of it."""
    if acts(plain, span):
        return replace(span, kind="organisation", rule="venue-acts", confidence=ACTING)
    return replace(span, kind="place", rule="venue")
