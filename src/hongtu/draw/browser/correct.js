/* Corrections, with a reason: two are one, two are not, a name means another in an article, a fact is wrong. */
"use strict";
Hongtu.correct = function (app, facts) {
  const { make, say, at, term } = Hongtu;
  const { model } = app;
  const box = at("correction");

  const field = (word, control) => make("label", { class: "field" }, say(word), control);
  function ask(title, fields, verdict) {
    const why = make("input", { type: "text", id: "why", required: true, maxlength: "300" });
    const note = make("p", { role: "alert", class: "fault" });
    const form = make("form", { method: "dialog" }, make("h2", { id: "correction-title" }, title), fields, field("why", why), note,
      make("div", { class: "actions" }, make("button", { id: "send" }, say("send")), make("button", { type: "button", click: () => box.close() }, say("cancel"))));
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (!app.token) { note.textContent = say("noToken"); return; }
      at("send").disabled = true;
      try {
        await app.source.judge({ left: "", right: "", article: "", ...verdict(), why: why.value.trim() }, app.token);
        box.close();
        await app.afresh();
        app.toast(say("judged"));
      } catch (error) {
        note.textContent = say("failed", error.message);
        at("send").disabled = false;
      }
    });
    box.replaceChildren(form);
    box.showModal();
    (fields[0]?.querySelector("input:checked, input, select") || why).focus();
  }

  function wrong(thing) {
    const said = thing.measure === undefined
      ? [model.nodes[thing.s].name, term(model.properties[thing.p]), typeof thing.o === "number" ? model.nodes[thing.o].name : thing.o, ...facts.notes(thing)]
      : [model.nodes[thing.s].name, thing.measure, facts.amount(thing), thing.period];
    ask(say("wrongFact"), [make("p", {}, said.filter(Boolean).join(" "))], () => ({ verdict: "wrong", left: model.nodes[thing.s].id, right: thing.id }));
  }

  function entity(i, other = "") {
    const kinds = ["same", "different", "split"].map((verdict, k) => {
      const radio = make("input", { type: "radio", name: "verdict", value: verdict, change: toggle });
      radio.checked = k === 0;
      return make("label", { class: "choice" }, radio, say(verdict));
    });
    const right = make("input", { type: "text", id: "other", value: other });
    const spoken = new Set([...model.nodes[i].facts.map((j) => model.facts[j]), ...model.nodes[i].figures.map((j) => model.figures[j])].flatMap((thing) => thing.said.map((quote) => quote.article)).filter((k) => k >= 0));
    const article = make("select", { id: "in-article" }, [...spoken].map((k) => make("option", { value: model.articles[k].id }, facts.title(model.articles[k]))));
    const rows = { right: field("other", right), article: field("pickArticle", article) };
    const chosen = () => kinds.find((label) => label.firstChild.checked).firstChild.value;
    function toggle() { rows.right.hidden = chosen() === "split"; rows.article.hidden = chosen() !== "split"; }
    toggle();
    ask(model.nodes[i].name, [make("fieldset", {}, make("legend", {}, say("verdict")), kinds), rows.right, rows.article],
      () => ({ verdict: chosen(), left: model.nodes[i].id, ...(chosen() === "split" ? { article: article.value } : { right: right.value.trim() }) }));
  }

  return { wrong, entity };
};
