"""Whom a document is for: the line of addressees at its head."""

from __future__ import annotations

import re
from functools import cache

from gongwen.segment.lines import Line


def addressed(line: Line) -> tuple[str, ...]:
    """The addressees that a line names, () where it is no line of addressees."""
    text = line.text
    if text[-1] != ":" or line.label is not None or line.row or len(text) > 400 or _no_address().search(text):
        return ()
    pieces = [piece.strip() for piece in re.split(r"[,;]", text[:-1]) if piece.strip()]
    if len(pieces) == 1 and "、" in text and all(_addressee().match(piece) for piece in text[:-1].split("、")):
        pieces = text[:-1].split("、")
    return tuple(pieces) if pieces and all(_addressee().match(piece) for piece in pieces[:1]) else ()


@cache
def _no_address() -> re.Pattern[str]:
    return re.compile(
        r"[。!?]|如下|包括|以下|下列|按照|根据|要求|内容|情形|组长|成员(?!单位|部门|企业|国|学校|银行|社)|主任|时间|地点|联系|电话|其中|例如"
        r"|名单|附件|主要|我代表|汇报|主持|出席|列席|参加|参会|记录|记者|本报|讯"
    )


@cache
def _addressee() -> re.Pattern[str]:
    """Someone greeted, all units of a kind (各…, 市属…), or one unit or group by its ending."""
    unit = (
        "局|委|厅|部|办|院|会|府|室|处|科|公司|集团|大学|学院|学校|中学|小学|中心|所|站|队|馆|园|厂|矿|行|社|段|场|台|组|系|团|总部"
        "|省|自治区|县|区|市|州|盟|旗|镇|乡|街道|村"
    )
    people = "同志们|同志|先生|女士|单位|部门|机构|企业|教师|家长|同学|学生|员工|职工|村民|居民|业主|党员|干部|代表|委员|会员|用户|朋友|市民|考生|股东"
    return re.compile(
        r"(?:同志们|各位|尊敬的|女士们|先生们|老师们|同学们)[一-鿿、()! ]{0,40}"
        r"|(?:各|有关|全|本|局|机关|公司|所|[省市区县州部院校局委镇乡]直|[省市区县州部院校局委镇乡]属|直属|下属|驻|县|市|区|省|厅|院|校|委|乡镇|中央|国务院|致|尊敬|广大|你)[一-鿿()、A-Za-z ]{1,60}"
        rf"|[一-鿿()A-Za-z]{{2,40}}(?:{unit}|{people})(?:\([^()]{{1,12}}\))?$"
    )
