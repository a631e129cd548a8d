/* The drawing: pyvis's options and the vis-network of its wheel show the stage; names and discs are drawn over and under it. */
"use strict";
Hongtu.drawing = function (app, box, options) {
  const { model } = app;
  const dots = new vis.DataSet(), lines = new vis.DataSet();
  const network = new vis.Network(box, { nodes: dots, edges: lines }, options);
  let stage = { members: [], spots: new Map(), lines: [], discs: [], links: [] }, look = null, labels = () => {}, discs = Hongtu.discs(stage);
  const last = { nodes: new Map(), lines: new Map() };
  const faint = (colour) => `${colour}30`;

  function scene() {
    const origin = network.canvasToDOM({ x: 0, y: 0 }), scale = network.getScale();
    const place = (spot) => [origin.x + spot.x * scale, origin.y + spot.y * scale];
    return { width: box.clientWidth, height: box.clientHeight, scale, colours: app.colours(), look, disc: place, node: (i) => [...place(stage.spots.get(i)), model.nodes[i].size * scale] };
  }
  const far = () => discs.far(network.getScale()) && !(look && look.focus);
  function overlay(context, paint) {
    if (!look) return;
    const ratio = context.canvas.width / box.clientWidth;
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint(scene());
    context.restore();
  }
  network.on("beforeDrawing", (context) => overlay(context, (seen) => discs.under(context, { ...seen, place: seen.disc }, far())));
  network.on("afterDrawing", (context) => overlay(context, (seen) => {
    if (far()) discs.over(context, { ...seen, place: seen.disc });
    else labels(context, { ...seen, place: seen.node });
  }));

  network.on("click", (event) => {
    if (event.nodes.length) return app.choose(model.nodes[event.nodes[0]].id);
    const disc = far() && discs.at(event.pointer.canvas.x, event.pointer.canvas.y);
    if (disc) return app.go({ ...app.CLEAR, disc: disc.id });
    if (event.edges.length) { const { a, b } = model.lines[event.edges[0]]; return app.go({ e: "", line: [model.nodes[a].id, model.nodes[b].id] }); }
    return app.choose("");
  });
  network.on("doubleClick", (event) => { if (event.nodes.length) app.near(1, model.nodes[event.nodes[0]].id); });
  network.on("hoverNode", (event) => app.hover(event.node));
  network.on("blurNode", () => app.hover(-1));
  network.on("dragEnd", (event) => { for (const i of event.nodes) stage.spots.set(i, network.getPositions([i])[i]); });

  function arrows({ a, facts }) {
    const to = facts.some((j) => model.facts[j].s === a), from = facts.some((j) => model.facts[j].s !== a);
    return { to: { enabled: to }, from: { enabled: from } };
  }

  /* Another stage: its entities and the lines between them. */
  function set(next) {
    const inside = new Set(next.members);
    const numbers = new Set(next.members.flatMap((i) => model.nodes[i].lines).filter((k) => inside.has(model.lines[k].a) && inside.has(model.lines[k].b)));
    stage = Object.assign(next, { lines: [...numbers].slice(0, 6000) });
    look = null;
    lines.clear();
    dots.clear();
    dots.add(stage.members.map((i) => ({ id: i, label: " ", shape: app.model.types[model.nodes[i].type].shape, size: model.nodes[i].size, physics: false, ...stage.spots.get(i) })));
    lines.add(stage.lines.map((k) => ({ id: k, from: model.lines[k].a, to: model.lines[k].b, arrows: arrows(model.lines[k]) })));
    discs = Hongtu.discs(stage);
  }

  /* What changed in looks since the last time; all of it when the theme did. */
  function paint(next, afresh) {
    afresh = afresh || !look;
    look = next;
    labels = Hongtu.labels(model, stage, app.filters);
    if (afresh) { last.nodes.clear(); last.lines.clear(); }
    const { ink, line, accent } = app.colours();
    const changed = (held, key, value) => held.get(key) !== value && held.set(key, value);
    dots.update(stage.members.filter((i) => changed(last.nodes, i, look.node(i) + (i === look.chosen))).map((i) => {
      const state = look.node(i), own = app.colour(model.nodes[i].type), shown = state === "faint" ? faint(own) : own;
      const border = i === look.chosen ? ink : shown;
      return { id: i, hidden: state === "hidden", borderWidth: i === look.chosen ? 3 : 1, color: { background: shown, border, highlight: { background: own, border: ink }, hover: { background: shown, border } } };
    }));
    lines.update(stage.lines.filter((k) => changed(last.lines, k, look.line(k))).map((k) => {
      const state = look.line(k), shown = state === "strong" ? accent : state === "faint" ? faint(line) : line;
      return { id: k, hidden: state === "hidden", width: state === "strong" ? 2 : 1, color: { color: shown, highlight: shown, hover: accent } };
    }));
    network.redraw();
  }

  return {
    network, set, paint,
    /* All of the stage, with room for the names at its edges. */
    fit() {
      network.fit({ animation: false, maxZoomLevel: 1.5 });
      network.moveTo({ scale: network.getScale() * (discs.far(network.getScale()) ? 0.97 : 0.88) });
    },
    look: (i) => { if (stage.spots.has(i)) network.focus(i, { scale: Math.max(network.getScale(), 0.8), animation: false }); },
    zoom: (by) => network.moveTo({ scale: network.getScale() * by }),
    spot: (i) => network.canvasToDOM(stage.spots.get(i)),
    far,
    picture() {
      const from = box.querySelector("canvas"), to = document.createElement("canvas");
      Object.assign(to, { width: from.width, height: from.height });
      const context = to.getContext("2d");
      context.fillStyle = app.colours().paper;
      context.fillRect(0, 0, to.width, to.height);
      context.drawImage(from, 0, 0);
      return new Promise((done) => to.toBlob(done));
    },
  };
};
