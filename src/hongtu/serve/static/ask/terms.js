/* Terms of the graph: what a value is called, where it is shown, and which terms of the vocabulary fit a few letters. */
import { at } from "./make.js";

const known = JSON.parse(at("known").textContent);
export const { prefixes } = known;
const PREFIXES = Object.entries(prefixes);

/* A value for reading: an IRI with its prefix, a text as it is. */
export function called(term) {
  if (!term) return "";
  if (term.type !== "uri") return term.value;
  const found = PREFIXES.find(([, start]) => term.value.startsWith(start));
  return found ? `${found[0]}:${term.value.slice(found[1].length)}` : term.value;
}

/* Where a value is shown: its page here, or its address on the web; nothing for a text or for what is no address. */
export function shownAt(term) {
  if (!term || term.type !== "uri") return "";
  const own = prefixes.e;
  if (term.value.startsWith(own)) return `/id/${encodeURIComponent(term.value.slice(own.length))}`;
  return /^https?:\/\//.test(term.value) ? term.value : "";
}

/* The id of an entity, as the explorer's address takes it; empty for what is none. */
export const idOf = (term) => (term?.type === "uri" && term.value.startsWith(prefixes.e) ? term.value.slice(prefixes.e.length) : "");

/* A number, or null for what is none. */
export const number = (term) => (term?.type === "literal" || term?.type === "typed-literal") && /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(term.value) ? Number(term.value) : null;

/* The terms whose names or labels have some letters in them, those that begin so first. */
export function fitting(letters) {
  const sought = letters.toLowerCase();
  const rank = (term) => {
    const words = [term.name, term.name.split(":")[1], term.zh, term.en].map((word) => word.toLowerCase());
    return words.some((word) => word.startsWith(sought)) ? 0 : words.some((word) => word.includes(sought)) ? 1 : 2;
  };
  return known.terms.map((term) => [rank(term), term]).filter(([r]) => r < 2).sort(([a], [b]) => a - b).map(([, term]) => term);
}

/* A query with a line for each prefix that it uses and does not declare: other servers ask for them. */
export function prefixed(query) {
  const bare = query.replace(/"(?:[^"\\\n]|\\.)*"|<[^>\s]*>|#.*/g, " ");
  const missing = PREFIXES.filter(([name]) => new RegExp(`(^|[^\\w:])${name}:`).test(bare) && !new RegExp(`prefix\\s+${name}:`, "i").test(query));
  return missing.map(([name, iri]) => `PREFIX ${name}: <${iri}>\n`).join("") + query;
}
