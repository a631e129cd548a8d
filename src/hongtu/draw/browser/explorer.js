/* The page at work: the address is read, the source is asked, the stage is set, and every part shows it. */
"use strict";
Hongtu.explorer = async function (read, pristine) {
  const { at, say } = Hongtu;
  const settings = read("settings"), model = Hongtu.model(), token = /^#token=([^&]*)/.exec(location.hash);
  if (token) history.replaceState(null, "", location.href.split("#")[0]);
  const app = { model, review: Boolean(settings.review), state: Hongtu.address.read(location.hash), HUBS: ["Place", "Zone"], token: token ? token[1] : "" };
  app.CLEAR = { ...Hongtu.address.EMPTY };
  for (const kept of ["xt", "xp", "from", "to", "conf", "only", "lang", "view", "a"]) delete app.CLEAR[kept];
  app.source = settings.api ? Hongtu.served(model) : Hongtu.embedded(model, read, pristine);
  app.filters = Hongtu.filters(model, app.state);
  Object.assign(app, Hongtu.moves(app, arrive));

  let hovered = -1, answers = {}, turn = 0;
  const NOTHING = { key: "", members: [], spots: new Map(), lines: [], discs: [], links: [] };
  app.stage = NOTHING;

  /* Does what the address says, as far as it can; what came meanwhile from an older address is dropped. */
  async function arrive() {
    const { state } = app, mine = ++turn, busy = setTimeout(() => app.toast(say("loading")), 400);
    let fault = "";
    const asked = (wanted, answer) => (wanted ? answer().catch((error) => { fault = say("failed", error.message); return null; }) : null);
    const stage = (await asked(true, () => staged(state))) || (app.stage.key ? app.stage : await asked(true, () => staged(Hongtu.address.EMPTY))) || NOTHING;
    const entity = await asked(state.e, () => app.source.entity(state.e));
    const side = await asked(entity && state.side, () => app.source.entity(state.side));
    const article = await asked(state.view === "article" && state.a, () => app.source.article(state.a));
    const tree = await asked(state.view === "tree" && entity, () => app.source.tree(state.e));
    clearTimeout(busy);
    if (mine !== turn) return;
    const centre = stage.kind === "near" ? model.nodes[stage.centre].id : state.c;
    if (centre !== state.c) app.settle({ near: state.near || 1, c: centre, ...(stage.moved ? { add: [], disc: "", path: [], avoid: [] } : {}) }, stage);
    fault = found(stage) || fault;
    answers = { entity, side, article, tree };
    app.toast(fault);
    show(stage);
  }

  /* Takes out of the state a path or a line whose ends the graph does not have; what is missing, in words. */
  function found(stage) {
    const { path, line } = app.state, missing = [...path, ...line].find((id) => model.number(id) === undefined);
    if (missing === undefined) return "";
    app.settle({ path: [], avoid: [], line: [] }, stage);
    return say("missing", missing);
  }

  async function staged(state) {
    const same = Hongtu.stageKey(state) === app.stage.key && (!state.e || app.stage.spots.has(model.number(state.e)));
    return same ? app.stage : Hongtu.stage(state, app.source, model);
  }

  function show(stage) {
    const fresh = stage !== app.stage;
    app.filters = Hongtu.filters(model, app.state);
    if (fresh) { app.drawing.set(stage); app.stage = stage; }
    parts();
    if (fresh && !(stage.kind === "overview" && answers.entity)) app.drawing.fit();
    else if (fresh) app.drawing.look(answers.entity.centre);
    beyond();
  }

  const repaint = (afresh) => app.drawing.paint(Hongtu.look(model, app.filters, app.stage, app.state, hovered), afresh);
  function parts(afresh) {
    const { state, stage } = app, view = state.side && answers.side ? "side" : state.view;
    repaint(afresh);
    legend(stage);
    app.search.show();
    panel.show({ stage, ...answers });
    trail(stage);
    for (const name of ["table", "tree", "article", "side"]) at(`${name}-view`).hidden = view !== name;
    for (const button of document.querySelectorAll("button[data-view]")) button.setAttribute("aria-pressed", String(button.dataset.view === view));
    if (view === "table") table(stage);
    if (view === "tree") tree(answers.tree);
    if (view === "article") article(answers.article);
    if (view === "side") compare(answers.entity, answers.side);
    document.body.dataset.view = view;
    const shown = Hongtu.onStage(app, stage), all = Math.max(model.total?.entities || 0, model.nodes.length);
    at("count").textContent = say("shown", Hongtu.number(shown.nodes.length), Hongtu.number(all), Hongtu.number(shown.lines.length));
  }

  async function beyond() {
    const { state, stage } = app;
    if (!state.e) return;
    const { left } = await app.source.neighbours([state.e], stage.members.map((i) => model.nodes[i].id), "", 0).catch(() => ({ left: {} }));
    if (state === app.state) panel.beyond(state.e, left);
  }

  app.hover = (i) => {
    if (app.state.e || app.state.line.length || app.stage.ways) return;
    hovered = i;
    hovering();
  };
  const hovering = Hongtu.soon(() => repaint());
  app.speak = () => app.go({ lang: app.state.lang === "en" ? "" : "en" }, true);
  app.treed = (i) => model.nodes[i].facts.some((j) => /^(subOrganizationOf|partyOrganizationOf)$/.test(model.properties[model.facts[j].p].name));
  app.more = async (i) => {
    const { id, facts } = model.nodes[i];
    const more = await app.source.entity(id, Math.ceil(facts.length / 200) * 200);
    answers.entity = { ...answers.entity, more: more.more };
    show(app.stage);
  };
  /* After a correction: everything is asked again. */
  app.afresh = async () => {
    model.forget();
    app.source.forget();
    app.stage = NOTHING;
    await arrive();
  };

  const facts = Hongtu.facts(app);
  const panel = Hongtu.panel(app, at("panel"), facts), legend = Hongtu.legend(app), trail = Hongtu.trail(app, at("trail"));
  const table = Hongtu.table(app, at("table-view"), facts), tree = Hongtu.tree(app, at("tree-view"), facts);
  const article = Hongtu.article(app, at("article-view"), facts), compare = Hongtu.compare(app, at("side-view"), facts, panel.entity);
  app.correct = Hongtu.correct(app, facts);
  app.search = Hongtu.search(app, facts);
  const exporting = Hongtu.exports(app);
  let ready = false;
  app.words = () => {
    Hongtu.speak(app.state.lang);
    exporting();
    at("about").textContent = say(app.review ? "reviewing" : settings.api ? "served" : "offline");
  };
  Hongtu.theme(app, () => { if (ready) parts(true); });
  app.drawing = Hongtu.drawing(app, at("graph"), read("options"));
  Hongtu.keys(app);
  app.words();
  await arrive();
  ready = true;
  document.body.dataset.ready = "1";
  performance.mark("ready");
  Hongtu.app = app;
};
