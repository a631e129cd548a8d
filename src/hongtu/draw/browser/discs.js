/* A large graph from afar: its communities as discs with names and counts, and the bundles of links between them. */
"use strict";
Hongtu.discs = function ({ discs, links }) {
  const order = discs.map((_, k) => k).sort((a, b) => discs[b].count - discs[a].count);
  const most = Math.max(1, ...links.map((link) => link[2]));
  return {
    /* From so far away that names of entities would say nothing. */
    far: (scale) => discs.length > 1 && scale < 0.45,

    at: (x, y) => discs.find((disc) => Math.hypot(disc.x - x, disc.y - y) <= disc.r),

    under(context, { place, scale, colours }, far) {
      context.strokeStyle = colours.bundle;
      for (const [a, b, count] of far ? links : []) {
        if (count < most / 200) continue;
        const [ax, ay] = place(discs[a]), [bx, by] = place(discs[b]);
        context.lineWidth = Math.max(0.6, 14 * Math.sqrt(count / most));
        context.beginPath();
        context.moveTo(ax, ay);
        context.quadraticCurveTo((ax + bx) / 2 + (by - ay) * 0.08, (ay + by) / 2 - (bx - ax) * 0.08, bx, by);
        context.stroke();
      }
      Object.assign(context, { fillStyle: colours.disc, strokeStyle: colours.rim, lineWidth: 1 });
      for (const disc of discs) {
        context.beginPath();
        context.arc(...place(disc), disc.r * scale + 3, 0, 2 * Math.PI);
        context.fill();
        context.stroke();
      }
    },

    over(context, { place, scale, colours }) {
      const taken = Hongtu.boxes();
      Object.assign(context, { textAlign: "center", textBaseline: "middle", lineJoin: "round", lineWidth: 4, strokeStyle: colours.paper });
      const write = (text, x, y, font, colour) => {
        Object.assign(context, { font: `${font} ${Hongtu.FONT}`, fillStyle: colour });
        context.strokeText(text, x, y);
        context.fillText(text, x, y);
      };
      for (const k of order) {
        const { name, count, r } = discs[k], [x, y] = place(discs[k]);
        const pixels = Math.max(11, Math.min(19, r * scale * 0.3));
        context.font = `600 ${pixels}px ${Hongtu.FONT}`;
        const half = context.measureText(name).width / 2 + 3;
        const box = [x - half, y - pixels, x + half, y + pixels * 1.7];
        if (taken.meet(box)) continue;
        taken.add(box);
        write(name, x, y, `600 ${pixels}px`, colours.ink);
        write(Hongtu.say("discEntities", Hongtu.number(count)), x, y + pixels * 1.15, `${Math.max(10, pixels * 0.72)}px`, colours.soft);
      }
    },
  };
};
