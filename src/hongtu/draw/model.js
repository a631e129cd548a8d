/* What the page knows: entities, facts and figures by number, what is hidden, what is chosen, and what each state looks like. */
"use strict";
const Hongtu = {};

Hongtu.model = function (data) {
  const { nodes, facts, figures, pairs } = data;
  const count = nodes.id.length;
  const of = Array.from({ length: count }, () => []);
  const line = new Map(pairs.a.map((a, k) => [a * count + pairs.b[k], k]));
  const between = pairs.a.map(() => []);
  facts.forEach((fact, j) => {
    of[fact.s].push(j);
    if (typeof fact.o !== "number") return;
    if (fact.o !== fact.s) of[fact.o].push(j);
    const k = line.get(Math.min(fact.s, fact.o) * count + Math.max(fact.s, fact.o));
    if (k !== undefined && fact.status !== "planned") between[k].push(j);
  });
  const model = { data, nodes, facts, figures, pairs, count, of, between };
  model.byId = new Map(nodes.id.map((id, i) => [id, i]));
  model.hiddenTypes = new Set();
  model.hiddenRelations = new Set();
  model.chosen = -1;
  model.line = -1;
  model.hover = -1;

  model.other = (j, i) => (facts[j].s === i ? facts[j].o : facts[j].s);
  model.factShown = (j) => !model.hiddenRelations.has(facts[j].p);
  model.nodeShown = (i) => !model.hiddenTypes.has(nodes.type[i]);
  model.lineShown = (k) => model.nodeShown(pairs.a[k]) && model.nodeShown(pairs.b[k]) && between[k].some(model.factShown);
  model.neighbours = (i) => [...new Set(of[i].filter(model.factShown).map((j) => model.other(j, i)))].filter((o) => typeof o === "number" && o !== i);

  /* "hidden", "faint", "plain" or "strong" */
  model.focus = null;
  model.refocus = () => {
    const centre = model.chosen >= 0 ? model.chosen : model.hover;
    if (model.line >= 0) model.focus = new Set([pairs.a[model.line], pairs.b[model.line]]);
    else model.focus = centre < 0 ? null : new Set([centre, ...model.neighbours(centre)]);
  };
  model.nodeState = (i) => (!model.nodeShown(i) ? "hidden" : !model.focus ? "plain" : model.focus.has(i) ? "strong" : "faint");
  model.lineState = (k) => {
    if (!model.lineShown(k)) return "hidden";
    if (model.line >= 0) return k === model.line ? "strong" : "faint";
    const centre = model.chosen >= 0 ? model.chosen : model.hover;
    return centre < 0 ? "plain" : pairs.a[k] === centre || pairs.b[k] === centre ? "strong" : "faint";
  };

  model.search = (words, most) => {
    const wanted = words.trim().toLowerCase();
    if (!wanted) return [];
    const found = [];
    for (let i = 0; i < count; i++) {
      let best = -1;
      for (const name of [nodes.name[i], ...nodes.alias[i]]) {
        const at = name.toLowerCase().indexOf(wanted);
        if (at >= 0) best = Math.max(best, name.length === wanted.length ? 3 : at === 0 ? 2 : 1);
      }
      if (best > 0) found.push([best, of[i].length, i]);
    }
    return found.sort((a, b) => b[0] - a[0] || b[1] - a[1] || a[2] - b[2]).slice(0, most).map((hit) => hit[2]);
  };
  return model;
};
