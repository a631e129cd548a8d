"""Names in sentences: each marked ``[Type words]`` is found with its class, and no other of the classes in question."""

import re
from itertools import pairwise

import pytest

from hongtu.find import find
from hongtu.model import Article
from hongtu.read import sentences
from hongtu.rule import example

PEOPLE = [
    "山东省交通运输厅党组书记[Person 江成]与大家交流。",
    "三亚市教育局[Person 吴萍]局长到学校看望师生。",
    "志愿者来到村民[Person 焦玉莲]家中。",
    "市领导[Person 何光远]、[Person 陈敏]、[Person 朱斌]、[Person 柴立群]出席活动。",
    "金鑫、万方、宏达等品牌进驻商场。",
    "[Person 王新]博士是团队带头人。",
    "小王是车间里的技术员。",
    "建立健全高新区人才机制。",
    "江州市市长[Person 陆一鸣]、副市长[Person 欧阳静]出席会议。",
    "县委书记[Person 司马青云]介绍说，去年全县新增企业三百家。",
    "“企业缺的是人。”江州机电有限公司总经理[Person 周燕]说。",
    "市领导[Person 何光远]、[Person 陈敏]、[Person 朱斌]到会。",
    "讲座由[Person 买买提·艾力]教授主讲。",
    "记者[Person 童浩然]从市科技局获悉，项目已完工。",
    "党支部书记[Person 练建军]说，支部有党员12名。",
    "高质量发展需要高层次人才和高水平平台。",
    "会员单位、成员单位和时任书记参加。",
    "[Person 周明]因工作原因辞去副董事长一职。",
    "会议选举结束，[Person 赵海涛]当选理事长。",
    "值班长[Person 欧阳林]戴上了奖章。",
    "[Person 严大海]归国后办起了工厂。",
    "华光公司董事长[Person 颛孙明远]陪同参观。",
    "院长助理[Person 何一新]带着同事走进车间。",
    "江州机电有限公司[Person 李文博]双双入选。",
    "车间主任[Person 刘勇]、班组长[Person 马安]先后发言。",
    "金融办牵头，高层次人才和青年人才同台展示。",
    "专家[Person 黄文]、[Person 岳山]、[Person 石磊]等专家应邀演讲。",
    "[Person 陈一川]等5人获得奖章，[Person 许立山]表示祝贺。",
    "本报记者[Person 林知秋]报道，于是大家纷纷点赞。",
]
BODIES = [
    "[Zone 江州高新区]企业[Company 江州物联网创新中心有限公司]开发的系统已上线。",
    "工会组织[Company 广东江州爱光机电有限公司]参加培训。",
    "近年来落户的[Company 星火（江州）电子商务有限公司]有员工三百人。",
    "[ResearchInstitution 江州工业大学新能源材料（肇庆）工程技术研究院]揭牌。",
    "[GovernmentBody 江州市第二人民医院]建成新楼。",
    "[PartyOrganization 江州高新区党工委]印发通知。",
    "[PartyOrganization 江州机电有限公司党支部]书记在会上发言。",
    "[GovernmentBody 深圳市人力资源和社会保障局]公布名单。",
    "[GovernmentBody 广东省教育厅]和[GovernmentBody 科技部]联合发文。",
    "[SocialOrganization 江州市无人机行业协会]与[EducationInstitution 江州大学]签约。",
    "[Company 中国节能环保集团]在当地投资。",
    "全市中小企业协会很多，各级党组织都要重视。",
    "大学生和高新技术企业都是发展的力量。",
    "记者走进[Company 江州光明乳业]的车间。",
    "会议由[PartyOrganization 江州市委组织部]主办。",
    "[Zone 江州经济技术开发区]与[Company 蓝海化学股份有限公司]达成合作。",
    "[GovernmentBody 东坑街道办事处]主任到场。",
    "签约的有[Company 星河光电有限公司]、[Company 天润海南能源开发有限公司]。",
    "[GovernmentBody 国家工业和信息化部]公布结果。",
    "[GovernmentBody 江州市投资促进局]和[GovernmentBody 江州市经济合作局]到场。",
    "今年8月，[Company 星河光电公司]投产。",
    "[EducationInstitution 江州通用航空职业技术学院]牵头编写教材。",
    "[ResearchInstitution 江州应用技术研究院]在[Zone 天河产业园]揭牌。",
    "记者从[Company 恒远工艺礼品有限公司]了解到，订单增加。",
    "参观新投产项目[Company 恒远工艺礼品有限公司]。",
    "[SocialOrganization 江州市产业人才发展联盟]今年成立。",
    "推动规模以上企业党组织和各类企业党支部全覆盖。",
    "网约车、快递外卖等新业态党组织有10个。",
    "[PartyOrganization 江州宏图家具有限公司党支部]书记说，党员有9名。",
    "[Company 三山乳业]、[Company 云岭新材]、[Company 华光制药]等龙头企业参展。",
    "[Zone 江州高新区]获批省级以上创新平台5个。",
    "[GovernmentBody 江州市发改委]等部门召开会议。",
    "[Zone 江州高新区][Company 四川星河新能源科技股份有限公司]上市。",
    "加快推进[Zone 开发区]提质扩容，[Zone 江州高新区]拟建设人才公寓。",
    "[GovernmentBody 市科技局]至[Company 华瑞公司]调研。",
    "活动由[PartyOrganization 中共天河区委组织部]指导。",
    "[Company 星河光电有限公司]投资5亿元建设蓝莓种植基地，先后成立[Company 海禹]、[Company 禹星]两家关联公司。",
    "“走通了。”[PartyOrganization 莲花镇党委]书记介绍，[ResearchInstitution 国家光电新材料创新中心]挂牌。",
    "他就任[SocialOrganization 国际光学协会]主席，依托[ResearchInstitution 薄膜光学新技术国家重点实验室]研发。",
    "江州网清远8月6日消息（记者 张明 通讯员 李一）[Company 清远星河科技城开发有限公司]今天签约。",
    "天河区培育出[Company 麦川传感器股份有限公司]等企业。",
    "签约方有[Company 江州集团]旗下的[Company 江州智造]、[Company 江州物流]、[Company 江州公寓]。",
    "[GovernmentBody 市政府]与[Company 天润海南开发投资有限公司]签约。",
    "[Zone 江州经开区][Company 桑河新能源科技有限公司]上市，[Company 江州高新区投资发展有限公司]成立。",
    "[PartyOrganization 江州经开区党工委][GovernmentBody 管委会]出台措施，3家国家高新区进入百强。",
    "[PartyOrganization 市委教育工委]书记、[PartyOrganization 市直机关工委]委员到会。",
    "[ResearchInstitution 星河光电有限公司林浩然院士工作站]授牌。",
    "[PartyOrganization 江州经开区非公企业和社会组织党委]书记到会。",
    "[Zone 江州经开区][Company 宝河能源]、[Company 蓝海集团]到会。",
    "园区与[EducationInstitution 江州理工大学]共建[ResearchInstitution 江州轻合金研究院]。",
]
PLACES = [
    "[Place 石桥镇][Place 东林村]的合作社今年增收。",
    "产品销往[Place 俄罗斯]、[Place 日本]和[Place 长三角]。",
    "美丽乡村建设让农村社区更宜居。",
    "[Place 广东省][Place 清远市]的企业参展。",
    "大会在[Place 沪]举行，代表来自[Place 浙江]。",
    "[Place 天河区][Place 范镇]在稳定面积的同时，已发展家庭农场32个，到[Place 天河区][Place 莒镇][Place 董屯村]调研。",
    "在[Place 海南区][Place 悦来镇]，打不通社区电话的居民不少。",
    "全村人都来了，当年全村增收不少。",
    "省级、市级和区级平台都在增加。",
    "中山大道和佛山路车流不断。",
]
DEEDS = [
    "园区大力实施“[Programme 雏鹰计划]”。",
    "支部开展[Programme “红心向党”活动]。",
    "该市推行[Programme “一线双联”工作法]。",
    "党支部要当好“主心骨”，不能“单打独斗”。",
    "区里制定《[Policy 人才安居管理办法（试行）]》。",
    "他说：“我们要把工作做好，做细。”",
    "她被授予“[Honour 全国三八红旗手]”荣誉称号。",
    "公司建起[Programme “1+3+N”服务体系]。",
    "全区开展[Programme 党史学习教育]，建立[Programme 重点企业用工服务联络机制]。",
    "支部推行“[Programme 先锋积分]”“[Programme 亮身份]”等做法。",
    "[Programme 光储一体联合研发项目]、[Programme 智能装备示范应用项目]两个项目签约。",
    "他主持完成的“[Programme 寒地水稻机插栽培技术与应用]”获奖。",
    "该馆获评[Honour 国家级科普教育基地]，公司被认定为[Honour 省级专精特新企业]。",
    "这项成果拿下[Honour 国家技术发明奖二等奖]。",
    "要完善工作机制，健全管理制度，落实行动计划。",
    "园区成功创成[Honour 国家级绿色工业园区]，他被评为[Honour 江州市2005年度“创业明星”]。",
    "《[Policy 中共江州市委关于表彰先进的决定]》发布。",
]
KINDS = {
    "people": (PEOPLE, {"Person"}),
    "bodies": (
        BODIES,
        {
            "Company",
            "PartyOrganization",
            "GovernmentBody",
            "SocialOrganization",
            "EducationInstitution",
            "ResearchInstitution",
            "Zone",
        },
    ),
    "places": (PLACES, {"Place"}),
    "deeds": (DEEDS, {"Programme", "Policy", "Honour"}),
}
CASES = [pytest.param(marked, kinds, id=marked) for group, kinds in KINDS.values() for marked in group]


