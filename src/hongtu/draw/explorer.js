/* The page at work: the drawing by vis-network, the legend, search, table, theme, keyboard, and the address as the state. */
"use strict";
(function () {
  const { make } = Hongtu;
  const at = (id) => document.getElementById(id);
  const read = (id) => JSON.parse(at(id).textContent);
  const data = read("data");
  const model = Hongtu.model(data);
  const { nodes, pairs } = model;
  const dark = () => document.documentElement.dataset.theme === "dark";
  const colour = (type) => data.types[type][dark() ? "dark" : "colour"];
  const colours = () => (dark() ? { ink: "#e8edf2", paper: "#14181d", soft: "#a9b6c2", line: "#56626e", accent: "#8ec0ff" } : { ink: "#16212c", paper: "#ffffff", soft: "#4c5a68", line: "#9aa5b1", accent: "#0b57b0" });
  const faint = (value) => `${value}30`;

  /* ---- the drawing */
  const dots = new vis.DataSet(read("nodes").map((node, i) => ({ ...node, size: nodes.size[i] })));
  const lines = new vis.DataSet(read("edges"));
  const drawing = new vis.Network(at("graph"), { nodes: dots, edges: lines }, read("options"));
  const names = Hongtu.labels(model, colours);
  drawing.on("afterDrawing", (context) => {
    const box = at("graph"), ratio = context.canvas.width / box.clientWidth;
    const origin = drawing.canvasToDOM({ x: 0, y: 0 }), scale = drawing.getScale();
    context.save();
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    names(context, box.clientWidth, box.clientHeight, (i) => [origin.x + nodes.x[i] * scale, origin.y + nodes.y[i] * scale, nodes.size[i] * scale]);
    context.restore();
  });

  function refresh() {
    model.refocus();
    const { ink, line, accent } = colours();
    dots.update(nodes.id.map((id, i) => {
      const state = model.nodeState(i), own = colour(nodes.type[i]), shown = state === "faint" ? faint(own) : own;
      return { id, hidden: state === "hidden", borderWidth: i === model.chosen ? 3 : 1, color: { background: shown, border: i === model.chosen ? ink : shown, highlight: { background: own, border: ink } } };
    }));
    lines.update(pairs.a.map((_, k) => {
      const state = model.lineState(k), shown = state === "strong" ? accent : state === "faint" ? faint(line) : line;
      return { id: k, hidden: state === "hidden", width: state === "strong" ? 2 : 1, color: { color: shown, highlight: accent } };
    }));
    const seen = nodes.id.filter((_, i) => model.nodeShown(i)).length, drawn = pairs.a.filter((_, k) => model.lineShown(k)).length;
    at("count").textContent = `显示 ${seen}/${model.count} 个实体，${drawn} 条连线`;
    if (!at("listing").hidden) list();
  }

  function choose(i, move) {
    model.chosen = i;
    model.line = -1;
    changed();
    if (i < 0) return;
    at("live").textContent = `${data.types[nodes.type[i]].label} ${nodes.name[i]}，${model.of[i].length} 条事实`;
    if (move) drawing.focus(nodes.id[i], { scale: Math.max(drawing.getScale(), 0.8), animation: false });
  }

  function changed() {
    refresh();
    panel.show();
    const state = new URLSearchParams();
    if (model.chosen >= 0) state.set("e", nodes.id[model.chosen]);
    if (model.hiddenTypes.size) state.set("xt", [...model.hiddenTypes].map((t) => data.types[t].name).join("."));
    if (model.hiddenRelations.size) state.set("xp", [...model.hiddenRelations].map((p) => data.properties[p].name).join("."));
    history.replaceState(null, "", `${location.href.split("#")[0]}#${state}`);
  }

  const panel = Hongtu.panel(at("panel"), model, { choose, colour });
  drawing.on("click", (event) => {
    if (event.nodes.length) choose(model.byId.get(event.nodes[0]), false);
    else if (event.edges.length) { model.chosen = -1; model.line = event.edges[0]; changed(); } else choose(-1, false);
  });
  drawing.on("hoverNode", (event) => hover(model.byId.get(event.node)));
  drawing.on("blurNode", () => hover(-1));
  drawing.on("dragEnd", (event) => {
    for (const id of event.nodes) { const spot = drawing.getPositions([id])[id]; nodes.x[model.byId.get(id)] = spot.x; nodes.y[model.byId.get(id)] = spot.y; }
  });
  function hover(i) {
    if (model.chosen >= 0 || model.line >= 0) return;
    model.hover = i;
    refresh();
  }

  /* ---- the legend, which is the filter */
  const SIGNS = { dot: "●", square: "■", star: "★", triangle: "▲", triangleDown: "▼", hexagon: "⬢", diamond: "◆" };
  function legend(box, entries, hidden) {
    for (const [key, label, count, type] of entries) {
      const check = make("input", { type: "checkbox" });
      check.checked = !hidden.has(key);
      check.addEventListener("change", () => { check.checked ? hidden.delete(key) : hidden.add(key); changed(); });
      const sign = type === undefined ? null : make("span", { class: "sign", "aria-hidden": "true", "data-type": type }, SIGNS[data.types[type].shape] || "●");
      box.append(make("li", {}, make("label", {}, check, sign, make("span", { class: "name" }, label), make("span", { class: "count" }, String(count)))));
    }
  }
  const tally = (values) => values.reduce((sums, value) => sums.set(value, (sums.get(value) || 0) + 1), new Map());

  /* ---- search */
  const query = at("query"), hits = at("hits");
  let found = [], marked = -1;
  function offer() {
    hits.replaceChildren(...found.map((i, k) => {
      const row = make("li", { role: "option", id: `hit${k}`, "aria-selected": String(k === marked) }, make("span", {}, nodes.name[i]), panel.chip(i));
      row.addEventListener("mousedown", (event) => { event.preventDefault(); take(k); });
      return row;
    }));
    hits.hidden = !found.length;
    query.setAttribute("aria-expanded", String(found.length > 0));
    if (marked >= 0) query.setAttribute("aria-activedescendant", `hit${marked}`); else query.removeAttribute("aria-activedescendant");
  }
  function seek(words) { found = model.search(words, 12); marked = found.length ? 0 : -1; offer(); }
  function take(k) {
    const i = found[k];
    query.value = "";
    seek("");
    model.hiddenTypes.delete(nodes.type[i]);
    checks();
    choose(i, true);
  }
  query.addEventListener("input", () => { seek(query.value); at("live").textContent = `${found.length} 个结果`; });
  query.addEventListener("blur", () => setTimeout(() => seek(""), 150));
  query.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") marked = Math.min(marked + 1, found.length - 1);
    else if (event.key === "ArrowUp") marked = Math.max(marked - 1, 0);
    else if (event.key === "Enter" && marked >= 0) return take(marked);
    else if (event.key === "Escape") { seek(""); query.blur(); return; } else return;
    event.preventDefault();
    offer();
  });

  /* ---- the table */
  function list() {
    const rows = model.facts.map((_, j) => j).filter((j) => model.factShown(j) && model.nodeShown(model.facts[j].s));
    const end = (o) => (typeof o === "number" ? panel.link(o) : o);
    at("listed").textContent = rows.length > 500 ? `前 500 条，共 ${rows.length} 条` : `${rows.length} 条事实`;
    at("rows").replaceChildren(...rows.slice(0, 500).map((j) => {
      const fact = model.facts[j], role = fact.role ? `（${fact.role}）` : "";
      return make("tr", {}, make("td", {}, panel.link(fact.s)), make("td", {}, data.properties[fact.p].label + role), make("td", {}, end(fact.o)));
    }));
  }
  at("table").addEventListener("click", () => {
    at("listing").hidden = !at("listing").hidden;
    at("table").setAttribute("aria-pressed", String(!at("listing").hidden));
    if (!at("listing").hidden) list();
  });

  /* ---- theme, keyboard, address */
  function theme(name) {
    document.documentElement.dataset.theme = name;
    at("theme").setAttribute("aria-pressed", String(name === "dark"));
    for (const sign of document.querySelectorAll(".sign")) sign.style.color = colour(Number(sign.dataset.type));
    refresh();
    panel.show();
  }
  at("theme").addEventListener("click", () => theme(dark() ? "light" : "dark"));
  at("fit").addEventListener("click", () => drawing.fit({ animation: false }));
  let walk = null;
  document.addEventListener("keydown", (event) => {
    if (event.target.matches("input[type=text]")) return;
    if (event.key === "/") { query.focus(); event.preventDefault(); } else if (event.key === "Escape") choose(-1, false);
    else if (event.target === at("graph") && event.key === "Enter" && at("chosen")) at("chosen").focus();
    else if (event.target === at("graph") && (event.key === "ArrowRight" || event.key === "ArrowLeft")) step(event.key === "ArrowRight" ? 1 : -1, event);
  });
  function step(by, event) {
    event.preventDefault();
    if (!walk || walk.last !== model.chosen) walk = { ring: model.chosen < 0 ? nodes.id.map((_, i) => i) : model.neighbours(model.chosen), k: by > 0 ? -1 : 0 };
    if (!walk.ring.length) return;
    walk.k = (walk.k + by + walk.ring.length) % walk.ring.length;
    walk.last = walk.ring[walk.k];
    choose(walk.last, true);
  }
  function checks() {
    for (const [id, hidden] of [["types", model.hiddenTypes], ["relations", model.hiddenRelations]]) {
      at(id).replaceChildren();
      const counts = id === "types" ? tally(nodes.type) : tally(model.facts.map((fact) => fact.p));
      const terms = id === "types" ? data.types : data.properties;
      legend(at(id), terms.map((term, k) => [k, term.label, counts.get(k) || 0, id === "types" ? k : undefined]).filter((entry) => entry[2]), hidden);
    }
    for (const sign of document.querySelectorAll(".sign")) sign.style.color = colour(Number(sign.dataset.type));
  }
  function restore() {
    const state = new URLSearchParams(location.hash.slice(1));
    const numbers = (key, terms) => (state.get(key) || "").split(".").map((name) => terms.findIndex((term) => term.name === name)).filter((k) => k >= 0);
    numbers("xt", data.types).forEach((k) => model.hiddenTypes.add(k));
    numbers("xp", data.properties).forEach((k) => model.hiddenRelations.add(k));
    return model.byId.has(state.get("e")) ? model.byId.get(state.get("e")) : -1;
  }

  const first = restore();
  checks();
  theme(matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  drawing.fit({ animation: false });
  if (first >= 0) choose(first, true);
  document.body.dataset.ready = "1";
  Hongtu.at = { model, drawing, choose };
})();
