/* Rows as a network: the values of two columns, joined where a row has both; each leads to its page. */
import { both, draw, make } from "./make.js";
import { called, idOf, number, shownAt } from "./terms.js";

const MOST = 120, WIDTH = 900, HEIGHT = 560, ROUNDS = 160;

/* The columns whose values can be joined: all but numbers. */
export const joined = ({ columns, rows }) => columns.filter((name) => rows.some((row) => row[name] && number(row[name]) === null));

export function network(answer) {
  const names = joined(answer);
  const ends = [["从 From", names[0]], ["到 To", names[1]]].map(([label, chosen]) =>
    make("label", {}, `${label} `, make("select", { change: show }, names.map((name) => make("option", { value: name, selected: name === chosen }, name)))));
  const place = make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "网络 Network" });
  show();
  return make("div", {}, make("p", { class: "bar" }, ends), place);

  function show() {
    const [from, to] = ends.map((end) => end.querySelector("select").value);
    const { nodes, pairs, left } = gathered(answer.rows, from, to);
    settle(nodes, pairs);
    const lines = pairs.map(([a, b]) => draw("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y }));
    const label = `${nodes.length} 个名称 names，${pairs.length} 条连线 lines`;
    const ids = nodes.map((node) => idOf(node.term)).filter(Boolean);
    const explorer = ids.length && make("p", {}, make("a", { href: `/#e=${encodeURIComponent(ids[0])}` }, ...both("在图谱中看", `See ${ids[0]} in the explorer`)));
    place.replaceChildren(draw("svg", { class: "network", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "group", "aria-label": label }, lines, nodes.map(dot)), make("p", {}, label, left ? `；另有 ${left} 行未画出 rows are not drawn` : ""), explorer || "");
  }
}

function gathered(rows, from, to) {
  const nodes = new Map(), pairs = new Map();
  let left = 0;
  const node = (term, side) => nodes.get(key(term)) || nodes.set(key(term), { term, side, name: called(term) }).get(key(term));
  for (const row of rows) {
    if (!row[from] || !row[to] || key(row[from]) === key(row[to])) continue;
    const fresh = new Set([row[from], row[to]].map(key).filter((one) => !nodes.has(one)));
    if (nodes.size + fresh.size > MOST) { left += 1; continue; }
    const [a, b] = [node(row[from], 0), node(row[to], 1)];
    pairs.set(`${key(row[from])}\n${key(row[to])}`, [a, b]);
  }
  return { nodes: [...nodes.values()], pairs: [...pairs.values()], left };
}

const key = (term) => `${term.type} ${term.value}`;

/* Puts nodes at their places: they push each other away, lines pull; the same answer gives the same picture. */
function settle(nodes, pairs) {
  const ideal = Math.sqrt((WIDTH * HEIGHT) / (nodes.length || 1)) * 0.7;
  nodes.forEach((node, i) => {
    const turn = i * 2.399963, far = Math.sqrt((i + 0.5) / nodes.length);
    Object.assign(node, { x: WIDTH / 2 + Math.cos(turn) * far * WIDTH * 0.42, y: HEIGHT / 2 + Math.sin(turn) * far * HEIGHT * 0.42 });
  });
  for (let round = 0; round < ROUNDS; round += 1) {
    const moves = new Map(nodes.map((node) => [node, [(WIDTH / 2 - node.x) * 0.02, (HEIGHT / 2 - node.y) * 0.04]]));
    nodes.forEach((one, i) => nodes.slice(i + 1).forEach((other) => push(moves, one, other, (d) => (ideal * ideal) / d / d)));
    for (const [one, other] of pairs) push(moves, one, other, (d) => -d / ideal);
    const most = 30 * (1 - round / ROUNDS) + 1;
    for (const [node, [dx, dy]] of moves) {
      const long = Math.hypot(dx, dy) || 1, step = Math.min(long, most);
      node.x = Math.min(WIDTH - 70, Math.max(70, node.x + (dx / long) * step));
      node.y = Math.min(HEIGHT - 24, Math.max(16, node.y + (dy / long) * step));
    }
  }
}

function push(moves, one, other, force) {
  const dx = one.x - other.x || 0.1, dy = one.y - other.y || 0.1, far = Math.hypot(dx, dy);
  const much = force(far) * 10, here = moves.get(one), there = moves.get(other);
  here[0] += (dx / far) * much; here[1] += (dy / far) * much;
  there[0] -= (dx / far) * much; there[1] -= (dy / far) * much;
}

function dot(node) {
  const where = shownAt(node.term);
  const parts = [draw("circle", { cx: node.x, cy: node.y, r: 6, class: `side${node.side}` }), draw("text", { x: node.x, y: node.y + 20, "text-anchor": "middle" }, node.name.length > 16 ? `${node.name.slice(0, 15)}…` : node.name)];
  return where ? draw("a", { href: where, "aria-label": node.name }, parts) : draw("g", {}, draw("title", {}, node.name), parts);
}
