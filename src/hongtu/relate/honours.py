"""Honours: who received them, and who gives them."""

from __future__ import annotations

from hongtu.rule import FactRule, Relator, rules

RECEIVED = FactRule(
    asserts="received",
    pattern="{s:*Person|Organization|Zone|Place|Product|Programme+}(?:[^。；！？，对为给向]|[为给向](?!新|获|荣|被|入选)){0,30}?<award_verbs>(?:了|为|是)?[^。；！？，]{0,12}?{o:Honour+}(?![”’]?(?:称号|荣誉)?的(?:是|有|分别|还有))",
    yes=(
        "[s:Person 张明远]荣获[o:Honour 江州劳动模范]称号",
        "[s:Company 星河光电]被评为[o:Honour 专精特新企业]",
        "[s:Product 云上纺纱平台]入选[o:Honour 江州工业互联网平台]",
    ),
)

HAVING = FactRule(
    asserts="received",
    pattern="(?:作为|身为){o:Honour}(?:的)?[，,]?{s:Person|Organization|Zone|Place}",
    yes=("作为[o:Honour 青春行动试点单位]，[s:Place 东林社区]办起讲堂",),
)

GIVEN_BEFORE = FactRule(
    asserts="received",
    pattern="(?:获得|荣获|获)[^。；！？，]{0,6}{o:Honour}[”’]?(?:称号|荣誉|荣誉称号)?(?:的|[，,][^。；！？，]?来自)(?:{Organization}的?)?[^。；！？，]{0,6}{s:Person}",
    yes=("获得[o:Honour 优秀共产党员]称号，来自[GovernmentBody 江州公安局]的民警[s:Person 张明远]是老党员",),
)

RANKED = FactRule(
    asserts="received",
    pattern="{s:*Organization|Zone}[^。；！？，]{0,4}?(?:也|同时|还|就)*是[^。；！？，]{0,2}{o:Honour}",
    yes=("[s:Zone 江州留创园]同时也是[o:Honour 国家级科技企业孵化器]",),
)

PROJECT_RECEIVED = FactRule(
    asserts="received",
    pattern="{s:Programme}[”’]?(?:等)?(?:项目|成果|课题)?(?:双双|分别|也|，?则|成功)*(?:获|拿下|捧回|荣获|获得|摘得|问鼎|斩获)(?:了)?{o:Honour}",
    yes=("[s:Programme 水稻栽培技术]”项目则捧回[o:Honour 国家科学技术进步奖一等奖]",),
)

GIVEN_BY = FactRule(
    asserts="awardedBy",
    pattern="{o:Organization|Place|Zone+}(?:(?!被)[^。；！？，]){0,10}?(?<!被)(?:授予|颁发|颁授|核发|评选|公示|公布|评定|命名|认定|表彰)[^。；！？，]{0,24}?{s:Honour+}",
    yes=(
        "[o:GovernmentBody 工信部]公示[s:Honour 小巨人企业名单]",
        "[o:SocialOrganization 江州市总工会]授予[Company 星河光电][s:Honour 五一劳动奖状]",
    ),
)

WAS_GIVEN_BY = FactRule(
    asserts="awardedBy",
    pattern="(?:被|获|由){o:Organization|Place|Zone}(?:评为|授予|认定为|命名为|评选为|颁发|公告为|批准为|确定为|列为|评定为|授牌为?)(?:了)?[^。；！？，]{0,4}?{s:Honour+}",
    yes=("被[o:GovernmentBody 工信部]认定为[s:Honour 绿色工厂]",),
)

WAS_GIVEN = FactRule(
    asserts="received",
    pattern="{s:Person|Organization|Zone|Place|Product+}[^。；！？，]{0,10}?(?:被|获|由){Organization|Place|Zone}(?:评为|授予|认定为|命名为|评选为|颁发|公告为|批准为|确定为|列为|评定为|授牌为?)(?:了)?[^。；！？，]{0,4}?{o:Honour+}",
    yes=("[s:Company 星河光电]被[GovernmentBody 工信部]认定为[o:Honour 绿色工厂]",),
)

GIVEN = FactRule(
    asserts="received",
    pattern="(?:授予|颁发给|授牌给|颁授给)了?{s:Person|Organization|Zone|Place+}等?[^。；！？，]{0,8}?[“‘]?{o:Honour+}",
    yes=("[SocialOrganization 江州市总工会]授予[s:Company 星河光电]“[o:Honour 五一劳动奖状]”",),
)

