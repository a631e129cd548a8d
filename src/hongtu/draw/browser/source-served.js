/* Answers from the server, taken into the model; asked once each until something is corrected. */
"use strict";
Hongtu.served = function (model) {
  const held = new Map();
  const LONGEST = 6000, PATIENCE = 30000;
  const listed = (ids) => ids.map(encodeURIComponent).join(",");

  async function fetched(path, parameters) {
    const form = new URLSearchParams(parameters);
    const long = form.toString().length > LONGEST;
    return fetch(long ? path : `${path}?${form}`, { signal: AbortSignal.timeout(PATIENCE), ...(long ? { method: "POST", body: form } : {}) });
  }

  async function json(path, parameters = {}) {
    const answer = await fetched(path, parameters);
    const body = await answer.json().catch(() => ({ error: `${answer.status} ${answer.statusText}` }));
    if (!answer.ok) throw new Error(body.error || String(answer.status));
    return body;
  }

  /* The body of an answer, and the numbers that what is in it has in the model. */
  function asked(path, parameters) {
    const key = `${path} ${new URLSearchParams(parameters)}`;
    if (!held.has(key)) {
      const answer = json(path, parameters).then((body) => ({ body, here: model.merge(body) }));
      answer.catch(() => held.delete(key));
      held.set(key, answer);
    }
    return held.get(key);
  }

  /* Paths of facts become paths of entities; facts between the same two are one step. */
  function way(facts, from) {
    const nodes = [from];
    for (const j of facts) {
      const last = nodes[nodes.length - 1], { s, o } = model.facts[j];
      if (s !== last && o !== last) continue;
      const next = s === last ? o : s;
      if (next !== nodes[nodes.length - 2]) nodes.push(next);
    }
    return nodes;
  }

  return {
    served: true,
    forget: () => held.clear(),
    overview: async () => (await asked("/api/overview")).here,
    disc: async (id) => (await asked("/api/disc", { id })).here,
    search: (words, { type, zone, limit }) => (words.trim() ? json("/api/search", { q: words, type, zone, limit }) : { hits: [], left: 0 }),
    async entity(id, offset = 0) {
      const { body, here } = await asked("/api/entity", { id, offset });
      const centre = typeof body.centre === "number" ? here.nodes[body.centre] : model.number(body.centre ?? id);
      const timeline = (body.timeline || []).map((k) => here.articles[k]);
      return { ...here, centre, more: body.more || 0, timeline, possibly: body.possibly || [], iri: body.iri || "" };
    },
    async neighbours(ids, shown, relation, limit) {
      const { body, here } = await asked("/api/neighbours", { ids: listed(ids), shown: listed(shown), rel: relation, limit });
      return { ...here, left: body.left || {} };
    },
    async path(from, to, k, avoid) {
      const { body, here } = await asked("/api/path", { from, to, k, avoid: avoid.join(",") });
      const ways = body.paths.map((facts) => way(facts.map((j) => here.facts[j]), model.number(from)));
      return { ...here, ways };
    },
    async article(id) {
      const { body, here } = await asked("/api/article", { id });
      const marks = body.marks.map((mark) => ({
        start: mark.start, end: mark.end,
        ...(mark.fact === undefined ? { figure: here.figures[mark.figure] } : { fact: here.facts[mark.fact] }),
      }));
      const article = here.articles[body.article];
      if (body.text) return { ...here, article, whole: true, passages: Hongtu.passages.ofText(body.text, marks) };
      return { ...here, article, whole: false, passages: Hongtu.passages.ofQuotes(Hongtu.quoted(model, article)) };
    },
    async tree(id) {
      const { body, here } = await asked("/api/tree", { id });
      const children = Object.entries(body.children).map(([up, below]) => [model.number(up), below.map(model.number)]);
      return { ...here, root: model.number(body.root), children: new Map(children) };
    },
    subgraph: async (ids) => (await asked("/api/subgraph", { ids: listed(ids) })).here,
    async page(ids) {
      const answer = await fetched("/page", { ids: listed(ids) });
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.blob();
    },
    async judge(verdict, token) {
      const answer = await fetch("/api/judge", { method: "POST", headers: { "content-type": "application/json", "x-hongtu-token": token }, body: JSON.stringify(verdict) });
      const body = await answer.json().catch(() => ({}));
      if (!answer.ok) throw new Error(body.error || String(answer.status));
      return body;
    },
  };
};
