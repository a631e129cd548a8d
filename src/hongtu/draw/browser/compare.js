/* Two entities side by side: first what both are linked to, then the page of each. */
"use strict";
Hongtu.compare = function (app, box, facts, entity) {
  const { make, say, term, button } = Hongtu;
  const { model } = app;

  const relations = (i, o) => {
    const k = model.line(i, o);
    const shown = k === undefined ? [] : model.lines[k].facts.filter(app.filters.fact);
    const words = shown.map((j) => [term(model.properties[model.facts[j].p]), ...facts.notes(model.facts[j])].join(" "));
    return [...new Set(words)].join(say("listed"));
  };

  function shared(a, b) {
    const other = new Set(model.neighbours(b, app.filters.fact));
    const both = model.neighbours(a, app.filters.fact).filter((i) => other.has(i));
    if (!both.length) return make("p", { class: "hint" }, say("noShared"));
    const rows = both.map((i) => make("tr", {}, make("td", {}, relations(a, i)), make("th", { scope: "row" }, facts.link(i)), make("td", {}, relations(b, i))));
    const head = [model.nodes[a].name, say("shared", both.length), model.nodes[b].name].map((name) => make("th", { scope: "col" }, name));
    return make("table", { class: "shared" }, make("thead", {}, make("tr", {}, head)), make("tbody", {}, rows));
  }

  return function show(one, other) {
    const sides = [one, other].map((answer) => { const side = make("section", {}); entity.show(side, answer, { plain: true }); return side; });
    box.replaceChildren(
      make("div", { class: "bar" }, make("h2", { id: "sided", tabindex: "-1" }, say("side", ...[one, other].map((answer) => model.nodes[answer.centre].name))), button("close", () => app.go({ side: "" }))),
      shared(one.centre, other.centre), make("div", { class: "sides" }, sides));
  };
};
