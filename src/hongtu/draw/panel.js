/* The panel: all facts of what is chosen, each with its sentence and the words in it that state the fact. */
"use strict";
Hongtu.make = function (tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === "click") element.addEventListener("click", value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  for (const child of children.flat(2)) if (child != null) element.append(child);
  return element;
};

Hongtu.panel = function (box, model, act) {
  const { make } = Hongtu;
  const { data, nodes, facts } = model;
  const chip = (i) => {
    const shown = make("span", { class: "chip" }, data.types[nodes.type[i]].label);
    shown.style.borderColor = act.colour(nodes.type[i]);
    return shown;
  };
  const link = (i) => make("button", { type: "button", class: "entity", click: () => act.choose(i, true) }, nodes.name[i]);
  const quote = ([article, before, words, behind]) => {
    const from = data.articles[article];
    const source = from ? `《${from.title}》${from.published}` : "";
    return make("figure", {}, make("blockquote", {}, before, make("mark", {}, words), behind), make("figcaption", {}, source));
  };
  const STATUS = { former: "曾任", planned: "拟", stated: "" };
  const notes = (fact) => [fact.role, fact.period, STATUS[fact.status]].filter(Boolean).join("，");
  const end = (o) => (typeof o === "number" ? link(o) : make("span", {}, o));

  function factLine(j, from) {
    const fact = facts[j];
    const out = from < 0 || fact.s === from;
    const ends = from < 0 ? [link(fact.s), ` ${data.properties[fact.p].label} `, end(fact.o)] : [out ? "→ " : "← ", end(out ? fact.o : fact.s)];
    return make("li", {}, make("div", {}, ends, notes(fact) ? make("span", { class: "role" }, notes(fact)) : null), fact.said.map(quote));
  }

  function overview() {
    const most = nodes.id.map((_, i) => i).sort((a, b) => model.of[b].length - model.of[a].length || a - b).slice(0, 15);
    box.append(
      make("h2", {}, "概览"),
      make("p", {}, `${model.count} 个实体，${facts.length} 条事实，${data.articles.length} 篇文章`),
      data.left > 0 ? make("p", { class: "hint" }, `另有 ${data.left} 个联系较少的实体未画出`) : null,
      make("p", { class: "hint" }, "点选实体或连线，即见事实与原文依据；按 / 搜索，Esc 取消。"),
      make("h3", {}, "联系最多"),
      make("ol", { class: "most" }, most.map((i) => make("li", {}, link(i), chip(i), make("span", { class: "count" }, String(model.of[i].length))))),
    );
  }

  function entity(i) {
    box.append(make("h2", { id: "chosen", tabindex: "-1" }, nodes.name[i]), chip(i));
    if (nodes.alias[i].length) box.append(make("p", { class: "alias" }, `又称：${nodes.alias[i].join("、")}`));
    data.properties.forEach((property, p) => {
      const mine = model.of[i].filter((j) => facts[j].p === p && model.factShown(j));
      if (mine.length) box.append(make("h3", {}, `${property.label}（${mine.length}）`), make("ul", { class: "facts" }, mine.map((j) => factLine(j, i))));
    });
    const figures = model.figures.filter((figure) => figure.s === i);
    if (figures.length) box.append(make("h3", {}, `统计数据（${figures.length}）`), table(figures));
  }

  function table(figures) {
    const rows = figures.map((figure) => make("tr", {},
      make("td", {}, figure.measure, figure.said.map(quote)),
      make("td", { class: "number" }, `${figure.value.toLocaleString("zh-CN")} ${figure.unit}`),
      make("td", {}, figure.period)));
    const head = ["指标", "数值", "时间"].map((name) => make("th", { scope: "col" }, name));
    return make("table", {}, make("thead", {}, make("tr", {}, head)), make("tbody", {}, rows));
  }

  function line(k) {
    const shown = model.between[k].filter(model.factShown);
    box.append(make("h2", { id: "chosen", tabindex: "-1" }, `${nodes.name[model.pairs.a[k]]} — ${nodes.name[model.pairs.b[k]]}`), make("ul", { class: "facts" }, shown.map((j) => factLine(j, -1))));
  }

  return {
    chip, link,
    show() {
      box.replaceChildren();
      if (model.line >= 0) line(model.line);
      else if (model.chosen >= 0) entity(model.chosen);
      else overview();
      box.scrollTop = 0;
    },
  };
};
