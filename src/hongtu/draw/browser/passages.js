/* An article as passages of text with marks in them: its whole text where that is at hand, else the sentences that say something. */
"use strict";

/* What is known to be said in an article: quotes, each with the number of its fact or figure. */
Hongtu.quoted = function (model, article) {
  const of = (things, kind) => things.flatMap((thing, number) => thing.said.filter((quote) => quote.article === article).map((quote) => ({ quote, [kind]: number })));
  return [...of(model.facts, "fact"), ...of(model.figures, "figure")];
};

Hongtu.passages = {
  /* Lines of a text, with the marks that lie in each. */
  ofText(text, marks) {
    let at = 0;
    return text.split("\n").map((line) => {
      const from = at, to = at + line.length;
      at = to + 1;
      const inside = marks.filter((mark) => mark.start < to && mark.end > from);
      return { text: line, marks: inside.map((mark) => ({ ...mark, start: Math.max(mark.start, from) - from, end: Math.min(mark.end, to) - from })) };
    }).filter((passage) => passage.text.trim());
  },

  /* The sentences of quotes, in the order of the text; each quote knows its fact or figure. */
  ofQuotes(quotes) {
    const sentences = new Map();
    for (const { quote, ...what } of quotes) {
      const text = quote.before + quote.words + quote.behind;
      if (!sentences.has(text)) sentences.set(text, { text, at: quote.start - quote.before.length, marks: [] });
      sentences.get(text).marks.push({ ...what, start: quote.before.length, end: quote.before.length + quote.words.length });
    }
    return [...sentences.values()].sort((a, b) => a.at - b.at);
  },

  /* What a text is cut into by its marks: pieces of text, each with the marks that cover it, the shortest first. */
  pieces({ text, marks }) {
    const cuts = [...new Set([0, text.length, ...marks.flatMap((mark) => [mark.start, mark.end])])].sort((a, b) => a - b);
    return cuts.slice(1).map((end, k) => ({
      text: text.slice(cuts[k], end),
      marks: marks.filter((mark) => mark.start <= cuts[k] && mark.end >= end).sort((a, b) => a.end - a.start - (b.end - b.start)),
    }));
  },
};
