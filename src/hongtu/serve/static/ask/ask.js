/* The page that asks: its editor, the vocabulary, and the answer as table, chart, network or text. */
import { FORMS, answered, taken } from "./answer.js";
import { chart, counted } from "./chart.js";
import { editor, told } from "./editor.js";
import { at, both, make } from "./make.js";
import { joined, network } from "./network.js";
import { table } from "./table.js";
import { fitting, prefixed } from "./terms.js";

const VIEWS = [
  ["table", "表格", "Table", () => true, table],
  ["chart", "图表", "Chart", (answer) => counted(answer).length > 0, chart],
  ["network", "网络", "Network", (answer) => joined(answer).length > 1, network],
];
const LONGEST = 6000;
let running = null, view = new URLSearchParams(location.search).get("view") || "table";

const edit = editor(ask);

async function ask() {
  running?.abort();
  const mine = (running = new AbortController()), query = edit.read();
  at("stop").hidden = false;
  at("answer").hidden = true;
  at("told").className = "";
  at("told").replaceChildren(...both("正在问……", "Asking …"));
  try {
    const start = performance.now(), answer = await answered(query, mine.signal);
    show(answer, query, performance.now() - start);
  } catch (error) {
    if (running !== mine) return;
    at("told").className = error.name === "AbortError" ? "" : "fault";
    at("told").replaceChildren(error.name === "AbortError" ? "已停止 Stopped" : error.message);
  }
  if (running === mine) at("stop").hidden = true;
}

function show(answer, query, spent) {
  const rows = answer.rows && { ...answer, query };
  const count = rows ? `${rows.rows.length} 行 rows` : answer.triples === undefined ? (answer.yes ? "是 yes" : "否 no") : `${answer.triples.length} 字符 characters`;
  at("told").textContent = `${count}，${Math.round(spent)} ms`;
  const possible = rows && rows.rows.length ? VIEWS.filter(([, , , can]) => can(rows)) : [];
  if (possible.length && !possible.some(([name]) => name === view)) view = "table";
  at("views").replaceChildren(...possible.map(([name, chinese, english]) => make("button", { type: "button", "aria-pressed": String(name === view), "data-view": name, click: () => { view = name; display(rows); } }, ...both(chinese, english))));
  at("downloads").replaceChildren(make("span", {}, ...both("下载", "Download")), ...FORMS[answer.triples === undefined ? "rows" : "triples"].map(([name, media, ending]) => make("button", { type: "button", click: () => taken(query, media, ending).catch((error) => { at("told").textContent = error.message; }) }, name)));
  at("answer").hidden = false;
  if (possible.length) display(rows);
  else at("shown").replaceChildren(answer.triples === undefined ? make("p", {}, rows ? "没有答案 No rows" : count) : make("pre", { tabindex: 0 }, answer.triples));
  remember(query);
}

function display(rows) {
  for (const button of at("views").children) button.setAttribute("aria-pressed", String(button.dataset.view === view));
  at("shown").replaceChildren(VIEWS.find(([name]) => name === view)[4](rows));
  remember(rows.query);
}

/* The address is the state: whoever is sent it sees the same answer. */
function remember(query) {
  const state = new URLSearchParams(location.search);
  if (query !== at("query").defaultValue) {
    for (const name of [...state.keys()]) if (name !== "plain") state.delete(name);
    if (query.length < LONGEST) state.set("query", query);
  }
  if (view === "table") state.delete("view"); else state.set("view", view);
  history.replaceState(null, "", `?${state}`);
}

function terms() {
  at("terms").replaceChildren(...fitting(at("term").value).map((term) => make("li", {}, make("button", { type: "button", title: term.means || null, click: () => edit.put(term.name) }, ...told(term)))));
}

at("asking").addEventListener("submit", (event) => { event.preventDefault(); ask(); });
at("stop").addEventListener("click", () => running?.abort());
at("prefixes").addEventListener("click", () => edit.write(prefixed(edit.read())));
at("term").addEventListener("input", terms);
terms();
if (at("asking").hasAttribute("data-run")) ask();
document.body.dataset.ready = "";
