/* A small chart of figures over time: one line a measure, its first and last value written, drawn by hand in SVG. */
"use strict";
Hongtu.chart = function (measure, figures) {
  const { draw } = Hongtu;
  const points = figures.map((one) => ({ at: Hongtu.times.at(one.period), value: one.value, period: one.period })).filter((p) => p.at !== null).sort((a, b) => a.at - b.at);
  if (new Set(points.map((p) => p.at)).size < 2) return null;
  const [width, height, left, top, bottom] = [330, 104, 34, 24, 22];
  const [first, last] = [points[0].at, points[points.length - 1].at];
  const high = Math.max(...points.map((p) => p.value)), low = Math.min(0, ...points.map((p) => p.value));
  const x = (at) => left + ((at - first) / (last - first)) * (width - 2 * left);
  const y = (value) => height - bottom - ((value - low) / (high - low || 1)) * (height - top - bottom);
  const unit = figures[0].unit, words = points.map((p) => `${p.period} ${Hongtu.number(p.value)}`).join(Hongtu.say("link"));
  const name = (p) => draw("text", { x: x(p.at), y: y(p.value) - 8, "text-anchor": "middle", class: "value" }, Hongtu.number(p.value));
  const year = (p) => draw("text", { x: x(p.at), y: height - 6, "text-anchor": "middle", class: "year" }, p.period.split("/")[0]);
  const ends = [points[0], points[points.length - 1]];
  return Hongtu.make("figure", { class: "chart" },
    Hongtu.make("figcaption", {}, `${measure}${unit ? `（${unit}）` : ""}`),
    draw("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `${measure} ${words}` },
      draw("line", { x1: left - 12, x2: width - left + 12, y1: y(low), y2: y(low), class: "axis" }),
      draw("polygon", { class: "area", points: [[x(first), y(low)], ...points.map((p) => [x(p.at), y(p.value)]), [x(last), y(low)]].map((p) => p.join(",")).join(" ") }),
      draw("polyline", { class: "curve", points: points.map((p) => `${x(p.at)},${y(p.value)}`).join(" ") }),
      points.map((p) => draw("circle", { cx: x(p.at), cy: y(p.value), r: 3.5 })), ends.map(name), ends.map(year)));
};
