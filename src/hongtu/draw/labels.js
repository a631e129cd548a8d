/* Names of one size at every zoom, the most connected first, none on another: vis-network scales and hides its own. */
"use strict";
Hongtu.FONT = '"Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif';

// The names of so many of the most connected may lie on dots, though not on one another.
const HUBS = 12;

Hongtu.labels = function (model, colours) {
  const { nodes } = model;
  const order = nodes.id.map((_, i) => i).sort((a, b) => nodes.size[b] - nodes.size[a] || a - b);
  return function draw(context, width, height, place) {
    const dots = [], names = [];
    const { ink, paper, soft } = colours();
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.lineWidth = 4;
    const free = (box, taken) => !taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]);
    const put = (text, x, y, pixels, colour, rank) => {
      context.font = `${pixels}px ${Hongtu.FONT}`;
      const half = context.measureText(text).width / 2;
      const box = [x - half - 2, y - pixels * 0.6, x + half + 2, y + pixels * 0.6];
      if (rank > 0 && !free(box, names) || rank > HUBS && !free(box, dots)) return;
      names.push(box);
      context.strokeStyle = paper;
      context.strokeText(text, x, y);
      context.fillStyle = colour;
      context.fillText(text, x, y);
    };
    const wanted = model.focus ? "strong" : "plain";
    const seen = order.filter((i) => model.nodeState(i) === wanted).map((i) => [i, ...place(i)])
      .filter(([, x, y]) => x > -60 && y > -20 && x < width + 60 && y < height + 20);
    for (const [, x, y, radius] of seen.slice(0, 400)) if (radius > 3) dots.push([x - radius * 0.7, y - radius * 0.7, x + radius * 0.7, y + radius * 0.7]);
    let shown = 0;
    for (const [i, x, y, radius] of seen) {
      if (shown > 220) break;
      shown++;
      put(nodes.short[i], x, y + radius + 9, i === model.chosen ? 15 : 13, ink, i === model.chosen ? 0 : shown);
    }
    if (model.focus && model.focus.size <= 40) named(context, place, put, soft);
  };

  function named(context, place, put, colour) {
    model.pairs.a.forEach((a, k) => {
      if (model.lineState(k) !== "strong") return;
      const [ax, ay] = place(a), [bx, by] = place(model.pairs.b[k]);
      if (Math.hypot(ax - bx, ay - by) < 80) return;
      const names = new Set(model.between[k].filter(model.factShown).map((j) => model.data.properties[model.facts[j].p].label));
      put([...names].join("／"), (ax + bx) / 2, (ay + by) / 2, 11, colour, HUBS + 1);
    });
  }
};
