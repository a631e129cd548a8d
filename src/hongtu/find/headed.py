"""Names that end in a head: …有限公司, …党工委, …高新区, 市…局."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from hongtu.find.deeds import awarded, founded, held, verbal
from hongtu.find.edge import Reach, left_edge
from hongtu.find.naming import BARE, anchored, compounded, is_name
from hongtu.find.places import known
from hongtu.find.texture import areal, branded, coined
from hongtu.find.view import View
from hongtu.lexicon import either, lexicon
from hongtu.model import Mention, Sentence

REACH: dict[str, Reach] = {"Company": "brand", "Event": "phrase", "Programme": "phrase"}
UNIONS = ("联盟", "联合体", "共同体")
OFFICE = re.compile(
    "(?:服务|管理|政务|人才|监测|指挥|调度|创业|促进|交流|培训|养护|运营|督导|防控|救助|救援|仲裁|调解|托育|养老|救护|评审|鉴定|评估|考试|结算|支付|采购|储备|征收|统计|检测|审批|保障|执法|信息|发展)$"
)
GRADED = re.compile("(?:国家|省|市|行业|企业|双跨)级(?!以上)")
PHASE = re.compile("[一二三四五]期(?!间)")
UNNAMED = re.compile(r"\d+[余多]?[次场个家支名处座条项所批位类]|(?:国家|省|市)级以上")
COUNTED = re.compile("(?<!第)(?:\\d|[一二两三四五六七八九十百千万几数多余])[个家所座项支批类种处名条]$")
PART_OF = re.compile("(?:建设)?(?:框架|体系)")
BUILT = ("Zone", "Facility", "Product", "ResearchInstitution")
GRANTED = re.compile(
    "(?:(?<=公司)|(?<=集团)|(?<=支部)|(?<=党委)|(?<=学校)|(?<=医院)|(?<=社区))(?=党建|先进|示范|文明|优秀|标兵)|"
    "(?:(?<=园区)|(?<=高新区)|(?<=经开区)|(?<=开发区)|(?<=全区)|(?<=全市)|(?<=全省)|(?<=全县)|(?<=区内))(?=[\u4e00-\u9fff])|"
    "(?<=[区城司团学院所厂镇乡村市县])(?=全国|国家|省|市级|区级|县级|[\u4e00-\u9fff]{2,3}省)"
)
MARKET = re.compile("市场监督|税务|公安|卫生|教育|政法|司法")
FIRST_OF = re.compile("[首一这该两每]家|我国|国内$")
PLACES_OF_WORK = ("基地", "中心", "馆")
SPIRIT = ("精神", "报告")
COMMITTEE = re.compile("中共|共青团|政协|支部|工会|党$|股东|理事")
TOLD_OF = re.compile("\\d年|年前|的|了|(?:上市|平台|民营|国有|龙头|外资|外贸|物业)$")
COUNTED_UP = re.compile("\\d[多余]?[\u4e00-\u9fff]$")
ABROAD = ("商会", "同乡会", "联谊会", "校友会")
THEMED = re.compile(".*(?:为主题|为核心|为主|为载体)的")
GRADE = re.compile("国家|全国|省|自治区|市级|区级|县级|中国")
PART_NAME = re.compile("特派员|局|办公室|统筹|示范|学院|基金|公司|产业|片区|讲堂|驿站|大赛|促进|研究")
REPEATED = 3
NATION = ("国家", "全国", "中国", "省级", "市级")
GRADES = ("Product", "Zone", "Facility")
CONTESTS = ("大赛", "竞赛", "锦标赛")
NATIONAL = re.compile("国家(?!级)[\u4e00-\u9fff]{2,}|[\u4e00-\u9fff]{4,}国家")
STUDIOS = ("工作室", "工作站")
OFFICES = ("局", "厅", "办", "中心", "分局", "服务局", "服务中心")
LEARNED = ("EducationInstitution", "ResearchInstitution", "SocialOrganization")
TOWN = re.compile("[\u4e00-\u9fff]{2,4}?(?:街道|镇|乡)")
LOCAL = re.compile("[\u4e00-\u9fff]{2,5}?(?:街道|镇|乡|村|社区)")
LOCAL_PLACE = re.compile("[\u4e00-\u9fff]{2,6}(?:街道|镇|乡|村|社区)")
AREAL = frozenset({"党工委", "纪工委", "管委会"})
LOOSE = lexicon("loose_heads")
STREET_OFFICE = "街道办事处"  # its name ends with 街道, so that 办事处 is its head


@cache
def heads() -> re.Pattern[str]:
    """Any head, longest first."""
    return re.compile(either("ministries", "campaigns", "heads", "weak_heads"))


def find(view: View) -> Iterator[Mention]:
    """Every name that ends in a head, with its left edge."""
    for sentence in view.sentences:
        for found in heads().finditer(sentence.text):
            if (mention := named(view, sentence, found)) is not None:
                yield mention


def named(view: View, sentence: Sentence, found: re.Match[str]) -> Mention | None:
    """The name that ends in a head, if there is one."""
    head, end = sentence.start + found.start(), sentence.start + found.end()
    sign = found.group()
    if sign == STREET_OFFICE:
        head, sign = head + 2, sign[2:]
    if no_head(view, head, end, sign):
        return None
    if known_body := lexicon("ministries").get(sign) or lexicon("campaigns").get(sign):
        part = compounded(view, head, sign) or part_of_name(view, end, known_body)
        if view.text[head - 2 : head] == "国家" and not sign.startswith("国家"):
            head, sign = head - 2, f"国家{sign}"
        return None if part else Mention(head, end, sign, known_body, "find.headed.exact")
    if sign == "委员会" and COMMITTEE.search(view.text, max(sentence.start, head - 20), head):
        return None
    weak = sign not in lexicon("heads")
    kind = (lexicon("weak_heads") if weak else lexicon("heads"))[sign]
    end += 2 if kind == "Zone" and PHASE.match(view.text, end) else 0
    start = beginning(view, sentence, (head, sign, kind))
    text = view.text[start:end]
    if kind in BUILT and GRADE.match(view.text, start, head) and awarded(view, start):
        return Mention(start, end, text, "Honour", "find.headed.awarded")
    if weak:
        return weakly(view, Mention(start, end, text, kind, "find.headed.weak"), head)
    by = standing(view, (start, head), sign, kind)
    graded = kind in GRADES and GRADED.search(view.text[start:head])
    return Mention(start, end, text, "Honour" if graded else kind, f"find.headed.{by}") if by else None


def no_head(view: View, head: int, end: int, sign: str) -> bool:
    """Whether a head is said twice (局|局长), not closed, inside a person's name, or part of a place's (樟树港|镇)."""
    if view.text[head - 1 : head] == sign or not closed(view, end):
        return True
    if len(sign) == 1 and view.text[end : end + 1] in tuple("镇乡村街") and sign not in lexicon("heads"):
        return True
    starts, ends = view.people
    last = bisect_left(starts, end) - 1
    return (last >= 0 and head < ends[last]) or (sign == "党组织" and not view.text.startswith("书记", end))


def part_of_name(view: View, end: int, kind: str) -> bool:
    """Whether a campaign or congress is only part of a longer name: 乡村振兴|特派员, 党的二十大|精神."""
    if kind == "Programme":
        return PART_NAME.match(view.text, end) is not None
    return kind == "Event" and view.text.startswith(SPIRIT, end)


def weakly(view: View, mention: Mention, head: int) -> Mention | None:
    """A name with a weak head, if it says whose it is."""
    before, kind = view.text[mention.start : head], mention.type
    if view.text[head : mention.end] == "中心" and not OFFICE.search(before):
        kind = "Facility"
    if (
        not before
        or before in lexicon("definites")
        or not anchored(view, before)
        or verbal(view, head)
        or (kind == "Zone" and before[:2] in NATION)
    ):
        return None
    return replace(mention, type=kind)


def beginning(view: View, sentence: Sentence, seen: tuple[int, str, str]) -> int:
    """The left edge of the name with a head at an offset, of a bare body behind the chain of places before it."""
    head, sign, kind = seen
    floor = sentence.start if sign.endswith(STUDIOS) else max(sentence.start, behind_person(view, head))
    phrase = sign.endswith(("等奖", "入选者", "单位", *UNIONS))
    office = (
        (kind == "GovernmentBody" and sign in OFFICES)
        or kind in LEARNED
        or (sign in LOOSE and sign.endswith(PLACES_OF_WORK))
    )
    reach: Reach = "phrase" if phrase else "office" if office else REACH.get(kind, "body")
    start = left_edge(view, head, floor, reach=reach)
    if themed := THEMED.match(view.text, start, head):
        start = themed.end()
    if sign in AREAL and not areal(view.text[start:head]):
        return head
    if kind == "Honour":
        return max((found.end() for found in GRANTED.finditer(view.text, start, head + 1)), default=start)
    if kind not in BARE:
        return start
    if sign.endswith(ABROAD):
        return start
    last = chain_end(view, start, head)
    place = last + known(view.text, last) == head or LOCAL_PLACE.fullmatch(view.text, last, head)
    return last if kind == "GovernmentBody" or place else start


def standing(view: View, words: tuple[int, int], sign: str, kind: str) -> str:
    """Why the words between a left edge and a sure head make a name, or nothing: sure, graded, contest."""
    start, head = words
    before = view.text[start:head]
    if kind in GRADES and GRADED.fullmatch(before):
        return "graded" if awarded(view, start) else ""
    if kind == "Event" and sign.endswith(CONTESTS) and len(before) > 3 and held(view, start, head):
        return "contest"
    if kind == "Team" and len(before) > 1 and founded(view, start):
        return "founded"
    if COUNTED.search(view.text, max(0, start - 6), start) and not branded(before):
        return ""
    if kind in BUILT and PART_OF.match(view.text, head + len(sign)) and not branded(before):
        return ""
    if kind == "Honour" and not UNNAMED.match(before) and awarded(view, start):
        return "awarded"
    if UNNAMED.match(before) or not is_name(kind, before, sign) or (kind == "Programme" and before.endswith("”")):
        return ""
    if kind == "Company" and sign in LOOSE and FIRST_OF.search(view.text, max(0, start - 6), start):
        return ""
    if kind == "Company" and sign in LOOSE and coined(before):
        return "coined"
    if kind == "Company" and TOLD_OF.search(before):
        return ""
    if kind == "Product" and (MARKET.search(before) or COUNTED_UP.search(before)):
        return ""
    if (
        sign not in LOOSE
        or (kind != "Programme" and branded(before))
        or (kind == "Honour" and before.endswith(("奖", "组")))
    ):
        return "sure"
    if kind in ("Zone", "Facility") and len(before) > 1 and view.text.count(before + sign) >= REPEATED:
        return "repeated"
    if kind == "ResearchInstitution" and NATIONAL.fullmatch(before):
        return "national"
    if sign == "模式" and re.search("[和与及”]", before):
        return ""
    least = 4 if kind == "Programme" else 1
    return "sure" if kind in ("Event", "Programme") and len(before) >= least and held(view, start, head) else ""


def chain_end(view: View, start: int, head: int) -> int:
    """The beginning of the last place in a chain before a body's name: 广东省|潮州市|潮安区委,
    双井街道|九龙社区党委.
    """
    while start < head:
        size = known(view.text, start)
        local = TOWN.match(view.text, start, head)
        town = local.end() - start if local else 0
        short = town > size + 1 and view.text[start + size - 1 : start + size] not in tuple("省市区县镇乡村州旗")
        end = start + (town if short else size or town)
        if end == start or not (known(view.text, end) or LOCAL.match(view.text, end, head)) or end >= head:
            return start
        start = end
    return start


def behind_person(view: View, head: int) -> int:
    """Where the last person before a head ends: no name reaches over one."""
    ends = view.people[1]
    last = bisect_right(ends, head) - 1
    end = ends[last] if last >= 0 else 0
    return end + (end > 0 and view.text[end : end + 1] in ("为", "任"))


def closed(view: View, end: int) -> bool:
    """Whether a head ends with a word, and not inside one (大学 in 大学生); 党委书记 is one word to jieba."""
    if view.border(end):
        return True
    rest = next((w for n in (4, 3, 2) if (w := view.text[end : end + n]) in lexicon("posts")), "")
    return bool(rest)
