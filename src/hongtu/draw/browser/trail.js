/* Where the reader is: all, a community, a neighbourhood, paths; each step leads back. */
"use strict";
Hongtu.trail = function (app, box) {
  const { make, say } = Hongtu;
  const { model } = app;
  const name = (id) => model.nodes[model.number(id)]?.name || id;

  return function show(stage) {
    const { state } = app, steps = [[say("everything"), { ...app.CLEAR }]];
    if (state.disc) steps.push([model.discs.get(state.disc)?.name || name(state.disc), { ...app.CLEAR, disc: state.disc }]);
    if (stage.kind === "near") steps.push([`${model.nodes[stage.centre].name} · ${say("steps", state.near || 1)}`, { e: model.nodes[stage.centre].id }]);
    if (stage.kind === "path") steps.push([say("between", ...state.path.map(name)), { e: "", line: [] }]);
    box.hidden = steps.length < 2;
    box.replaceChildren(make("ol", {}, steps.map(([label, to], k) => make("li", {},
      make("button", { type: "button", "aria-current": k === steps.length - 1 ? "location" : null, click: () => app.go(to) }, label)))));
  };
};
