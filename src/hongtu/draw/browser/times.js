/* When facts hold, in years: their period, or else the years in which articles said so. */
"use strict";
Hongtu.times = {
  /* First and last year of a period such as 2018, 2018-06 or 2016/2020; null where there is none. */
  span(period) {
    const years = String(period || "").split("/").map((part) => Number(/^\d{4}/.exec(part)?.[0])).filter(Boolean);
    return years.length ? [years[0], years[years.length - 1]] : null;
  },

  of(fact, articles) {
    const own = Hongtu.times.span(fact.period) || (typeof fact.o === "string" ? Hongtu.times.span(fact.o) : null);
    if (own) return own;
    const years = fact.said.map((quote) => Hongtu.times.span(articles[quote.article]?.published)?.[0]).filter(Boolean);
    return years.length ? [Math.min(...years), Math.max(...years)] : null;
  },

  /* A period as a number for an axis: 2018-06 is 2018.42. */
  at(period) {
    const [, year, month] = /^(\d{4})(?:-(\d{2}))?/.exec(period || "") || [];
    return year ? Number(year) + (month ? (Number(month) - 1) / 12 : 0) : null;
  },
};
