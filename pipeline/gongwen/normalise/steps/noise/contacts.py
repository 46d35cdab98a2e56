"""Ways to reach someone: telephone numbers, addresses, who runs a site."""

from __future__ import annotations

import re
from functools import cache

_LONGEST_CONTACT = 60


@cache
def _contact() -> re.Pattern[str]:
    """A number to call or an address to write to, alone or behind whose it is."""
    number = (
        r"(?:\(?0\d{2,3}\)?[-—–~ ]{0,2})?\d{5,8}(?:[-—转]\d{1,4})?|1[3-9]\d{9}|400-?\d{3}-?\d{4}|12\d{3}|9[56]\d{3}"
    )
    mail = r"[a-z\d._-]{1,40}@[a-z\d.-]{3,40}|(?:https?://|www\.)[\x21-\x7e]{4,80}"
    return re.compile(rf"(?:[\u4e00-\u9fff()]{{2,12}}:)?(?:{number}|{mail})(?:[,;、/]?(?:{number}|{mail})){{0,3}}")


def is_contact(tight: str) -> bool:
    """Is the line a telephone number, an address of mail or of a page, with its label at most, or any with a label?"""
    if len(tight) > _LONGEST_CONTACT:
        return False
    return _contact().fullmatch(tight) is not None or _reached().match(tight) is not None


@cache
def _reached() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:联系|通讯|通信|办公|单位|公司|学校|详细)?地址|联系(?:人|方式|电话|我们)|(?:固定|办公|服务|咨询|监督)?电话|手机|传真|邮编|邮政编码"
        r"|(?:电子)?邮[箱件]|e-?mail|qq群?|微信号?|(?:微信)?公众号|网址|(?:客服|服务)?热线)号?码?:."
    )


@cache
def _address() -> re.Pattern[str]:
    return re.compile(r"(?:https?://|www\.)[\x21-\x7e]{4,}$")


def is_host(tight: str) -> bool:
    """Does the line open with who runs a site: 主办:某局?"""
    return _host().match(tight) is not None


@cache
def _host() -> re.Pattern[str]:
    return re.compile(r"(?:网站)?(?:主办|承办|协办|主管|维护|运维|管理|建设)(?:单位|部门)?:|技术支持:|版权所有")


def is_address(tight: str) -> bool:
    """Is the line the address of a page alone?"""
    return _address().match(tight) is not None
