/* What the filters of the address let through: facts, figures, entities, lines. */
"use strict";
Hongtu.filters = function (model, state) {
  const numbers = (names, terms) => new Set(names.map((name) => terms.findIndex((term) => term.name === name)).filter((k) => k >= 0));
  const types = numbers(state.xt, model.types), relations = numbers(state.xp, model.properties);
  const only = state.only ? model.article(state.only) ?? -2 : -1;
  const strict = state.conf > 0 || state.from > 0 || state.to > 0 || only !== -1;
  const kept = new Map();

  const inside = (thing) => {
    if (only !== -1 && !thing.said.some((quote) => quote.article === only)) return false;
    if (!state.from && !state.to) return true;
    const span = Hongtu.times.of(thing, model.articles);
    return !span || (!(state.from > span[1]) && !(state.to && state.to < span[0]));
  };
  const filters = { types, relations };
  filters.fact = (j) => {
    const fact = model.facts[j];
    return !relations.has(fact.p) && fact.confidence >= state.conf && inside(fact);
  };
  filters.figure = (j) => inside(model.figures[j]);
  filters.node = (i) => {
    if (!kept.has(i)) kept.set(i, spoken(i));
    return kept.get(i);
  };
  function spoken(i) {
    const { type, facts, figures } = model.nodes[i];
    if (types.has(type)) return false;
    if (!strict) return true;
    return facts.some(filters.fact) || figures.some(filters.figure) || (!facts.length && only === -1);
  }
  filters.line = (line) => filters.node(line.a) && filters.node(line.b)
    && (line.facts.length ? line.facts.some(filters.fact) : !strict && !relations.size);
  return filters;
};
