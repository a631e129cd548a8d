/* Names of one size at every zoom, the most connected first, none on another: vis-network scales and hides its own. */
"use strict";
Hongtu.FONT = '"Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif';

/* The names of so many of the most connected may lie on dots, though not on one another. */
Hongtu.HUBS = 12;

Hongtu.labels = function (model, stage, filters) {
  const order = [...stage.members].sort((a, b) => model.nodes[b].size - model.nodes[a].size || a - b);
  return function draw(context, { width, height, place, look, colours }) {
    const dots = Hongtu.boxes(), names = Hongtu.boxes();
    const { ink, paper, soft } = colours;
    Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 4, strokeStyle: paper });
    const put = (text, x, y, pixels, colour, rank) => {
      context.font = `${pixels}px ${Hongtu.FONT}`;
      const half = context.measureText(text).width / 2;
      const box = [x - half - 2, y - pixels * 0.6, x + half + 2, y + pixels * 0.6];
      if ((rank > 0 && names.meet(box)) || (rank > Hongtu.HUBS && dots.meet(box))) return;
      names.add(box);
      context.strokeText(text, x, y);
      context.fillStyle = colour;
      context.fillText(text, x, y);
    };
    const wanted = look.focus ? "strong" : "plain";
    const seen = order.filter((i) => look.node(i) === wanted).map((i) => [i, ...place(i)])
      .filter(([, x, y]) => x > -60 && y > -20 && x < width + 60 && y < height + 20);
    for (const [, x, y, radius] of seen.slice(0, 600)) if (radius > 3) dots.add([x - radius * 0.7, y - radius * 0.7, x + radius * 0.7, y + radius * 0.7]);
    if (look.focus && look.focus.size <= 60) relations(put, place, look, soft, context);
    seen.slice(0, 260).forEach(([i, x, y, radius], rank) => {
      const own = i === look.chosen;
      put(model.nodes[i].short, x, y + radius + 9, own ? 15 : 13, ink, own ? 0 : rank + 1);
    });
  };

  /* On a chosen entity's lines stands what they say; near its end, where lines are apart. */
  function relations(put, place, look, colour) {
    const centre = look.chosen;
    stage.lines.forEach((k) => {
      const { a, b, facts } = model.lines[k];
      if (look.line(k) !== "strong") return;
      const [ax, ay] = place(a), [bx, by] = place(b);
      if (Math.hypot(ax - bx, ay - by) < 80) return;
      const names = new Set(facts.filter(filters.fact).map((j) => Hongtu.term(model.properties[model.facts[j].p])));
      const at = centre === a ? 0.56 : centre === b ? 0.44 : 0.5;
      put([...names].join("／"), ax + (bx - ax) * at, ay + (by - ay) * at, 11, colour, Hongtu.HUBS + 1);
    });
  }
};

/* Boxes in a grid: whether one meets another is found without comparing all. */
Hongtu.boxes = function () {
  const cells = new Map();
  function* keys([left, top, right, bottom]) {
    for (let x = Math.floor(left / 64); x <= right / 64; x++) for (let y = Math.floor(top / 32); y <= bottom / 32; y++) yield x * 65536 + y;
  }
  return {
    add(box) { for (const key of keys(box)) { if (!cells.has(key)) cells.set(key, []); cells.get(key).push(box); } },
    meet([left, top, right, bottom]) {
      for (const key of keys([left, top, right, bottom])) for (const other of cells.get(key) || []) if (left < other[2] && right > other[0] && top < other[3] && bottom > other[1]) return true;
      return false;
    },
  };
};
