/* The shortest ways between two entities (Yen's algorithm over breadth-first search), entities with few links first. */
"use strict";
Hongtu.paths = function (model, from, to, { k = 3, barred = new Set(), shown = () => true }) {
  const next = (i) => model.neighbours(i, (j) => shown(j) && model.facts[j].status !== "planned")
    .filter((o) => o === to || !barred.has(model.nodes[o].type))
    .sort((a, b) => model.nodes[a].facts.length - model.nodes[b].facts.length || a - b);

  function shortest(start, shut, cut) {
    const came = new Map([[start, -1]]);
    let rim = [start];
    while (rim.length && !came.has(to)) {
      const wider = [];
      for (const i of rim) for (const o of next(i)) {
        if (came.has(o) || shut.has(o) || cut.has(`${i} ${o}`)) continue;
        came.set(o, i);
        wider.push(o);
      }
      rim = wider;
    }
    if (!came.has(to)) return null;
    const way = [];
    for (let i = to; i !== -1; i = came.get(i)) way.unshift(i);
    return way;
  }

  const found = [], open = new Map();
  let way = shortest(from, new Set(), new Set());
  while (way && found.length < k) {
    found.push(way);
    for (let at = 0; at < way.length - 1; at++) {
      const root = way.slice(0, at + 1);
      const cut = new Set(found.filter((other) => root.every((i, n) => other[n] === i)).map((other) => `${other[at]} ${other[at + 1]}`));
      const spur = shortest(way[at], new Set(root.slice(0, -1)), cut);
      if (spur) { const whole = [...root.slice(0, -1), ...spur]; open.set(whole.join(" "), whole); }
    }
    for (const done of found) open.delete(done.join(" "));
    way = [...open.values()].sort((a, b) => a.length - b.length)[0];
  }
  return found;
};
