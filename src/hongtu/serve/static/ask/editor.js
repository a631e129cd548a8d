/* The editor: Yasqe where the server has it, else the plain field; both complete the vocabulary and ask on Ctrl+Enter. */
import { at, both, make } from "./make.js";
import { fitting, prefixes } from "./terms.js";

const BEGUN = /[\p{L}\w:-]*$/u;

/* An editor of the query: read and write it, put a word where the caret is, and take the focus. */
export function editor(ask) {
  const field = at("query");
  return window.Yasqe ? rich(field, ask) : plain(field, ask);
}

function plain(field, ask) {
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); ask(); }
  });
  return {
    read: () => field.value,
    write: (text) => { field.value = text; },
    put: (word) => { field.focus(); field.setRangeText(word, field.selectionStart, field.selectionEnd, "end"); },
  };
}

function rich(field, ask) {
  const place = make("div", { class: "rich" });
  field.after(place);
  field.hidden = true;
  field.required = false;
  const { Yasqe } = window;
  // Its own completers ask prefix.cc and other servers.
  Yasqe.defaults.autocompleters = [];
  Yasqe.defineMode("known", (config) => knowing(Yasqe.getMode(config, "sparql11")));
  // Yasqe's own explanation of an error has styles in its markup, which the policy of this server refuses.
  place.addEventListener("mouseover", (event) => { if (event.target.closest(".parseErrorIcon")) event.stopPropagation(); }, true);
  const yasqe = new Yasqe(place, {
    mode: "known", value: field.value, autocompleters: [], persistenceId: null, prefixCcApi: null, consumeShareLink: null,
    createShareableLink: null, createShortLink: null, showQueryButton: false, resizeable: false, editorHeight: "20rem",
    screenReaderLabel: "SPARQL", lineWrapping: true, foldGutter: false, gutters: ["gutterErrorBar", "CodeMirror-linenumbers"],
    // Tab leaves the editor, as it leaves every field: nobody is caught in it.
    extraKeys: { Tab: false, "Shift-Tab": false, "Ctrl-Enter": ask, "Cmd-Enter": ask, "Ctrl-Space": complete, "Ctrl-/": () => yasqe.commentLines() },
  });
  document.querySelector("label[for=query]").addEventListener("click", () => yasqe.focus());
  yasqe.on("inputRead", () => { if (/:|\p{Script=Han}|\w{3}/u.test(begun())) setTimeout(complete); });

  function begun() {
    const { line, ch } = yasqe.getCursor();
    return yasqe.getLine(line).slice(0, ch).match(BEGUN)[0];
  }

  function complete() {
    const to = yasqe.getCursor(), letters = begun();
    const list = fitting(letters).slice(0, 30).map((term) => ({ text: term.name, render: (row) => row.append(...told(term)) }));
    if (!list.length || (list.length === 1 && list[0].text === letters)) return;
    yasqe.showHint({ completeSingle: false, alignWithWord: true, hint: () => ({ list, from: { line: to.line, ch: to.ch - letters.length }, to }) });
  }

  return {
    read: () => yasqe.getValue(),
    write: (text) => yasqe.setValue(text),
    put: (word) => { yasqe.focus(); yasqe.replaceSelection(word); },
  };
}

/* The mode of SPARQL, to which the prefixes that the server knows are declared before the first line. */
const knowing = (mode) => ({ ...mode, startState: (...given) => ({ ...mode.startState(...given), prefixes: { ...prefixes } }) });

/* A term as the lists show it. */
export const told = (term) => [make("code", {}, term.name), " ", ...both(term.zh, term.en)];
