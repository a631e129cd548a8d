/* The export menu: saves what is on screen as a file. */
"use strict";
Hongtu.exports = function (app) {
  const { make, say, at } = Hongtu;
  const formats = Hongtu.formats(app);
  const KINDS = ["png", "svg", "csv", "gexf", "page", "print"];

  function save(name, blob) {
    const link = make("a", { href: URL.createObjectURL(blob), download: name, hidden: true });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }

  async function run(kind) {
    const { stage } = app, seen = Hongtu.onStage(app, stage);
    if (kind === "print") return window.print();
    if (kind === "png") return save("hongtu.png", await app.drawing.picture());
    if (kind === "page") return save("hongtu.html", await app.source.page(seen.nodes.map((i) => app.model.nodes[i].id)));
    const media = { svg: "image/svg+xml", csv: "text/csv;charset=utf-8", gexf: "application/xml" };
    save(`hongtu.${kind}`, new Blob([formats[kind](seen, stage.spots)], { type: media[kind] }));
  }

  at("export").addEventListener("change", async (event) => {
    const kind = event.target.value;
    event.target.value = "";
    try { await run(kind); } catch (error) { app.toast(say("failed", error.message)); }
  });
  return function show() {
    at("export").replaceChildren(make("option", { value: "" }, say("export")), ...KINDS.map((kind) => make("option", { value: kind }, say(kind))));
  };
};
