/* How each entity and line of the stage looks now: hidden, faint, plain or strong. */
"use strict";
Hongtu.look = function (model, filters, stage, state, hover) {
  const chosen = state.e ? model.number(state.e) ?? -1 : -1;
  const ends = state.line.map(model.number);
  const centre = chosen >= 0 ? chosen : hover;
  const ways = centre < 0 ? stage.ways || [] : [];
  const steps = new Set(ways.flatMap((way) => way.slice(1).map((i, k) => model.line(way[k], i))));
  const focus = focused();

  function focused() {
    if (ends.length) return new Set(ends);
    if (ways.length) return new Set(ways.flat());
    if (stage.kind === "near" && centre === stage.centre) return new Set(stage.members);
    return stage.spots.has(centre) ? new Set([centre, ...model.neighbours(centre, filters.fact)]) : null;
  }

  function strong({ a, b }, k) {
    if (ends.length) return ends.includes(a) && ends.includes(b);
    return ways.length ? steps.has(k) : a === centre || b === centre;
  }

  return {
    chosen, focus,
    node: (i) => (!filters.node(i) ? "hidden" : !focus ? "plain" : focus.has(i) ? "strong" : "faint"),
    line(k) {
      if (!filters.line(model.lines[k])) return "hidden";
      if (!focus) return "plain";
      if (strong(model.lines[k], k)) return "strong";
      return focus.has(model.lines[k].a) && focus.has(model.lines[k].b) ? "plain" : "faint";
    },
  };
};
