"""Whose a committee or a government is, by its name: 聚石化学|党支部, 清远高新区|管委会, 湖北省|委."""

from __future__ import annotations

import re

COMMITTEE = re.compile(
    "(?:中共)?(?P<host>.+?)(?P<own>(?:非公企业)?(?:联合|综合)?(?:党委|党组|党总支|党支部|党组织|党工委|工委|纪工委|纪委监委|纪委|支部委员会|总支部委员会|党群工作部|党群部)|"
    "(?<=[省市县区州旗])委(?:组织部|宣传部|统战部|政法委)?)$"
)
LONG = re.compile("中共(?P<host>.+?)(?<!支部)(?:工作)?委员会$")
GROUP = re.compile(
    r"[“‘]?(?:两新|非公)[”’]?(?:企业|组织|经济)?(?:和社会组织)?(?:[（(][^）)]*[)）])?$|"
    r"(?:小微企业|个体(?:经济|工商户)|民营经济|新经济|新业态)[\u4e00-\u9fff]{0,8}(?:组织)?$|"
    "(?:机关|直属机关|居民|离退休|高层次人才|社会组织|流动党员)$"
)
OFFICE = re.compile("(?:管理委员会|管委会|管委|人民政府|政府|人大常委会|人大|政协|村委会|居委会)$")
OF_COMMITTEE = re.compile(
    "(?:(?<=[省市县区州旗])委(?:教育|两新|非公|国资|直属机关|金融|卫健|商务|建设|科技|经信|社会|网信|横琴|农村|旅游|高校)?|[党工纪]委|党组|[省市县区]系统|系统)$"
)
LED = re.compile("^中共(?=.+[省市县区州旗]委(?:组织部|宣传部|统战部|政法委)?$)")
ONCE = re.compile("(?<=.)原(?=党)")
TWICE = re.compile("(?P<level>[省市县区州旗])(?P=level)(?=委)")


def host(name: str) -> str:
    """The name of the host in a Party organization's name; empty where it names none, or only another committee.

    >>> host("清远高新区党工委"), host("江州市科技局小微企业和个体经济组织党委"), host("江州市委两新工委")
    ('清远高新区', '江州市科技局', '')
    >>> host("中共江州新区工作委员会")
    '江州新区'
    """
    found = COMMITTEE.fullmatch(name) or LONG.fullmatch(name)
    if not found:
        return ""
    whose = GROUP.sub("", found["host"])
    return "" if len(whose) < 2 or OF_COMMITTEE.search(whose) else whose


def governed(name: str) -> str:
    """The name of the area in that of its government or council, or nothing.

    >>> governed("江州高新区管委会"), governed("江州市科技局")
    ('江州高新区', '')
    """
    area = OFFICE.sub("", name)
    return area if len(area) > 1 and area != name else ""


def once(name: str) -> str:
    """A committee's name with its level said once (江州区区委 is 江州区委), without 中共 and a 原 before the committee.

    >>> once("江州区区委"), once("东林村原党支部"), once("中共江州市委")
    ('江州区委', '东林村党支部', '江州市委')
    """
    return ONCE.sub("", TWICE.sub(r"\g<level>", LED.sub("", name)))
