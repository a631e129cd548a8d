/* The keyboard: one table of keys, by which the page works and which the help shows. */
"use strict";
Hongtu.keys = function (app) {
  const { make, say, at } = Hongtu;
  const view = (name) => () => app.go({ view: name, side: "" });
  const chosen = (act) => () => { if (app.state.e) act(app.state.e); };
  let walk = null;

  const TABLE = [
    ["/", "keySearch", { "/": () => app.search.focus() }],
    ["f", "keyFit", { f: () => app.drawing.fit() }],
    ["+ −", "keyZoom", { "+": () => app.drawing.zoom(1.3), "=": () => app.drawing.zoom(1.3), "-": () => app.drawing.zoom(1 / 1.3) }],
    ["→ ←", "keyWalk", {}],
    ["Enter", "keyRead", {}],
    ["n 2 0", "keyNear", { n: chosen((id) => app.near(1, id)), 2: chosen((id) => app.near(2, id)), 0: () => app.go({ ...app.CLEAR, e: app.state.e }) }],
    ["x", "keyExpand", { x: chosen((id) => app.expand(id, "")) }],
    ["p", "keyPath", { p: chosen(() => app.pick("path")) }],
    ["c", "keySide", { c: chosen(() => app.pick("side")) }],
    ["g t o a", "keyView", { g: view("graph"), t: view("table"), o: view("tree"), a: view("article") }],
    ["b", "keyBack", { b: () => app.back(), Backspace: () => app.back() }],
    ["d", "keyDark", { d: () => app.theme() }],
    ["l", "keyLang", { l: () => app.speak() }],
    ["Esc", "keyEsc", { Escape: () => app.escape() }],
    ["?", "keyHelp", { "?": () => help() }],
  ];
  const actions = Object.assign({}, ...TABLE.map(([, , acts]) => acts));

  function help() {
    at("keys").replaceChildren(...TABLE.map(([keys, word]) => make("tr", {}, make("td", {}, keys.split(" ").map((key) => make("kbd", {}, key))), make("td", {}, say(word)))));
    at("help").showModal();
  }

  /* Along the neighbours of where the walk began; on the whole stage where nothing is chosen. */
  function step(by) {
    const { model, stage, state } = app;
    if (!walk || walk.last !== state.e) {
      const from = state.e ? model.number(state.e) : -1;
      walk = { ring: (from < 0 ? stage.members : model.neighbours(from, app.filters.fact)).filter((i) => stage.spots.has(i) && app.filters.node(i)), at: by > 0 ? -1 : 0 };
    }
    if (!walk.ring.length) return;
    walk.at = (walk.at + by + walk.ring.length) % walk.ring.length;
    walk.last = model.nodes[walk.ring[walk.at]].id;
    app.choose(walk.last, true);
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    if (event.target.matches("input[type=text], textarea, select") && event.key !== "Escape") return;
    if (event.target === at("graph") && (event.key === "ArrowRight" || event.key === "ArrowLeft")) step(event.key === "ArrowRight" ? 1 : -1);
    else if (event.target === at("graph") && event.key === "Enter") { walk = null; at("chosen")?.focus(); } else if (actions[event.key]) actions[event.key]();
    else return;
    event.preventDefault();
  });
  at("help-button").addEventListener("click", help);
  at("help-close").addEventListener("click", () => at("help").close());
};
