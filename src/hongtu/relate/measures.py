"""What a number counts: the noun behind its unit (3000名|员工), or the words before it (党员|2595名, 同比增长|80%)."""

from __future__ import annotations

import re

from hongtu.find.view import tags
from hongtu.lexicon import lexicon
from hongtu.model import Mention
from hongtu.relate.amounts import unit
from hongtu.relate.phrases import SIGNS, after, before, taken
from hongtu.scene import Scene

Counted = tuple[str, int, int]
NEAR = 40
GROWTH = re.compile(
    "(?:同比|环比|比上年|较上年|比去年|较去年|[较比](?:\\d{4}年|上年|去年|年)?(?:同期|[末底初])|年均|人均|户均|每年|分别|依次|(?<=[年月])[就也还又均都])*"
    "(?:净?增长|下降|净?增加?|净?减少|提升|提高|上升|增收|降低)了?$"
)
OF_MONEY = re.compile(
    "的?(?P<noun>[\u4e00-\u9fff]{0,4}?(?:效益|收入|产值|资金|补贴|补助|奖励|投资|利润|贷款|订单|税收|经费|资助|捐款|善款|援助|授信|担保)金?(?!建设|项目|合作|企业)|[\u4e00-\u9fff]{0,12}?基金)"
    "|[，]?作为(?P<use>[^，。；、]{2,12}(?:资金|经费|基金))"
)
GIVEN = re.compile(
    "[\u4e00-\u9fff]{0,8}?(?:荣?获得?|获[评颁授]|被?评为|被?授予|被?命名为|被?认定为|当选为?|荣膺|摘得|捧得|跻身)了?[“《]?"
)
GIVING = re.compile("(?:授予|命名)了?$")
GROUP = re.compile("[\u4e00-\u9fff]{2,5}[“《]?")
MOVED = re.compile("，[^，。；：！？、\\d]{2,12}(?:已有|共有|现有|有|已达|达到?)$")
HAS = re.compile("(?:[有辖]|[\\d户]、?)$")
HEADS = {"": "", "户": "户数", "人": "人口", "口": "人口"}
SUM = re.compile("(?:资金|资产|收入|产值|金额|利润|税收|经费)(?:共|共计|累计)?(?:约|近|达到?|超过?|逾)?$")
PART = re.compile(f"(?:以上|左右)?的(?P<noun>[^{SIGNS}]{{2,14}})")
RISEN = re.compile(
    "\\d(?:[十百千万亿]*[多余]?[^\\d，。；：！？、]{1,3})?，?(?:进一步|迅速|快速|一举)?"
    "(?:增加|增长|提高|提升|上升|下降|扩大|发展|跃升|攀升|增|升|降|涨|扩)+(?:到了?|至|为)(?:(?:现在|目前|如今|今年|\\d{4}年)的?)?约?$"
)
SHARE = re.compile(
    "占(?:了|到了?|据)?(?:比|(?P<whole>[^，。；、\\d占]{1,12}?)的?(?:比[重例])?)?(?:约|近|达到?|超过?|为|的|分别|依次)*$"
)
TOTALS = ("总数", "总量", "数量", "总人数", "总额")
RESPECTIVE = re.compile("(?:分别|依次)(?:同比)?(?P<verb>[^，。；、\\d]{0,6})")
JOINED = re.compile("(?:现场|前来|应邀|共同)?(?:(?P<how>参[赛展训])|参[加会]|出席|到会|与会|到场|前来)")
DONE = re.compile("(?:已经?)?(?P<what>(?:被[^，。；]{1,4})?[\u4e00-\u9fff]{2,4})(?=[，。；、])")


def counted(scene: Scene, found: re.Match[str], last: str) -> Counted:
    """What a number counts, and where its words are; ``last`` is what the number before it counted."""
    text, start, end = scene.sentence.text, found.start(), found.end()
    if honour := winners(scene, found):
        return honour, start, end
    if last and RISEN.search(text, max(0, start - NEAR), start):
        return last, start, end
    written = described(scene, found) or counted_behind(scene, found) or grown(scene, found, last)
    if written:
        return written
    if share := SHARE.search(text, max(0, start - NEAR), start) if unit(found) == "%" else None:
        noun, first = before(scene, share.start())
        return f"{noun or last}占{share['whole'] or '比'}", min(first, share.start()), end
    noun, first = before(scene, start)
    if noun in TOTALS and last:
        return f"{last}{noun}", first, end
    if noun and not (unit(found) in ("%", "元") and idle(noun)):
        return noun, first, end
    noun, final = after(scene, end)
    if noun:
        return noun, start, final
    done = DONE.match(text, end)
    what = f"{done['what']}{last}" if done and last else last
    return (bare(scene, found) if what in HEADS.values() else what), start, done.end() if done else end


