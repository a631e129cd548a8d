/* Places that the page finds itself: rings round one entity, a free arc for what is added, rows for paths. */
"use strict";
Hongtu.rings = {
  /* Round a centre: its neighbours by relation and class, theirs behind them; many neighbours stand in staggered rings. */
  around(model, centre, members) {
    const inside = new Set(members), level = new Map([[centre, 0]]), children = new Map();
    const order = (i) => (a, b) => model.facts[a].p - model.facts[b].p || model.nodes[model.other(a, i)].type - model.nodes[model.other(b, i)].type || a - b;
    for (const rim = [centre]; rim.length;) {
      const i = rim.shift(), mine = [];
      for (const j of model.nodes[i].facts.filter((j) => typeof model.facts[j].o === "number").sort(order(i))) {
        const o = model.other(j, i);
        if (inside.has(o) && !level.has(o)) { level.set(o, level.get(i) + 1); mine.push(o); rim.push(o); }
      }
      children.set(i, mine);
    }
    const spots = new Map([[centre, { x: 0, y: 0 }]]);
    const leaves = (i) => Math.max(1, (children.get(i) || []).reduce((sum, o) => sum + leaves(o), 0));
    const shells = Math.ceil(children.get(centre).length / 30), depth = Math.max(1, ...level.values());
    const step = Math.max(190, (leaves(centre) * 66) / (2 * Math.PI) / (depth + shells - 1));
    let nth = 0;
    (function put(i, from, to) {
      const angle = (from + to) / 2, ring = level.get(i);
      if (ring) {
        const shell = ring === 1 ? (nth++ % shells) * 0.6 : (shells - 1) * 0.6;
        spots.set(i, { x: 1.3 * (ring + shell) * step * Math.cos(angle), y: (ring + shell) * step * Math.sin(angle) });
      }
      let at = from;
      for (const o of children.get(i) || []) {
        const width = ((to - from) * leaves(o)) / leaves(i);
        put(o, at, at + width);
        at += width;
      }
    })(centre, -Math.PI / 2, 1.5 * Math.PI);
    members.filter((i) => !spots.has(i)).forEach((i, k) => spots.set(i, { x: (k - 2) * 110, y: (depth + shells + 0.5) * step }));
    return spots;
  },

  /* Gives each new entity a place near its anchor that is free, on the side that looks outwards. */
  fan(spots, anchor, fresh) {
    const home = spots.get(anchor) || { x: 0, y: 0 }, taken = [...spots.values()];
    const middle = { x: taken.reduce((sum, p) => sum + p.x, 0) / taken.length, y: taken.reduce((sum, p) => sum + p.y, 0) / taken.length };
    const outwards = Math.atan2(home.y - middle.y, home.x - middle.x);
    const free = (p) => !taken.some((q) => Math.abs(p.x - q.x) < 84 && Math.abs(p.y - q.y) < 44);
    let radius = 170, turn = 0;
    const next = () => {
      if (turn * 20 > radius * 1.7) [radius, turn] = [radius + 58, 0];
      const angle = outwards + (turn % 2 ? 1 : -1) * Math.ceil(turn / 2) * (70 / radius);
      turn++;
      return { x: home.x + 1.3 * radius * Math.cos(angle), y: home.y + radius * Math.sin(angle) };
    };
    for (const i of fresh) {
      let place = next();
      while (!free(place)) place = next();
      spots.set(i, place);
      taken.push(place);
    }
  },

  /* Paths as rows from left to right; what several share stands in the row of the first. */
  rows(ways) {
    const spots = new Map(), width = 230 * Math.max(2, ...ways.map((way) => way.length - 1));
    ways.forEach((way, row) => way.forEach((i, k) => {
      const end = k === 0 || k === way.length - 1;
      if (!spots.has(i)) spots.set(i, { x: (k * width) / (way.length - 1), y: end ? ((ways.length - 1) * 130) / 2 : row * 130 });
    }));
    return spots;
  },
};
