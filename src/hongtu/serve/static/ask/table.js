/* Rows as a table: sorted by the column that is clicked, with links to what has a page, 200 rows at a time. */
import { both, make } from "./make.js";
import { called, number, shownAt } from "./terms.js";

const PAGE = 200;
const compare = new Intl.Collator("zh", { numeric: true }).compare;

export function table({ columns, rows }) {
  let sorted = rows, shown = PAGE, by = "", up = true;
  const place = make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "表格 Table" });
  show();
  return place;

  function show() {
    const more = sorted.length > shown && make("p", {}, make("button", { type: "button", click: () => { shown += PAGE; show(); } }, ...both(`再列 ${Math.min(PAGE, sorted.length - shown)} 行，余`, `${sorted.length - shown} more rows`)));
    const body = sorted.slice(0, shown).map((row) => make("tr", {}, columns.map((name) => cell(row[name]))));
    place.replaceChildren(make("table", {}, make("thead", {}, make("tr", {}, columns.map(header))), make("tbody", {}, body)), ...(more ? [more] : []));
  }

  function header(name) {
    const sort = () => {
      up = by === name ? !up : true;
      by = name;
      sorted = [...rows].sort((a, b) => (up ? 1 : -1) * order(a[name], b[name]));
      show();
      place.querySelector(`th:nth-child(${columns.indexOf(name) + 1}) button`).focus();
    };
    return make("th", { scope: "col", "aria-sort": by === name && (up ? "ascending" : "descending") }, make("button", { type: "button", click: sort }, name));
  }
}

function order(one, other) {
  const [left, right] = [number(one), number(other)];
  return left !== null && right !== null ? left - right : compare(called(one), called(other));
}

function cell(term) {
  const where = shownAt(term), text = called(term), many = number(term) !== null;
  return make("td", { class: many && "number", lang: term?.["xml:lang"] }, where ? make("a", { href: where }, text) : text);
}
