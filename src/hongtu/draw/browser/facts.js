/* A fact on the page: its ends, its role and time, and each sentence that says it with the words marked. */
"use strict";
Hongtu.facts = function (app) {
  const { make, say, term } = Hongtu;
  const { model } = app;

  const chip = (type) => {
    const shown = make("span", { class: "chip" }, term(model.types[type]));
    shown.style.borderColor = app.colour(type);
    return shown;
  };
  const link = (i) => make("button", { type: "button", class: "entity", "data-entity": i, click: () => app.choose(model.nodes[i].id, true) }, model.nodes[i].name);
  const end = (o) => (typeof o === "number" ? link(o) : make("span", {}, o));
  const notes = (fact) => [fact.role, fact.period, fact.status && say(fact.status)].filter(Boolean);
  const title = (article) => (article ? `《${article.title}》${article.published || ""}` : "");

  const source = (quote, thing, kind) => {
    const article = model.articles[quote.article];
    if (!article) return null;
    const open = () => app.go({ view: "article", a: article.id, f: `${kind}:${thing.id}` });
    return make("button", { type: "button", class: "source", "aria-label": say("toArticle", title(article)), click: open }, title(article));
  };
  const quote = (thing, kind) => (said) => make("figure", {},
    make("blockquote", {}, said.before, make("mark", {}, said.words), said.behind),
    make("figcaption", {}, source(said, thing, kind), said.rule ? make("span", { class: "rule" }, said.rule) : null));
  const quotes = (thing, kind, article = -1) => [
    ...thing.said.filter((said) => article < 0 || said.article === article).map(quote(thing, kind)),
    thing.more ? make("p", { class: "hint" }, say("morePlaces", thing.more)) : null,
  ];

  const sure = (fact) => (fact.confidence < 1 ? make("span", { class: "sure" }, `${say("confidence")} ${fact.confidence.toFixed(2)}`) : null);
  const wrong = (thing) => (app.review ? make("button", { type: "button", class: "small", click: () => app.correct.wrong(thing) }, say("wrong")) : null);

  /* A fact as seen from one of its ends, or in full where that is -1; with the sentences of one article, or of all. */
  function line(j, from, article) {
    const fact = model.facts[j], out = from < 0 || fact.s === from, p = term(model.properties[fact.p]);
    const ends = from < 0 ? [link(fact.s), make("span", { class: "relation" }, p), end(fact.o)]
      : [make("span", { class: "arrow", "aria-hidden": "true" }, out ? "→" : "←"), end(out ? fact.o : fact.s)];
    return make("li", { "data-fact": `fact:${fact.id}` },
      make("div", { class: "fact" }, ends, notes(fact).map((note) => make("span", { class: "note" }, note)), sure(fact), wrong(fact)),
      quotes(fact, "fact", article));
  }

  function figure(j, article) {
    const one = model.figures[j];
    return make("li", { "data-fact": `figure:${one.id}` },
      make("div", { class: "fact" }, link(one.s), make("span", { class: "relation" }, one.measure), make("strong", {}, amount(one)), one.period ? make("span", { class: "note" }, one.period) : null, wrong(one)),
      quotes(one, "figure", article));
  }
  const amount = (one) => `${Hongtu.number(one.value)} ${one.unit}`;
  const byTime = (a, b) => (Hongtu.times.at(model.facts[a].period) ?? 9999) - (Hongtu.times.at(model.facts[b].period) ?? 9999) || a - b;

  return { chip, link, end, notes, quotes, line, figure, amount, wrong, title, byTime };
};
