/* Answers from the data that stands in the page; the answers of the server have the same form (source-served.js). */
"use strict";
Hongtu.embedded = function (model, read, pristine) {
  const whole = model.merge(Hongtu.joined(read("data"), read("nodes"), read("edges")));
  const all = whole.nodes;
  const known = (id) => {
    const i = model.number(id);
    if (i === undefined) throw new Error(Hongtu.say("missing", id));
    return i;
  };
  const spotted = (nodes) => ({ nodes, spots: new Map(nodes.map((i) => [i, whole.spots.get(i)])) });
  const articlesOf = (i) => {
    const said = [...model.nodes[i].facts.map((j) => model.facts[j]), ...model.nodes[i].figures.map((j) => model.figures[j])];
    const numbers = new Set(said.flatMap((thing) => thing.said.map((quote) => quote.article)).filter((k) => k >= 0));
    return [...numbers].sort((a, b) => (model.articles[a].published || "").localeCompare(model.articles[b].published || "") || a - b);
  };

  function rank(i, wanted, latin) {
    const node = model.nodes[i];
    let best = 0, matched = "";
    for (const name of [node.name, ...node.alias]) {
      const at = name.toLowerCase().indexOf(wanted);
      const score = at < 0 ? 0 : name.length === wanted.length ? 6 : at === 0 ? 5 : 3;
      if (score > best) [best, matched] = [score, name];
    }
    if (latin && best < 4) for (const key of node.keys.split(" ")) {
      if (key.startsWith(latin)) best = Math.max(best, key === latin ? 4 : 2);
      else if (latin.length > 2 && key.includes(latin)) best = Math.max(best, 1);
    }
    return { best, matched };
  }

  const inZone = (i, zone) => i === zone || model.nodes[i].disc === model.nodes[zone].id || model.neighbours(i).includes(zone);

  /* Each organization stands under the one that it is part of, a Party organization with no other under its host. */
  function tree(id) {
    const bonds = ["subOrganizationOf", "partyOrganizationOf"].map((name) => model.properties.findIndex((p) => p.name === name));
    const bound = (j) => bonds.includes(model.facts[j].p) && model.facts[j].status !== "planned";
    const above = (i) => model.nodes[i].facts.filter((j) => bound(j) && model.facts[j].s === i)
      .sort((a, b) => bonds.indexOf(model.facts[a].p) - bonds.indexOf(model.facts[b].p)).map((j) => model.facts[j].o)[0];
    const below = (i) => [...new Set(model.nodes[i].facts.filter((j) => bound(j) && model.facts[j].o === i).map((j) => model.facts[j].s))].filter((o) => above(o) === i);
    let root = known(id);
    for (const seen = new Set(); above(root) !== undefined && !seen.has(above(root)); root = above(root)) seen.add(root);
    const children = new Map(), rim = [root];
    for (let i = rim.pop(); i !== undefined; i = rim.pop()) if (!children.has(i)) { children.set(i, below(i)); rim.push(...below(i)); }
    return { root, children };
  }

  return {
    served: false,
    overview: async () => whole,
    async disc(id) {
      if (!model.discs.has(id)) throw new Error(Hongtu.say("missing", id));
      return spotted(all.filter((i) => model.nodes[i].disc === id));
    },
    async search(words, { type, zone, limit }) {
      const wanted = words.trim().toLowerCase(), latin = /^[a-z0-9 ]+$/.test(wanted) ? wanted.replaceAll(" ", "") : "";
      const near = zone ? known(zone) : -1;
      const hits = wanted ? all.filter((i) => (!type || model.types[model.nodes[i].type].name === type) && (near < 0 || inZone(i, near)))
        .map((i) => ({ ...rank(i, wanted, latin), i })).filter((hit) => hit.best) : [];
      hits.sort((a, b) => b.best - a.best || model.nodes[b.i].facts.length - model.nodes[a.i].facts.length || a.i - b.i);
      const shown = hits.slice(0, limit).map(({ i, matched }) => ({ id: model.nodes[i].id, name: model.nodes[i].name, type: model.nodes[i].type, matched }));
      return { hits: shown, left: hits.length - shown.length };
    },
    async entity(id) {
      const centre = known(id);
      return { ...spotted([centre, ...model.neighbours(centre)]), centre, more: 0, timeline: articlesOf(centre), possibly: [], iri: "" };
    },
    async neighbours(ids, shown, relation, limit) {
      const centres = ids.map(known), there = new Set(shown.map(known)), left = {}, found = new Set();
      for (const i of centres) for (const j of model.nodes[i].facts) {
        const fact = model.facts[j], o = model.other(j, i), name = model.properties[fact.p].name;
        if (typeof o !== "number" || there.has(o) || found.has(o) || fact.status === "planned") continue;
        if (found.size < limit && (!relation || relation === name)) found.add(o);
        else left[name] = (left[name] || new Set()).add(o);
      }
      const counts = Object.entries(left).map(([name, nodes]) => [name, [...nodes].filter((o) => !found.has(o)).length]);
      return { ...spotted([...found]), left: Object.fromEntries(counts.filter(([, count]) => count)) };
    },
    async path(from, to, k, avoid) {
      const barred = new Set(model.types.flatMap((type, n) => (avoid.includes(type.name) ? [n] : [])));
      const ways = Hongtu.paths(model, known(from), known(to), { k, barred });
      return { ways, ...spotted([...new Set(ways.flat())]) };
    },
    async article(id) {
      const article = model.article(id);
      if (article === undefined) throw new Error(Hongtu.say("noArticle"));
      const quotes = Hongtu.quoted(model, article);
      const { text } = model.articles[article];
      const marks = quotes.map(({ quote, ...what }) => ({ ...what, start: quote.start, end: quote.start + quote.words.length }));
      return { article, whole: Boolean(text), passages: text ? Hongtu.passages.ofText(text, marks) : Hongtu.passages.ofQuotes(quotes) };
    },
    tree: async (id) => tree(id),
    subgraph: async (ids) => spotted(ids.map(known)),
    page: async () => new Blob([pristine], { type: "text/html" }),
  };
};

/* The columns of the page, with the places, sizes and lines that stand in pyvis's lists. */
Hongtu.joined = (data, nodes, edges) => ({
  ...data,
  nodes: { ...data.nodes, x: nodes.map((node) => node.x), y: nodes.map((node) => node.y), size: nodes.map((node) => node.size) },
  pairs: { a: edges.map((edge) => edge.from), b: edges.map((edge) => edge.to) },
});
