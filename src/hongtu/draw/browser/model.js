/* What the page knows of the graph: entities, facts, figures and articles by number, and the lines that facts draw. */
"use strict";
Hongtu.model = function () {
  const model = { types: [], properties: [], nodes: [], facts: [], figures: [], articles: [], lines: [], discs: new Map(), total: null, left: 0 };
  const known = { nodes: new Map(), facts: new Map(), figures: new Map(), articles: new Map(), lines: new Map() };

  model.number = (id) => known.nodes.get(id);
  model.article = (id) => known.articles.get(id);
  model.fact = (id) => known.facts.get(id);
  model.other = (j, i) => (model.facts[j].s === i ? model.facts[j].o : model.facts[j].s);
  model.line = (a, b) => known.lines.get(`${Math.min(a, b)} ${Math.max(a, b)}`);
  model.neighbours = (i, shown = () => true) =>
    [...new Set(model.nodes[i].facts.filter(shown).map((j) => model.other(j, i)))].filter((o) => typeof o === "number" && o !== i);

  /* The number of a thing of one kind, made where its key is new. */
  function number(kind, key, made) {
    const held = known[kind].get(key);
    if (held !== undefined) return held;
    known[kind].set(key, model[kind].length);
    model[kind].push(made());
    return model[kind].length - 1;
  }

  function line(a, b) {
    if (a === b) return null;
    const [low, high] = [Math.min(a, b), Math.max(a, b)];
    const fresh = known.lines.size;
    const k = number("lines", `${low} ${high}`, () => ({ a: low, b: high, facts: [] }));
    if (k === fresh) for (const end of [low, high]) model.nodes[end].lines.push(k);
    return model.lines[k];
  }

  function node(columns, i, discs) {
    const of = (name, other) => (columns[name] ? columns[name][i] : other);
    const k = number("nodes", columns.id[i], () => ({
      id: columns.id[i], name: columns.name[i], short: of("short", columns.name[i]), alias: of("alias", []), keys: of("keys", ""),
      type: columns.type[i], size: 9, x: 0, y: 0, degree: 0, disc: "", facts: [], figures: [], lines: [],
    }));
    const mine = model.nodes[k];
    mine.size = Math.max(mine.size, of("size", 9));
    mine.degree = Math.max(mine.degree, of("degree", 0));
    const disc = discs && discs[of("disc", -1)];
    if (disc) mine.disc = disc.id;
    return k;
  }

  function fact(row, nodes, articles) {
    const s = nodes[row.s], o = typeof row.o === "number" ? nodes[row.o] : row.o;
    const key = row.id || [s, row.p, o, row.role, row.period, row.status].join(" ");
    const fresh = model.facts.length;
    const j = number("facts", key, () => ({ confidence: 1, ...row, id: key, s, o, said: quotes(row.said, articles) }));
    if (j !== fresh) return j;
    model.nodes[s].facts.push(j);
    if (typeof o !== "number") return j;
    if (o !== s) model.nodes[o].facts.push(j);
    if (row.status !== "planned") { const drawn = line(s, o); if (drawn) drawn.facts.push(j); }
    return j;
  }

  function figure(row, nodes, articles) {
    const s = nodes[row.s];
    const key = row.id || [s, row.measure, row.value, row.unit, row.period].join(" ");
    const fresh = model.figures.length;
    const j = number("figures", key, () => ({ ...row, id: key, s, said: quotes(row.said, articles) }));
    if (j === fresh) model.nodes[s].figures.push(j);
    return j;
  }

  const quotes = (said, articles) => said.map(([article, before, words, behind, rule, start]) =>
    ({ article: article in articles ? articles[article] : -1, before, words, behind, rule: rule || "", start: start ?? -1 }));

  /* Takes in an answer, whose columns refer to each other by number; gives the numbers that they have here. */
  model.merge = function (columns) {
    model.types = columns.types;
    model.properties = columns.properties;
    model.total = model.total || columns.total || null;
    model.left = Math.max(model.left, columns.left || 0);
    for (const disc of columns.discs || []) model.discs.set(disc.id, disc);
    const articles = columns.articles.map((row) => number("articles", row.id ?? row.title, () => ({ ...row, id: row.id ?? row.title })));
    const nodes = columns.nodes.id.map((_, i) => node(columns.nodes, i, columns.discs));
    const pairs = columns.pairs || { a: [], b: [] };
    pairs.a.forEach((a, k) => line(nodes[a], nodes[pairs.b[k]]));
    const facts = columns.facts.map((row) => fact(row, nodes, articles));
    const figures = columns.figures.map((row) => figure(row, nodes, articles));
    const spots = new Map(nodes.map((k, i) => [k, { x: columns.nodes.x?.[i] ?? 0, y: columns.nodes.y?.[i] ?? 0 }]));
    return { nodes, facts, figures, articles, spots, discs: columns.discs || [], links: columns.links || [], left: columns.left || 0 };
  };

  /* Forgets all, as after a correction. */
  model.forget = function () {
    for (const list of [model.nodes, model.facts, model.figures, model.articles, model.lines]) list.length = 0;
    for (const keys of [...Object.values(known), model.discs]) keys.clear();
    model.total = null;
  };
  return model;
};
