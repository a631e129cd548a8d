/* An entity's page: class, aliases, what can be done with it, posts, all facts, figures with a chart, its articles by date. */
"use strict";
Hongtu.entity = function (app, facts) {
  const { make, say, term, button } = Hongtu;
  const { model } = app;
  const FIRST = 60;

  function show(box, answer, { plain = false } = {}) {
    const i = answer.centre, node = model.nodes[i];
    box.append(make("h2", plain ? {} : { id: "chosen", tabindex: "-1" }, node.name), facts.chip(node.type));
    if (node.alias.length) box.append(make("p", { class: "alias" }, say("alias", node.alias.join(say("listed")))));
    if (!plain) { box.append(actions(i), make("div", { class: "beyond", id: "beyond" })); possibly(box, i, answer.possibly); }
    relations(box, i);
    figures(box, i);
    if (answer.more) box.append(make("button", { type: "button", class: "more", click: () => app.more(i) }, say("moreFacts", answer.more)));
    timeline(box, answer.timeline);
  }

  function actions(i) {
    const { state } = app, { id } = model.nodes[i];
    return make("div", { class: "actions" },
      button("near1", () => app.near(1, id), { "aria-pressed": String(state.near === 1 && (state.c || state.e) === id) }),
      button("near2", () => app.near(2, id), { "aria-pressed": String(state.near === 2 && (state.c || state.e) === id) }),
      state.near || state.disc || state.path.length ? button("whole", () => app.go({ ...app.CLEAR, e: id })) : null,
      button("pathTo", () => app.pick("path")), button("compareWith", () => app.pick("side")),
      app.treed(i) ? button("hierarchy", () => app.go({ view: "tree" })) : null,
      app.source.served ? make("a", { class: "action", href: `/id/${encodeURIComponent(id)}` }, say("dossier")) : null,
      app.review ? button("correct", () => app.correct.entity(i)) : null);
  }

  function possibly(box, i, open) {
    if (!open.length) return;
    box.append(make("h3", {}, say("possibly")), make("ul", { class: "most" }, open.map((one) => make("li", {},
      make("button", { type: "button", class: "entity", click: () => app.go({ side: one.id }) }, one.name), make("span", { class: "note" }, [one.why].flat().join(" · ")),
      app.review ? make("button", { type: "button", class: "small", click: () => app.correct.entity(i, one.id) }, say("correct")) : null))));
  }

  /* One section a relation, posts first; in each the facts by time. */
  function relations(box, i) {
    const mine = model.nodes[i].facts.filter(app.filters.fact);
    const order = model.properties.map((_, p) => p).sort((a, b) => (model.properties[b].name === "holdsPost") - (model.properties[a].name === "holdsPost") || a - b);
    for (const p of order) {
      const here = mine.filter((j) => model.facts[j].p === p).sort(facts.byTime);
      if (!here.length) continue;
      const list = make("ul", { class: "facts" }, here.slice(0, FIRST).map((j) => facts.line(j, i)));
      box.append(make("h3", {}, say("counted", term(model.properties[p]), here.length)), list);
      if (here.length > FIRST) box.append(rest(list, here.slice(FIRST), i));
    }
  }

  function rest(list, more, i) {
    const all = make("button", { type: "button", class: "more", click: () => { list.append(...more.map((j) => facts.line(j, i))); all.remove(); } }, say("moreFacts", more.length));
    return all;
  }

  function figures(box, i) {
    const mine = model.nodes[i].figures.filter(app.filters.figure).map((j) => model.figures[j]);
    if (!mine.length) return;
    const at = (one) => Hongtu.times.at(one.period) ?? 9999;
    mine.sort((a, b) => a.measure.localeCompare(b.measure, "zh") || at(a) - at(b));
    const charts = [...grouped(mine).values()].map((some) => Hongtu.chart(some[0].measure, some)).filter(Boolean);
    box.append(make("h3", {}, say("counted", say("figures"), mine.length)), ...charts);
    const rows = mine.map((one) => make("tr", { "data-fact": `figure:${one.id}` },
      make("td", {}, one.measure, facts.quotes(one, "figure")), make("td", { class: "number" }, facts.amount(one)), make("td", {}, one.period, facts.wrong(one))));
    const head = ["measure", "value", "period"].map((word) => make("th", { scope: "col" }, say(word)));
    box.append(make("table", { class: "figures" }, make("thead", {}, make("tr", {}, head)), make("tbody", {}, rows)));
  }

  function grouped(mine) {
    const groups = new Map();
    for (const one of mine) { const key = `${one.measure} ${one.unit}`; groups.set(key, [...(groups.get(key) || []), one]); }
    return groups;
  }

  function timeline(box, articles) {
    if (articles.length) box.append(make("h3", {}, say("counted", say("timeline"), articles.length)), dated(articles));
  }

  /* Articles by date, each a way to its text. */
  function dated(articles) {
    return make("ol", { class: "timeline" }, articles.map((k) => model.articles[k]).map((article) => make("li", {},
      article.published ? make("span", { class: "date" }, article.published) : null,
      make("button", { type: "button", class: "entity", click: () => app.go({ view: "article", a: article.id, f: "" }) }, article.title || article.id))));
  }

  return { show, dated };
};
