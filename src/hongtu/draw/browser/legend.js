/* The legend, which is the filter: classes and relations with counts, confidence, time, article. */
"use strict";
Hongtu.legend = function (app) {
  const { make, draw, say, at, term } = Hongtu;
  const { model } = app;
  const counted = (values) => values.reduce((sums, value) => sums.set(value, (sums.get(value) || 0) + 1), new Map());

  function checks(box, key, terms, counts, sign) {
    const present = [...terms.keys()].filter((k) => counts.get(k)), names = present.map((k) => terms[k].name);
    const hidden = new Set(app.state[key]);
    const set = (wanted) => app.go({ [key]: terms.map((one) => one.name).filter((name) => wanted.has(name)) }, true);
    box.replaceChildren(...present.map((k) => {
      const { name } = terms[k], label = term(terms[k]);
      const toggled = () => { const next = new Set(hidden); if (!next.delete(name)) next.add(name); set(next); };
      const solo = !hidden.has(name) && names.every((other) => other === name || hidden.has(other));
      const alone = () => set(new Set(solo ? [] : names.filter((other) => other !== name)));
      const check = make("input", { type: "checkbox", "data-term": name, change: toggled });
      check.checked = !hidden.has(name);
      return make("li", {}, make("label", {}, check, sign && sign(k), make("span", { class: "name" }, label), make("span", { class: "count" }, Hongtu.number(counts.get(k)))),
        make("button", { type: "button", class: "only", "data-only": name, "aria-label": say("onlyOf", label), "aria-pressed": String(solo), click: alone }, say("only")));
    }));
  }

  const sign = (k) => {
    const shown = make("span", { class: "sign", "aria-hidden": "true" }, Hongtu.SIGNS[model.types[k].shape] || "●");
    shown.style.color = app.colour(k);
    return shown;
  };

  /* Facts on stage by year, as bars over the two sliders. */
  function years(facts) {
    const spans = facts.map((j) => Hongtu.times.of(model.facts[j], model.articles)).filter(Boolean);
    const first = Math.min(...spans.map((span) => span[0])), last = Math.max(...spans.map((span) => span[1]));
    if (!spans.length) return null;
    const from = Math.max(first, last - 60), counts = Array.from({ length: last - from + 1 }, () => 0);
    for (const [low, high] of spans) for (let year = Math.max(low, from); year <= high; year++) counts[year - from] += 1;
    return { from, last, counts };
  }

  function time(facts) {
    const box = at("years"), known = years(facts);
    at("time").hidden = !known || known.from === known.last;
    if (at("time").hidden) return;
    const { from, last, counts } = known, most = Math.max(...counts), width = 100 / counts.length, { state } = app;
    const inside = (year) => (!state.from || year >= state.from) && (!state.to || year <= state.to);
    box.replaceChildren(draw("svg", { viewBox: "0 0 100 24", preserveAspectRatio: "none", role: "img", "aria-label": say("perYear") }, counts.map((count, k) =>
      draw("rect", { x: k * width + width * 0.08, width: width * 0.84, y: 24 - (22 * count) / most, height: (22 * count) / most, class: inside(from + k) ? "in" : "out" }))));
    for (const [id, value] of [["from", state.from || from], ["to", state.to || last]]) {
      Object.assign(at(id), { min: from, max: last, value });
      at(`${id}-said`).textContent = state[id] ? String(value) : say("anyTime");
    }
  }

  function articles() {
    const dated = [...model.articles].sort((a, b) => (a.published || "").localeCompare(b.published || "") || (a.title || "").localeCompare(b.title || "", "zh"));
    at("only").replaceChildren(make("option", { value: "" }, say("anyArticle")), ...dated.map((article) => make("option", { value: article.id }, `${article.published || ""} ${article.title}`.trim())));
    at("only").value = app.state.only;
  }

  at("conf").addEventListener("input", (event) => app.go({ conf: Number(event.target.value) }, true));
  for (const id of ["from", "to"]) at(id).addEventListener("input", (event) => {
    const value = Number(event.target.value), edge = Number(id === "from" ? event.target.min : event.target.max);
    app.go({ [id]: value === edge ? 0 : value, ...crossing(id, value) }, true);
  });
  const crossing = (id, value) => {
    const other = id === "from" ? "to" : "from", held = app.state[other];
    return held && (id === "from" ? value > held : value < held) ? { [other]: value } : {};
  };
  at("only").addEventListener("change", (event) => app.go({ only: event.target.value }));
  at("reset").addEventListener("click", () => app.go({ xt: [], xp: [], from: 0, to: 0, conf: 0, only: "" }));

  return function show(stage) {
    const { term: ticked, only } = document.activeElement?.dataset || {};
    const facts = stage.lines.flatMap((k) => model.lines[k].facts);
    checks(at("types"), "xt", model.types, counted(stage.members.map((i) => model.nodes[i].type)), sign);
    checks(at("relations"), "xp", model.properties, counted(facts.map((j) => model.facts[j].p)));
    at("conf").value = app.state.conf;
    at("conf-said").textContent = say("atLeast", app.state.conf.toFixed(2));
    time(facts);
    articles();
    at("reset").hidden = !Hongtu.filtered(app.state);
    if (ticked || only) document.querySelector(ticked ? `[data-term=${ticked}]` : `[data-only=${only}]`)?.focus();
  };
};

Hongtu.filtered = (state) => Boolean(state.xt.length || state.xp.length || state.from || state.to || state.conf || state.only);