def found(text: str, kinds: set[str]) -> list[tuple[str, str]]:
    article = Article("test", text)
    return [(m.type, m.text) for m in find(article, sentences(article)) if m.type in kinds and m.text]


@pytest.mark.parametrize(("marked", "kinds"), CASES)
def test_names_are_found_whole_and_typed_right(marked: str, kinds: set[str]) -> None:
    taken = example(marked)
    assert found(taken.sentence.text, kinds) == [(m.type, m.text) for m in taken.mentions]


def meant(text: str) -> dict[str, str]:
    article = Article("test", text)
    return {m.text: m.name for m in find(article, sentences(article)) if m.name}


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("江州机电有限公司有员工三百人。公司党委书记唐一平说道。", "公司党委", "江州机电有限公司党委"),
        ("江州高新区发展很快。区党工委书记张明到会。", "区党工委", "江州高新区党工委"),
        ("清远市召开大会。市科技局局长李明介绍情况。", "市科技局", "清远市科技局"),
        ("江州高新区企业很多。该区今年引进人才。", "该区", "江州高新区"),
        ("江州远航交通建设集团（以下简称“江交集团”）中标。江交集团负责人到场。", "江交集团", "江州远航交通建设集团"),
        ("广东三江车业股份有限公司搬来园区。三江车业今年上市。", "三江车业", "广东三江车业股份有限公司"),
        ("东坑街道举行活动。街道办主任李卫国参加。", "街道办", "东坑街道办事处"),
        ("东坑街道举行活动。办事处组织居民参加。", "办事处", "东坑街道办事处"),
        ("江州星河数字科技有限公司工会挂牌。该公司有员工180人。", "该公司", "江州星河数字科技有限公司"),
        ("东林村党支部书记到会。该村的合作社增收。清远市石桥村也来了。", "该村", "东林村"),
        ("11月19日，苏州市召开大会，项目在苏签约。", "苏", "苏州市"),
        ("宁夏公布名单。宁夏新增企业3家。目前，全区企业达19家，石嘴山高新区有2家。", "全区", "宁夏回族自治区"),
        ("江州先进制造产业研发基地揭牌。该基地成立于2015年。", "该基地", "江州先进制造产业研发基地"),
        ("江州经开区工会联合会主席李明介绍，经开区建成驿站32个。", "经开区", "江州经开区"),
        (
            "清远经济技术开发区东川工业园区党委组织学习。清远东川工业园区供图。",
            "清远东川工业园区",
            "清远经济技术开发区东川工业园区",
        ),
        ("江州经开区招商局局长李明介绍，全区签约项目67个。", "全区", "江州经开区"),
        ("江州经济技术开发区成立十年。江州经开区企业增加。", "江州经开区", "江州经济技术开发区"),
    ],
)
def test_words_mean_what_was_named(text: str, words: str, name: str) -> None:
    assert meant(text).get(words) == name


def test_no_mention_lies_inside_another_and_all_fill_their_offsets() -> None:
    text = "江州高新区党工委书记张明远、江州机电有限公司董事长李晨出席“雏鹰计划”启动仪式。"
    article = Article("test", text)
    mentions = find(article, sentences(article))
    assert all(text[m.start : m.end] == m.text for m in mentions)
    written = [m for m in mentions if m.text]
    assert all(a.end <= b.start for a, b in pairwise(written))


def test_every_mention_names_its_rule() -> None:
    article = Article("test", "江州市市长陆一鸣到江州高新区调研“雏鹰计划”。")
    assert all(re.fullmatch(r"find\.\w+\.[\w区市县镇乡省]+", m.by) for m in find(article, sentences(article)))
