/* The moves of a reader: each changes the state, and with it the address, so that going back undoes it. */
"use strict";
Hongtu.moves = function (app, arrive) {
  const { at, say } = Hongtu;
  let picking = "", depth = 0;

  /* Changes the state. A quiet change (a filter, a slider) is no step that going back would undo. */
  async function go(changes, quiet) {
    const before = Hongtu.address.write(app.state), spoken = app.state.lang;
    app.state = { ...app.state, ...changes };
    const after = Hongtu.address.write(app.state);
    if (before !== after) remember(after, quiet);
    if (spoken !== app.state.lang) app.words();
    await arrive();
  }

  function remember(address, quiet) {
    if (!quiet) depth += 1;
    // In a notebook's frame "#…" alone would be taken for an address of the notebook's page.
    history[quiet ? "replaceState" : "pushState"](null, "", location.href.split("#")[0] + address);
    at("back").disabled = depth === 0;
  }

  /* The state as it turned out: what was chosen was not on stage, and now stands in the middle. */
  function settle(changes, stage) {
    app.state = { ...app.state, ...changes };
    Object.assign(stage, { key: Hongtu.stageKey(app.state), moved: false });
    remember(Hongtu.address.write(app.state), true);
  }

  async function choose(id, look) {
    if (picking && id && id !== app.state.e) return picked(id);
    await go({ e: id, line: [], side: "", ...(app.state.view === "article" && id ? { view: "graph" } : {}) });
    const i = id ? app.model.number(id) : undefined;
    if (i === undefined) return;
    const { name, type, facts } = app.model.nodes[i];
    app.tell(say("chosen", Hongtu.term(app.model.types[type]), name, facts.length));
    if (look) app.drawing.look(i);
  }

  /* The next entity that is chosen is the other end of a path, or stands beside the chosen one. */
  function pick(what) {
    picking = what;
    app.toast(say(what === "path" ? "pickPath" : "pickSide"));
    app.search.focus();
  }
  function picked(id) {
    const what = picking;
    picking = "";
    app.toast("");
    if (!id || !what) return undefined;
    if (what === "side") return go({ side: id });
    return go({ ...app.CLEAR, path: [app.state.e, id], avoid: app.HUBS, view: "graph" });
  }

  function escape() {
    if (picking) return picked();
    const { state } = app;
    if (state.side) return go({ side: "" });
    if (state.view !== "graph") return go({ view: "graph" });
    if (state.e || state.line.length) return choose("");
    return go({ ...app.CLEAR });
  }

  const near = (steps, id) => go({ near: steps, c: id, e: id, add: [], path: [], avoid: [], line: [], view: "graph" });
  const expand = (id, relation) => {
    if (app.stage.members.length >= Hongtu.MOST) return app.toast(say("full"));
    return go({ add: [...app.state.add, id, relation || "*", "50"] });
  };
  const back = () => { if (depth > 0) history.back(); };

  addEventListener("popstate", () => {
    const spoken = app.state.lang;
    depth = Math.max(0, depth - 1);
    at("back").disabled = depth === 0;
    app.state = Hongtu.address.read(location.hash);
    if (spoken !== app.state.lang) app.words();
    arrive();
  });
  at("back").addEventListener("click", back);
  at("fit").addEventListener("click", () => app.drawing.fit());
  at("language").addEventListener("click", () => app.speak());
  for (const button of document.querySelectorAll("button[data-view]")) button.addEventListener("click", () => go({ view: button.dataset.view, side: "" }));

  return {
    go, settle, choose, pick, picked, escape, near, expand, back,
    toast(text) { at("toast").textContent = text; },
    tell(text) { at("live").textContent = text; },
  };
};