def bare(scene: Scene, found: re.Match[str]) -> str:
    """What a number counts that has no noun at all: 江州村有300|户、900|人; 企业，江州有|70户."""
    text, start = scene.sentence.text, found.start()
    moved = MOVED.search(text, 0, start)
    if moved and (noun := before(scene, moved.start())[0]):
        return noun
    return HEADS.get(unit(found), "") if HAS.search(text, 0, start) else ""


def idle(words: str) -> bool:
    """Whether words before a sum or share are but verbs that do not say what it is: 拿了|6000元, no 拿出|900万元."""
    return all(tag == "v" and word not in lexicon("money_verbs") for word, tag in tags(words))


def described(scene: Scene, found: re.Match[str]) -> Counted | None:
    """What a number says of the name behind it: 建筑面积|13.9万平方米的江州创业园, 1亿元的江州产业基金."""
    at = found.end()
    here = scene.sentence.start + at
    of = scene.sentence.text.startswith("的", at)
    name = next((m for m in scene.mentions if of and m.text and m.start == here + 1), None)
    noun, first = before(scene, found.start()) if name is not None else ("", 0)
    if noun and tags(noun)[-1][1] in ("n", "vn", "nz"):
        return noun, first, at
    return ("基金规模", found.start(), at) if name is not None and fund(name) else None


def fund(name: Mention) -> bool:
    """Whether a name is that of a fund, whose size a sum of money is."""
    return name.text.endswith("基金")


def counted_behind(scene: Scene, found: re.Match[str]) -> Counted | None:
    """The noun behind a classifier (30名|党员), of a sum of money (8万元|补贴) or of a share (30%的|设备)."""
    text, end = scene.sentence.text, found.end()
    if unit(found) in ("%", "个百分点"):
        part = PART.match(text, end)
        noun = taken(part["noun"], "") if part else ""
        return (noun, found.start(), part.start("noun") + len(noun)) if part and noun else None
    if "元" in unit(found):
        worth = OF_MONEY.match(text, end)
        if not worth or SUM.search(text, max(0, found.start() - NEAR), found.start()):
            return None
        return worth["noun"] or worth["use"], found.start(), worth.end()
    noun, final = after(scene, end)
    return (noun, found.start(), final) if noun else None


def grown(scene: Scene, found: re.Match[str], last: str) -> Counted | None:
    """What has grown by a number, in its own clause or in the one before: 税收8亿元，同比增长|12%."""
    shift = max(0, found.start() - NEAR)
    growth = GROWTH.search(scene.sentence.text[shift : found.start()])
    if not growth:
        return None
    stem, first = before(scene, shift + growth.start())
    return f"{stem or GROWTH.sub('', last)}{growth.group().removesuffix('了')}", first, found.end()


def attended(scene: Scene, found: re.Match[str], subject: Mention, measure: str) -> str:
    """What a number of people at a meeting counts where only their bodies are named: 代表共30余人|参会."""
    joined = JOINED.match(scene.sentence.text, found.end())
    people = subject.type == "Event" and unit(found) in ("人", "名", "位") and joined is not None
    return f"{joined['how'] or '参会'}人数" if joined and people else measure


def winners(scene: Scene, found: re.Match[str]) -> str:
    """The honour that those were given who are only counted: 隋旭东等5人获“广东省劳动模范”称号, 授予|30个|集体…称号."""
    text, base = scene.sentence.text, scene.sentence.start
    honours = [m for m in scene.mentions if m.type == "Honour" and m.start >= base + found.end()]
    if not honours or unit(found) not in ("人", "名", "位", "个", "家"):
        return ""
    between = text[found.end() : honours[0].start - base]
    given = GIVEN.fullmatch(between) or (GIVING.search(text, 0, found.start()) and GROUP.fullmatch(between))
    return honours[0].text if given else ""


def respective(text: str, numbers: list[re.Match[str]]) -> dict[int, str]:
    """What each of the numbers behind 分别 counts, by where it begins: A、B、C…分别增长1%、2%、3%."""
    shared = {}
    for found in RESPECTIVE.finditer(text) if len(numbers) > 1 else ():
        row: list[re.Match[str]] = []
        for one in numbers:
            if one.start() == (row[-1].end() + 1 if row else found.end()) and (
                not row or text[row[-1].end()] in "、和，"
            ):
                row.append(one)
        items = re.split("[、和与及]", re.split("[。；：]", text[: found.start()])[-1])[-len(row) :]
        if len(row) > 1 and len(items) == len(row) and not any(re.search("\\d[^，]{0,3}$", item) for item in items):
            growth = GROWTH.search(found["verb"])
            for one, item in zip(row, items, strict=True):
                noun = re.split("[，,]|[一二两三四五六七八九十]大", item)[-1 if item is items[0] else 0]
                shared[one.start()] = f"{noun}{growth.group() if growth else ''}"
    return shared
