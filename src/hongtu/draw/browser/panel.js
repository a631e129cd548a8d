/* The panel: what is said of what is chosen — an entity, a line, paths, an article — or of all that is on stage. */
"use strict";
Hongtu.panel = function (app, box, facts) {
  const { make, say, term, button } = Hongtu;
  const { model } = app;
  const entity = Hongtu.entity(app, facts);

  function overview(stage) {
    const { total } = model, disc = model.discs.get(app.state.disc);
    const sums = total || { entities: model.nodes.length, facts: model.facts.length, articles: model.articles.length };
    const left = disc ? disc.count - stage.members.length : sums.entities - model.nodes.length;
    const add = (...parts) => box.append(...parts.filter(Boolean));
    add(make("h2", {}, disc ? disc.name : say("overview")),
      make("p", {}, disc ? say("discEntities", Hongtu.number(disc.count)) : say("sums", ...[sums.entities, sums.facts, sums.articles].map(Hongtu.number))),
      left > 0 ? make("p", { class: "hint" }, say("leftOut", Hongtu.number(left))) : null,
      make("p", { class: "hint" }, say("hint")));
    const links = (i) => Math.max(model.nodes[i].degree, model.nodes[i].facts.length);
    const most = stage.members.filter(app.filters.node).sort((a, b) => links(b) - links(a) || a - b).slice(0, 15);
    box.append(make("h3", {}, say("most")), make("ol", { class: "most" }, most.map((i) => make("li", {}, facts.link(i), facts.chip(model.nodes[i].type), make("span", { class: "count" }, Hongtu.number(links(i)))))));
    if (stage.discs.length > 1) communities(stage.discs);
    const dated = [...model.articles.keys()].sort((a, b) => (model.articles[b].published || "").localeCompare(model.articles[a].published || "")).slice(0, 20);
    if (dated.length) box.append(make("h3", {}, say("timeline")), entity.dated(dated));
  }

  function communities(discs) {
    const largest = [...discs].sort((a, b) => b.count - a.count).slice(0, 12);
    box.append(make("h3", {}, say("communities")), make("ol", { class: "most" }, largest.map((disc) => make("li", {},
      make("button", { type: "button", class: "entity", click: () => app.go({ ...app.CLEAR, disc: disc.id }) }, disc.name),
      make("span", { class: "count" }, Hongtu.number(disc.count))))));
  }

  function line(a, b) {
    const known = model.line(a, b);
    const shown = known === undefined ? [] : model.lines[known].facts.filter(app.filters.fact);
    box.append(make("h2", { id: "chosen", tabindex: "-1" }, say("between", model.nodes[a].name, model.nodes[b].name)), make("ul", { class: "facts" }, shown.map((j) => facts.line(j, -1))));
  }

  function paths({ ways }) {
    const [from, to] = app.state.path.map((id) => model.nodes[model.number(id)].name), barred = app.state.avoid.length > 0;
    const avoid = make("input", { type: "checkbox", id: "avoid", change: (event) => app.go({ avoid: event.target.checked ? app.HUBS : [] }) });
    avoid.checked = barred;
    box.append(make("h2", { id: "chosen", tabindex: "-1" }, say("paths", from, to)),
      make("div", { class: "actions" }, make("label", {}, avoid, say("avoid")), button("clear", () => app.go({ path: [], avoid: [] }))));
    if (!ways.length) box.append(make("p", { class: "hint", role: "status" }, [say("noPath"), barred ? say("tryHubs") : ""].filter(Boolean).join(say("link"))));
    ways.forEach((way, n) => {
      const steps = way.flatMap((i, k) => [make("li", {}, facts.link(i), facts.chip(model.nodes[i].type)), ...(k + 1 < way.length ? between(i, way[k + 1]) : [])]);
      const open = make("details", {}, make("summary", {}, say("pathN", n + 1, way.length - 1)), make("ol", { class: "path" }, steps));
      open.open = n === 0;
      box.append(open);
    });
  }

  const between = (a, b) => model.lines[model.line(a, b)].facts.map((j) => {
    const fact = model.facts[j];
    return make("li", { class: "step" }, make("div", { class: "fact" }, make("strong", {}, `${fact.s === a ? "→" : "←"} ${term(model.properties[fact.p])}`), facts.notes(fact).map((note) => make("span", { class: "note" }, note))), facts.quotes(fact, "fact"));
  });

  /* What an article says, in the order of its text; the one that is looked at is marked. */
  function article(answer) {
    const marks = answer.passages.flatMap((passage) => passage.marks);
    const said = new Map(marks.map((mark) => [`${mark.fact} ${mark.figure}`, mark]));
    const lines = [...said.values()].map((mark) => (mark.fact === undefined ? facts.figure(mark.figure, answer.article) : facts.line(mark.fact, -1, answer.article)));
    for (const one of lines) if (one.dataset.fact === app.state.f) one.classList.add("looked");
    for (const one of lines) one.addEventListener("click", (event) => { if (!event.target.closest("button")) app.go({ f: one.dataset.fact }, true); });
    box.append(make("h2", { id: "chosen", tabindex: "-1" }, facts.title(model.articles[answer.article])), make("h3", {}, say("saysFacts", lines.length)), make("ul", { class: "facts says" }, lines));
  }

  function show({ stage, entity: chosen, article: read }) {
    const { state } = app;
    box.replaceChildren();
    if (state.view === "article" && read) article(read);
    else if (chosen) entity.show(box, chosen);
    else if (state.line.length) line(...state.line.map(model.number));
    else if (state.path.length) paths(stage);
    else overview(stage);
    const looked = box.querySelector(".looked");
    if (looked) looked.scrollIntoView({ block: "nearest" }); else box.scrollTop = 0;
  }

  /* How many neighbours are not on stage, by relation; each can be added, fifty at a time. */
  function beyond(id, left) {
    const place = box.querySelector("#beyond"), many = Object.entries(left).filter(([, count]) => count > 0);
    if (!place || !many.length) return;
    const label = (name) => term(model.properties.find((property) => property.name === name));
    place.replaceChildren(make("h3", {}, say("beyond")), make("div", { class: "actions" }, many.map(([name, count]) =>
      make("button", { type: "button", "data-expand": name, click: () => app.expand(id, name) }, say("expand", label(name), Hongtu.number(count), Math.min(50, count))))));
  }

  return { show, beyond, entity };
};