GIVEN_TO = FactRule(
    asserts="received",
    pattern="(?:将|把)[“‘]?{o:Honour}[”’]?[^。；！？，]{0,8}?(?:授予|颁给|颁发给){s:Person|Organization|Zone|Place+}",
    yes=("[SocialOrganization 江州市总工会]将[o:Honour 五一劳动奖状]和牌匾授予[s:EducationInstitution 江州一中]",),
)

WINNERS = FactRule(
    asserts="received",
    pattern="<award_verbs>了?[^。；！？，]{0,8}?[“‘]?{o:Honour}[”’]?(?:称号|荣誉)?的(?:分别|依次)?(?:是|有|为|包括)：?{s:Person|Organization|Zone|Place+}(?![^。；！？，、]{0,12}{Person})",
    yes=("拿到[o:Honour 初创组二等奖]的是[s:Company 星河光电]",),
)

GIVES = FactRule(
    asserts="awardedBy",
    pattern="{o:*Organization}(?:(?!被)[^。；！？，]){0,4}(?<!被)(?:授予|颁发|表彰|命名|认定|公布|公示|发布)(?:了)?[^。；！？，]{0,24}?{s:Honour+}",
    yes=("作出表彰决定，[o:SocialOrganization ]授予296个集体[s:Honour 三八红旗集体]称号",),
)

ON_LIST = FactRule(
    asserts="received",
    pattern="{o:Honour}[”’]?(?:企业)?(?:名单|榜单)?[，,][^。；！？，\ue000-\uf8ff]{0,8}?(?:{Zone|Place})*{s:Company|Zone|Place|EducationInstitution|ResearchInstitution+}等?(?:[\\d一二两三四五六七八九十]+[家个所])?[^。；！？，、\ue000-\uf8ff]{0,8}?(?:上榜|在列|入列|入围|榜上有名|名列其中|位列其中|成功入选|入选)(?![^。；，]{0,6}{Honour})",
    yes=(
        "公布[o:Honour 专精特新“小巨人”企业]名单，[s:Company 星河光电]、[s:Company 海川机电]2家企业成功上榜",
        "公布[o:Honour 省级绿色工厂]名单，[s:Company 星河光电]榜上有名",
    ),
    no=("公布[Honour 省级绿色工厂]名单，[Company 星河光电]入选[Honour 省级绿色工业园]",),
)

LABELLED = FactRule(
    asserts="received",
    pattern="(?:^|。)【{o:Honour}】[^。；！？，\ue000-\uf8ff]{0,2}{s:Company|Person|EducationInstitution|ResearchInstitution|GovernmentBody|SocialOrganization+}",
    yes=("【[o:Honour 全国五一劳动奖状]】[s:Company 星河光电]",),
)

TITLED_FIRMS = FactRule(
    asserts="received",
    pattern="{s:Company+}等(?:一批|多家|[\\d一二两三四五六七八九十百多余]+家)?[“‘]?{o:Honour}",
    yes=("[s:Company 星河光电]、[s:Company 海川机电]等[o:Honour 专精特新“小巨人”企业]落户",),
)

GIVERS_OWN = FactRule(
    asserts="awardedBy",
    pattern="<award_verbs>了?[^。；！？]{0,40}?{o:GovernmentBody|PartyOrganization|SocialOrganization}(?:颁发的|授予的|评选的|的)?[“‘]?{s:Honour}",
    yes=("先后获得[o:GovernmentBody 工信部]“[s:Honour 新能源汽车产业集群]”",),
)

STILL_GIVEN = FactRule(
    asserts="received",
    pattern="{s:Person|Organization|Zone|Place+}(?:等)?(?:[\\d一二两三四五六七八九十百多余]+[家个名位人])?[^。；！？，\ue000-\ue0ff]{0,6}?被(?:命名|认定|评|评选|评定|确定|授予|列)为?[“‘]?{o:Honour+}",
    yes=("[s:Place 东林社区]等7个社区被命名为“[o:Honour 江州省和谐社区]”",),
)

RELATORS: tuple[Relator, ...] = rules(__name__, dict(vars()))
