/* The facts on stage as a table: the same for those who cannot, or do not wish to, read a drawing. */
"use strict";
Hongtu.table = function (app, box, facts) {
  const { make, say, term } = Hongtu;
  const { model } = app;
  const PAGE = 200;
  let shown = PAGE, sorted = { key: "", down: false };

  const name = (o) => (typeof o === "number" ? model.nodes[o].name : o);
  const COLUMNS = {
    subject: (fact) => name(fact.s), relation: (fact) => term(model.properties[fact.p]), object: (fact) => name(fact.o),
    role: (fact) => fact.role, period: (fact) => fact.period, status: (fact) => say(fact.status), confidence: (fact) => fact.confidence,
  };

  function order(rows) {
    const value = COLUMNS[sorted.key];
    if (!value) return rows;
    const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, "zh"));
    return [...rows].sort((a, b) => (sorted.down ? -1 : 1) * compare(value(model.facts[a]), value(model.facts[b])) || a - b);
  }

  function head(redraw) {
    return Object.keys(COLUMNS).map((key) => {
      const mine = sorted.key === key, way = mine ? (sorted.down ? "descending" : "ascending") : "none";
      const sort = () => { sorted = { key, down: mine && !sorted.down }; redraw(); box.querySelector(`[data-column=${key}]`).focus(); };
      return make("th", { scope: "col", "aria-sort": way }, make("button", { type: "button", class: "sort", "data-column": key, click: sort }, say(key), make("span", { "aria-hidden": "true" }, mine ? (sorted.down ? " ↓" : " ↑") : "")));
    });
  }

  function row(j) {
    const fact = model.facts[j];
    return make("tr", {}, make("td", {}, facts.link(fact.s)), make("td", {}, term(model.properties[fact.p])), make("td", {}, facts.end(fact.o)),
      make("td", {}, fact.role), make("td", {}, fact.period), make("td", {}, say(fact.status)), make("td", { class: "number" }, fact.confidence.toFixed(2)));
  }

  return function show(stage) {
    const rows = order(Hongtu.onStage(app, stage).facts), first = rows.slice(0, shown);
    const note = rows.length > first.length ? say("firstRows", first.length, Hongtu.number(rows.length)) : say("rows", Hongtu.number(rows.length));
    box.replaceChildren(make("p", { id: "listed" }, note),
      make("div", { class: "wide" }, make("table", {}, make("thead", {}, make("tr", {}, head(() => show(stage)))), make("tbody", { id: "rows" }, first.map(row)))));
    if (rows.length > first.length) box.append(make("button", { type: "button", class: "more", click: () => { shown += PAGE; show(stage); } }, say("moreRows", Math.min(PAGE, rows.length - first.length))));
  };
};

/* What is to be seen: entities and lines that the filters let through, and the facts that have an end among them. */
Hongtu.onStage = function (app, stage) {
  const { model, filters } = app;
  const nodes = stage.members.filter(filters.node), inside = new Set(nodes);
  const lines = stage.lines.filter((k) => filters.line(model.lines[k]));
  const facts = [...new Set(nodes.flatMap((i) => model.nodes[i].facts))].filter((j) => {
    const { s, o } = model.facts[j];
    return filters.fact(j) && inside.has(s) && (typeof o !== "number" || inside.has(o));
  }).sort((a, b) => a - b);
  return { nodes, lines, facts };
};
