/* What is on screen as text for other programs: CSV for tables, GEXF for Gephi, SVG for print. */
"use strict";
Hongtu.formats = function (app) {
  const { say, term } = Hongtu;
  const { model } = app;
  const escaped = (text) => String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const name = (o) => (typeof o === "number" ? model.nodes[o].name : o);

  /* A cell that no spreadsheet takes for a formula. */
  const cell = (value) => {
    const text = String(value ?? "");
    return `"${(/^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  };

  function csv({ facts }) {
    const head = [say("subject"), say("classOf", say("subject")), say("relation"), say("object"), say("classOf", say("object")), say("role"), say("period"), say("status"), say("confidence"), say("evidence"), say("sentence"), say("source"), say("date")];
    const kind = (o) => (typeof o === "number" ? term(model.types[model.nodes[o].type]) : "");
    const rows = facts.flatMap((j) => {
      const fact = model.facts[j];
      return (fact.said.length ? fact.said : [{}]).map((quote) => {
        const article = model.articles[quote.article];
        return [name(fact.s), kind(fact.s), term(model.properties[fact.p]), name(fact.o), kind(fact.o), fact.role, fact.period, fact.status && say(fact.status), fact.confidence,
          quote.words, quote.words && quote.before + quote.words + quote.behind, article?.title, article?.published];
      });
    });
    return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
  }

  function gexf({ nodes, facts }, spots) {
    const value = (key, text) => `<attvalue for="${key}" value="${escaped(text)}"/>`;
    const node = (i) => {
      const one = model.nodes[i], spot = spots.get(i), [r, g, b] = [1, 3, 5].map((at) => parseInt(app.colour(one.type).slice(at, at + 2), 16));
      return `<node id="${escaped(one.id)}" label="${escaped(one.name)}"><attvalues>${value("type", model.types[one.type].name)}</attvalues>`
        + `<viz:color r="${r}" g="${g}" b="${b}"/><viz:position x="${spot.x}" y="${-spot.y}" z="0"/><viz:size value="${one.size}"/></node>`;
    };
    const edge = (j) => {
      const fact = model.facts[j], quote = fact.said[0];
      const values = [["property", model.properties[fact.p].name], ["role", fact.role], ["period", fact.period], ["status", fact.status], ["evidence", quote ? quote.words : ""]];
      return `<edge id="${escaped(fact.id)}" source="${escaped(model.nodes[fact.s].id)}" target="${escaped(model.nodes[fact.o].id)}" label="${escaped(term(model.properties[fact.p]))}"><attvalues>${values.map(([key, text]) => value(key, text || "")).join("")}</attvalues></edge>`;
    };
    const attributes = (kind, names) => `<attributes class="${kind}">${names.map((key) => `<attribute id="${key}" title="${key}" type="string"/>`).join("")}</attributes>`;
    return `<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3"><graph defaultedgetype="directed">`
      + attributes("node", ["type"]) + attributes("edge", ["property", "role", "period", "status", "evidence"])
      + `<nodes>${nodes.map(node).join("\n")}</nodes><edges>${facts.filter((j) => typeof model.facts[j].o === "number").map(edge).join("\n")}</edges></graph></gexf>`;
  }

  const CORNERS = { square: [4, 45], diamond: [4, 0], triangle: [3, -90], triangleDown: [3, 90], hexagon: [6, 0] };
  function shape(kind, { x, y }, size, fill) {
    const [corners, turn] = CORNERS[kind] || [0, 0];
    if (!corners && kind !== "star") return `<circle cx="${x}" cy="${y}" r="${size}" fill="${fill}"/>`;
    const count = kind === "star" ? 10 : corners, first = kind === "star" ? -90 : turn;
    const points = Array.from({ length: count }, (_, k) => {
      const angle = ((first + (360 * k) / count) * Math.PI) / 180, r = kind === "star" && k % 2 ? size * 0.45 : size * 1.1;
      return `${(x + r * Math.cos(angle)).toFixed(1)},${(y + r * Math.sin(angle)).toFixed(1)}`;
    });
    return `<polygon points="${points.join(" ")}" fill="${fill}"/>`;
  }

  function svg({ nodes, lines }, spots) {
    const at = nodes.map((i) => spots.get(i)), colours = app.colours();
    const [left, top] = [Math.min(...at.map((p) => p.x)) - 120, Math.min(...at.map((p) => p.y)) - 60];
    const [width, height] = [Math.max(...at.map((p) => p.x)) - left + 120, Math.max(...at.map((p) => p.y)) - top + 60];
    const line = (k) => { const a = spots.get(model.lines[k].a), b = spots.get(model.lines[k].b); return `<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}" stroke="${colours.line}"/>`; };
    const node = (i) => {
      const one = model.nodes[i], spot = spots.get(i);
      return `<g class="entity">${shape(model.types[one.type].shape, spot, one.size, app.colour(one.type))}<text x="${spot.x}" y="${spot.y + one.size + 15}" text-anchor="middle">${escaped(one.short)}</text></g>`;
    };
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${width} ${height}" font-family="Noto Sans CJK SC,PingFang SC,Microsoft YaHei,sans-serif" font-size="13" fill="${colours.ink}">`
      + `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="${colours.paper}"/>${lines.map(line).join("")}${nodes.map(node).join("\n")}</svg>`;
  }

  return { csv, gexf, svg };
};
