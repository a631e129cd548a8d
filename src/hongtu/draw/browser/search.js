/* The search box: names, aliases, pinyin and initials, within a class or a zone; the keyboard walks the results. */
"use strict";
Hongtu.search = function (app, facts) {
  const { make, say, at } = Hongtu;
  const query = at("query"), hits = at("hits"), type = at("seek-type"), zone = at("seek-zone");
  let found = [], marked = -1, asked = 0, timer = 0, closing = 0, answered = "", note = "";

  function offer(said = "") {
    note = said;
    const rows = found.map((hit, k) => {
      const matched = hit.matched && hit.matched !== hit.name ? make("span", { class: "matched" }, hit.matched) : null;
      const row = make("li", { role: "option", id: `hit${k}`, "aria-selected": String(k === marked) }, make("span", { class: "found" }, hit.name, matched), facts.chip(hit.type));
      row.addEventListener("mousedown", (event) => { event.preventDefault(); take(k); });
      return row;
    });
    if (note) rows.push(make("li", { role: "option", class: "hint", "aria-disabled": "true", "aria-selected": "false" }, note));
    hits.replaceChildren(...rows);
    hits.hidden = !rows.length;
    query.setAttribute("aria-expanded", String(rows.length > 0));
    if (marked >= 0) query.setAttribute("aria-activedescendant", `hit${marked}`); else query.removeAttribute("aria-activedescendant");
    hits.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  /* Asks for what is typed; an answer that comes after a later question is not shown. */
  async function seek() {
    const words = query.value, mine = ++asked;
    if (!words.trim()) { found = []; marked = -1; return offer(); }
    try {
      const answer = await app.source.search(words, { type: type.value, zone: zone.value, limit: 12 });
      if (mine !== asked) return;
      [found, answered] = [answer.hits, words];
      marked = found.length ? 0 : -1;
      offer(!found.length ? say("noHits", words.trim()) : answer.left ? say("moreHits", Hongtu.number(answer.left)) : "");
      app.tell(say("hitCount", found.length + answer.left));
    } catch (error) { app.toast(say("failed", error.message)); }
  }

  /* The results of what is typed now, for one who types faster than answers come. */
  async function current(event) {
    event.preventDefault();
    clearTimeout(timer);
    if (answered !== query.value) await seek();
  }
  async function enter(event) {
    await current(event);
    if (found.length) take(Math.max(marked, 0));
  }
  async function walk(event, by) {
    await current(event);
    marked = Math.max(0, Math.min(marked + by, found.length - 1));
    if (found.length) offer(note);
  }

  function take(k) {
    const { id } = found[k];
    close();
    query.value = "";
    app.choose(id, true);
  }
  function close() { asked++; found = []; answered = ""; marked = -1; offer(); }

  query.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(seek, app.source.served ? 120 : 0); });
  query.addEventListener("blur", () => { closing = setTimeout(close, 150); });
  query.addEventListener("focus", () => clearTimeout(closing));
  query.addEventListener("keydown", (event) => {
    if (event.key === "Enter") return enter(event);
    if (event.key === "ArrowDown") walk(event, 1);
    else if (event.key === "ArrowUp") walk(event, -1);
    else if (event.key === "Escape") { event.stopPropagation(); close(); query.blur(); app.picked(); }
  });
  for (const select of [type, zone]) select.addEventListener("change", () => { query.focus(); seek(); });

  return {
    focus() { query.focus(); query.select(); },
    /* The classes and zones to search in, as far as they are known. */
    show() {
      const { model } = app, zoned = model.types.findIndex((one) => one.name === "Zone");
      const present = new Set(model.nodes.map((node) => node.type));
      const zones = model.nodes.filter((node) => node.type === zoned).sort((a, b) => b.facts.length - a.facts.length).slice(0, 100);
      fillSelect(type, say("anyType"), model.types.flatMap((one, k) => (present.has(k) || app.source.served ? [[one.name, Hongtu.term(one)]] : [])));
      fillSelect(zone, say("anyZone"), zones.map((node) => [node.id, node.short]));
    },
  };

  function fillSelect(select, any, options) {
    const held = select.value;
    select.replaceChildren(make("option", { value: "" }, any), ...options.map(([value, label]) => make("option", { value }, label)));
    select.value = options.some(([value]) => value === held) ? held : "";
  }
};
