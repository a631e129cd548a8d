/* From a query to its answer: rows, yes or no, triples, or why there is none; and the same in a form to take away. */
const ROWS = "application/sparql-results+json", TRIPLES = "text/turtle";

export const FORMS = {
  rows: [["CSV", "text/csv", "csv"], ["TSV", "text/tab-separated-values", "tsv"], ["JSON", ROWS, "json"], ["XML", "application/sparql-results+xml", "xml"]],
  triples: [["Turtle", TRIPLES, "ttl"], ["N-Triples", "application/n-triples", "nt"], ["JSON-LD", "application/ld+json", "jsonld"], ["RDF/XML", "application/rdf+xml", "rdf"]],
};

/* What the server says to a query in a form; fails with what it says where it says no. */
async function sent(query, accept, signal) {
  const came = await fetch("/sparql", { method: "POST", headers: { accept, "content-type": "application/sparql-query" }, body: query, signal });
  if (!came.ok) throw new Error((await came.text()).trim());
  return came;
}

/* The answer to a query: `{triples}` as Turtle, `{yes}`, or `{columns, rows}`. */
export async function answered(query, signal) {
  const came = await sent(query, `${ROWS}, ${TRIPLES};q=0.9`, signal);
  if (came.headers.get("content-type").startsWith(TRIPLES)) return { triples: await came.text() };
  const { head, results, boolean } = await came.json();
  return boolean === undefined ? { columns: head.vars, rows: results.bindings } : { yes: boolean };
}

/* Hands the answer to a query over as a file. */
export async function taken(query, media, ending) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await (await sent(query, media)).blob());
  link.download = `answer.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
