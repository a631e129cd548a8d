/* Rows as a chart: bars, or a line over time for each series; drawn by hand in SVG, with its numbers written out. */
import { both, draw, make } from "./make.js";
import { called, number } from "./terms.js";

const MOST = 40, WIDTH = 760, LEFT = 250, BAR = 24;
const TIME = /^\d{4}(-\d\d){0,2}(\/.*)?$/;
const written = new Intl.NumberFormat("zh").format;

/* The columns that have numbers, without those of time: what a chart can show. */
export const counted = ({ columns, rows }) => columns.filter((name) => rows.some((row) => number(row[name]) !== null && !isTime(row[name])) && rows.every((row) => !row[name] || number(row[name]) !== null));

const isTime = (term) => TIME.test(called(term)) && Number(called(term).slice(0, 4)) > 1800 && Number(called(term).slice(0, 4)) < 2200;

export function chart(answer) {
  const numbers = counted(answer), others = answer.columns.filter((name) => !numbers.includes(name));
  const when = others.find((name) => answer.rows.some((row) => row[name]) && answer.rows.every((row) => !row[name] || isTime(row[name])));
  const what = choice("数值 Value", numbers, numbers[0]), name = choice("按 By", others.length ? others : answer.columns, when && others.length > 1 ? when : others[0] || answer.columns[0]);
  const place = make("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "图表 Chart" });
  for (const one of [what, name]) one.querySelector("select").addEventListener("change", show);
  show();
  return make("div", {}, make("p", { class: "bar" }, what, name), place);

  function show() {
    const [value, by] = [what, name].map((one) => one.querySelector("select").value);
    const rows = answer.rows.filter((row) => number(row[value]) !== null);
    // Where one name comes several times, the other columns tell its rows apart: beside it, or as lines of their own.
    const further = new Set(rows.map((row) => called(row[by]))).size < rows.length ? others.filter((other) => other !== by) : [];
    const points = rows.map((row) => ({ name: called(row[by]), of: further.map((other) => called(row[other])).filter(Boolean).join(" "), value: number(row[value]) }));
    place.replaceChildren(...(by === when && new Set(points.map((p) => p.name)).size > 1 ? lines(points, value) : bars(points, value)));
  }
}

function choice(label, names, chosen) {
  return make("label", {}, `${label} `, make("select", {}, names.map((name) => make("option", { selected: name === chosen, value: name }, name))));
}

function bars(points, value) {
  const shown = points.slice(0, MOST), high = Math.max(0, ...shown.map((p) => p.value)) || 1;
  const rows = shown.map((point, i) => {
    const long = Math.max(1, ((WIDTH - LEFT - 90) * Math.max(0, point.value)) / high), middle = i * BAR + 17;
    return [draw("text", { x: LEFT - 8, y: middle, "text-anchor": "end" }, cut(`${point.name} ${point.of}`.trim(), 18)), draw("rect", { x: LEFT, y: i * BAR + 4, width: long, height: BAR - 7, rx: 2 }), draw("text", { x: LEFT + long + 6, y: middle }, written(point.value))];
  });
  return [picture(shown.length * BAR + 4, `${value}: ${told(shown)}`, rows), left(points.length - shown.length)];
}

function lines(points, value) {
  const times = [...new Set(points.map((p) => p.name))].sort(), series = [...new Set(points.map((p) => p.of))].slice(0, 6);
  const shown = points.filter((p) => series.includes(p.of)), high = Math.max(...shown.map((p) => p.value), 0) || 1, height = 260;
  const x = (time) => 60 + (times.indexOf(time) / (times.length - 1)) * (WIDTH - 130), y = (number) => height - 40 - (number / high) * (height - 80);
  const curve = (of, i) => {
    const own = shown.filter((p) => p.of === of).sort((a, b) => (a.name < b.name ? -1 : 1));
    return [draw("polyline", { class: `series s${i}`, points: own.map((p) => `${x(p.name)},${y(p.value)}`).join(" ") }),
      own.map((p) => [draw("circle", { class: `s${i}`, cx: x(p.name), cy: y(p.value), r: 4 }), draw("text", { x: x(p.name), y: y(p.value) - 9, "text-anchor": "middle" }, written(p.value))]),
      of && draw("text", { x: 60, y: 16 + 16 * i }, draw("tspan", { class: `s${i}` }, "● "), of)];
  };
  const axis = draw("line", { x1: 40, x2: WIDTH - 40, y1: y(0), y2: y(0), class: "axis" });
  const step = Math.ceil(times.length / 12), names = times.filter((_, i) => i % step === 0).map((time) => draw("text", { x: x(time), y: height - 16, "text-anchor": "middle" }, time));
  const above = 16 * (series[0] === "" ? 0 : series.length);
  return [picture(height + above, `${value}: ${told(shown)}`, series.map((of, i) => of && curve(of, i)[2]), draw("g", { transform: `translate(0 ${above})` }, axis, names, series.map((of, i) => curve(of, i).slice(0, 2)))), left(new Set(points.map((p) => p.of)).size - series.length)];
}

const picture = (height, label, ...parts) => draw("svg", { class: "chart", viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": label }, parts);

const told = (points) => points.map((p) => [p.of, p.name, written(p.value)].filter(Boolean).join(" ")).join("；");

const left = (count) => (count > 0 ? make("p", {}, ...both(`另有 ${count} 项未画出。`, `${count} more are not drawn.`)) : "");

const cut = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
