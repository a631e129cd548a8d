/* The dictionary: all that the page says, in Chinese and in English. */
"use strict";
Hongtu.WORDS = {
  title: ["宏图：关系网络", "Hongtu: network"],
  search: ["搜索实体", "Search entities"],
  searchHint: ["名称、别名、拼音或首字母（按 /）", "Name, alias, pinyin or initials (press /)"],
  hits: ["搜索结果", "Results"],
  hitCount: ["{0} 个结果", "{0} results"],
  noHits: ["没有找到“{0}”", "Nothing found for “{0}”"],
  moreHits: ["另有 {0} 个，请再写几个字", "{0} more: type on"],
  anyType: ["全部类别", "Any class"],
  anyZone: ["全部园区", "Any zone"],
  typeOfSearch: ["只搜这一类", "Search this class only"],
  zoneOfSearch: ["只搜这个园区", "Search this zone only"],
  graph: ["图", "Graph"], table: ["表", "Table"], tree: ["树", "Tree"], article: ["原文", "Article"],
  views: ["视图", "Views"],
  back: ["返回", "Back"], fit: ["全图", "Fit"], dark: ["深色", "Dark"], help: ["快捷键与说明", "Keys and help"],
  language: ["English", "中文"],
  export: ["导出…", "Export…"], png: ["图片 PNG", "Picture PNG"], svg: ["矢量图 SVG", "Drawing SVG"], csv: ["事实表 CSV", "Facts CSV"],
  gexf: ["网络 GEXF（Gephi）", "Network GEXF (Gephi)"], page: ["离线网页 HTML", "Offline page HTML"], print: ["打印", "Print"],
  legend: ["图例与筛选", "Legend and filters"],
  types: ["类别", "Classes"], relations: ["关系", "Relations"], only: ["只看", "Only"], onlyOf: ["只看{0}", "Only {0}"],
  all: ["全部恢复", "Reset filters"],
  confidence: ["可信度", "Confidence"], atLeast: ["≥ {0}", "≥ {0}"],
  time: ["时间", "Time"], from: ["自", "From"], to: ["至", "To"], anyTime: ["不限", "any"],
  perYear: ["各年事实数", "Facts per year"],
  articles: ["文章", "Articles"], anyArticle: ["全部文章", "All articles"],
  drawing: ["关系图：左右方向键在邻居间移动，回车读事实；也可以用“表”", "Network: arrow keys walk the neighbours, Enter reads the facts; the table has the same"],
  panel: ["事实与依据", "Facts and evidence"],
  everything: ["全部", "All"], steps: ["{0} 步内", "within {0} steps"], trail: ["当前位置", "You are here"],
  overview: ["概览", "Overview"],
  sums: ["{0} 个实体，{1} 条事实，{2} 篇文章", "{0} entities, {1} facts, {2} articles"],
  shown: ["显示 {0}/{1} 个实体，{2} 条连线", "{0} of {1} entities, {2} lines"],
  leftOut: ["另有 {0} 个联系较少的实体未画出", "{0} entities with fewer links are not drawn"],
  hint: ["点选实体或连线，即见事实与原文依据；按 / 搜索，按 ? 看快捷键。", "Choose an entity or a line to see facts and their evidence; / searches, ? shows the keys."],
  most: ["联系最多", "Most connected"], communities: ["社区", "Communities"],
  offline: ["宏图 · 离线单文件", "Hongtu · one offline file"], served: ["宏图 · 只读", "Hongtu · read only"], reviewing: ["宏图 · 可更正", "Hongtu · review"],
  alias: ["又称：{0}", "Also: {0}"],
  near1: ["只看邻居", "Neighbours"], near2: ["两步内", "Two steps"], whole: ["看全图", "Whole graph"],
  pathTo: ["路径到…", "Path to…"], compareWith: ["并排比较…", "Side by side…"], hierarchy: ["组织树", "Tree"], dossier: ["资料页", "Dossier"],
  correct: ["更正…", "Correct…"], wrong: ["有误…", "Wrong…"],
  posts: ["任职", "Posts"], figures: ["统计数据", "Figures"], timeline: ["文章", "Articles"],
  counted: ["{0}（{1}）", "{0} ({1})"], link: ["，", ", "], listed: ["、", ", "],
  measure: ["指标", "Measure"], value: ["数值", "Value"], period: ["时间", "Time"], role: ["职务", "Role"], status: ["状态", "Status"],
  former: ["曾任", "former"], planned: ["拟", "planned"], stated: ["", ""],
  subject: ["主体", "Subject"], relation: ["关系", "Relation"], object: ["客体", "Object"], evidence: ["依据", "Evidence"], source: ["文章", "Article"], classOf: ["{0}类别", "{0} class"],
  sentence: ["原句", "Sentence"], date: ["日期", "Date"],
  morePlaces: ["另有 {0} 处这样说", "{0} more places say so"],
  moreFacts: ["再看 {0} 条", "{0} more facts"],
  beyond: ["图外的邻居", "Neighbours not on stage"], expand: ["{0} {1}，加 {2}", "{0} {1}, add {2}"], beyondPage: ["另有 {0} 个联系不在此页", "{0} links are not on this page"],
  full: ["图上已有 3,000 个实体；请先缩小范围", "3,000 entities are on stage: narrow it first"],
  pickPath: ["选路径的另一端：搜索或点选（Esc 取消）", "Choose the other end: search or click (Esc cancels)"],
  pickSide: ["选要比较的实体：搜索或点选（Esc 取消）", "Choose what to compare: search or click (Esc cancels)"],
  paths: ["{0} 与 {1} 之间的路径", "Paths between {0} and {1}"], pathN: ["第 {0} 条 · {1} 步", "Path {0} · {1} steps"],
  noPath: ["没有找到路径", "No path found"], avoid: ["不经由地点、园区", "Avoid places and zones"], clear: ["清除", "Clear"],
  tryHubs: ["可取消“不经由地点、园区”再试", "Try again with places and zones"],
  between: ["{0} — {1}", "{0} — {1}"],
  side: ["{0} 与 {1}", "{0} and {1}"], shared: ["共同的联系（{0}）", "In common ({0})"], noShared: ["没有共同的直接联系", "Nothing in common one step away"], close: ["关闭", "Close"],
  pickArticle: ["选一篇文章", "Choose an article"], saysFacts: ["这篇文章说的（{0}）", "What it says ({0})"], excerpts: ["此页只带有依据所在的句子", "This page carries only the sentences with evidence"],
  noArticle: ["没有这篇文章", "No such article"], toArticle: ["读原文：{0}", "Read: {0}"],
  noTree: ["选一个组织，这里画出它的上级和下级", "Choose an organization to see what is above and below it"], below: ["{0} 个下级", "{0} below"],
  rows: ["{0} 条事实", "{0} facts"], firstRows: ["前 {0} 条，共 {1} 条", "first {0} of {1} facts"], moreRows: ["再列 {0} 条", "{0} more"], factTable: ["事实表", "Table of facts"],
  discEntities: ["{0} 实体", "{0} entities"],
  chosen: ["{0} {1}，{2} 条事实", "{0} {1}, {2} facts"],
  verdict: ["判断", "Verdict"], same: ["与另一个是同一个", "Same as another"], different: ["与另一个不是同一个", "Different from another"], split: ["在某篇文章里另有所指", "Means another in one article"],
  other: ["另一个（名称或 IRI 末尾）", "The other (name or tail of its IRI)"], why: ["理由（必填）", "Reason (required)"], send: ["记下", "Save"], cancel: ["取消", "Cancel"],
  possibly: ["可能是同一个", "Possibly the same"], wrongFact: ["这条有误", "This is wrong"],
  judged: ["已记入 judgements.tsv，图谱已重建", "Written to judgements.tsv; the graph is rebuilt"], noToken: ["请用启动时给出的网址打开，才能更正", "Open the start-up address to correct"],
  loading: ["正在读取…", "Loading…"], failed: ["没有成功：{0}", "That failed: {0}"], missing: ["图中没有 {0}", "{0} is not in the graph"],
  keySearch: ["搜索", "Search"], keyFit: ["全图", "Fit"], keyZoom: ["放大、缩小", "Zoom"], keyWalk: ["走到下一个、上一个邻居（焦点在图上）", "Next, previous neighbour (focus on the network)"],
  keyRead: ["读所选实体的事实", "Read the facts of what is chosen"], keyNear: ["邻居 / 两步内 / 全图", "Neighbours / two steps / whole"], keyPath: ["路径到另一个", "Path to another"], keySide: ["并排比较", "Side by side"],
  keyView: ["图 / 表 / 树 / 原文", "Graph / table / tree / article"], keyExpand: ["加入图外的邻居", "Add neighbours"], keyBack: ["返回上一步", "Back"], keyDark: ["深色", "Dark"], keyLang: ["中文 / English", "中文 / English"], keyEsc: ["取消选择、关闭", "Cancel, close"], keyHelp: ["这张表", "This table"],
};

Hongtu.language = 0;

/* A word or sentence in the language of the page, with values in the places {0}, {1} … */
Hongtu.say = (key, ...values) => Hongtu.WORDS[key][Hongtu.language].replace(/\{(\d)\}/g, (_, k) => values[k]);

/* The label of a class or property. */
Hongtu.term = (term) => (Hongtu.language && term.label_en) || term.label;

Hongtu.number = (value) => value.toLocaleString(Hongtu.language ? "en" : "zh-CN");

/* Puts the words into what stands in the page from the beginning. */
Hongtu.speak = function (language) {
  Hongtu.language = language === "en" ? 1 : 0;
  document.documentElement.lang = language === "en" ? "en" : "zh-CN";
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = Hongtu.say(element.dataset.word);
  for (const element of document.querySelectorAll("[data-name]")) element.setAttribute("aria-label", Hongtu.say(element.dataset.name));
  for (const element of document.querySelectorAll("[data-hint]")) element.placeholder = Hongtu.say(element.dataset.hint);
};
