/* An article with every evidence marked; a mark leads to its fact, a fact to its mark. */
"use strict";
Hongtu.article = function (app, box, facts) {
  const { make, say } = Hongtu;
  const { model } = app;
  const name = (mark) => (mark.fact === undefined ? `figure:${model.figures[mark.figure].id}` : `fact:${model.facts[mark.fact].id}`);

  function passage(one) {
    const begun = new Set();
    return make("p", {}, Hongtu.passages.pieces(one).map(({ text, marks }) => {
      if (!marks.length) return text;
      const names = marks.map(name), own = names[0], first = !begun.has(own);
      begun.add(own);
      const open = () => app.go({ f: own }, true);
      const keyed = (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); open(); } };
      const attributes = first ? { role: "button", tabindex: "0", keydown: keyed } : {};
      return make("mark", { ...attributes, "data-marks": names.join("\n"), class: names.includes(app.state.f) ? "looked" : names.length > 1 ? "several" : "", click: open }, text);
    }));
  }

  function choice() {
    const dated = [...model.articles].sort((a, b) => (a.published || "").localeCompare(b.published || "") || a.title.localeCompare(b.title));
    const select = make("select", { "aria-label": say("pickArticle"), change: (event) => app.go({ a: event.target.value, f: "" }) },
      make("option", { value: "" }, say("pickArticle")), dated.map((article) => make("option", { value: article.id }, facts.title(article))));
    select.value = app.state.a;
    return select;
  }

  return function show(answer) {
    box.replaceChildren(make("div", { class: "bar" }, choice()));
    if (!answer) return;
    const article = model.articles[answer.article];
    box.append(make("article", {}, make("h2", {}, article.title), article.published ? make("p", { class: "hint" }, article.published) : null,
      answer.whole ? null : make("p", { class: "hint" }, say("excerpts")), answer.passages.filter((one) => one.marks.length || one.text !== article.title).map(passage)));
    const looked = box.querySelector("mark.looked");
    if (looked) looked.scrollIntoView({ block: "center" });
  };
};
