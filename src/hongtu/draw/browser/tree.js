/* The tree of an organization: what is above it and below it, with those who hold posts there. */
"use strict";
Hongtu.tree = function (app, box, facts) {
  const { make, say } = Hongtu;
  const { model } = app;
  const post = () => model.properties.findIndex((property) => property.name === "holdsPost");

  const people = (i) => model.nodes[i].facts.filter((j) => model.facts[j].p === post() && model.facts[j].o === i && app.filters.fact(j)).slice(0, 6)
    .map((j) => make("span", { class: "holder" }, model.facts[j].role ? `${model.facts[j].role} ` : "", facts.link(model.facts[j].s)));

  function branch(i, children, met = new Set()) {
    const below = (children.get(i) || []).filter((o) => !met.has(o)), inner = new Set([...met, i]);
    const own = make("div", { class: i === model.number(app.state.e) ? "body chosen" : "body" }, sign(i), facts.link(i), people(i));
    if (!below.length) return make("li", {}, own);
    const fold = make("details", {}, make("summary", {}, make("span", { class: "count" }, say("below", below.length))), make("ul", {}, below.map((o) => branch(o, children, inner))));
    fold.open = true;
    return make("li", {}, own, fold);
  }

  function sign(i) {
    const { type } = model.nodes[i], shown = make("span", { class: "sign", "aria-hidden": "true" }, Hongtu.SIGNS[model.types[type].shape] || "●");
    shown.style.color = app.colour(type);
    return shown;
  }

  return function show(answer) {
    if (answer) box.replaceChildren(make("ul", { class: "tree" }, branch(answer.root, answer.children)));
    else box.replaceChildren(make("p", { class: "hint" }, say("noTree")));
  };
};

Hongtu.SIGNS = { dot: "●", square: "■", star: "★", triangle: "▲", triangleDown: "▼", hexagon: "⬢", diamond: "◆" };
