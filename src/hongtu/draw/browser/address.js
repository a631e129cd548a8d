/* The address is the state: what is chosen, shown, filtered and open stands behind the # of the page's address. */
"use strict";
Hongtu.address = {
  EMPTY: {
    e: "", c: "", near: 0, add: [], disc: "", path: [], avoid: [], line: [], side: "",
    view: "graph", a: "", f: "", xt: [], xp: [], from: 0, to: 0, conf: 0, only: "", lang: "",
  },

  read(hash) {
    const state = { ...Hongtu.address.EMPTY };
    for (const part of hash.replace(/^#/, "").split("&")) {
      const [key, ...rest] = part.split("="), value = rest.join("=");
      if (!(key in state)) continue;
      const words = value.split(["xt", "xp", "avoid"].includes(key) ? "." : "~").filter(Boolean).map(decoded);
      const empty = Hongtu.address.EMPTY[key];
      state[key] = Array.isArray(empty) ? words : typeof empty === "number" ? Number(value) || 0 : decoded(value);
    }
    if (state.path.length !== 2) state.path = [];
    if (state.line.length !== 2) state.line = [];
    return state;

    function decoded(word) {
      try { return decodeURIComponent(word); } catch { return ""; }
    }
  },

  write(state) {
    const encoded = (word) => encodeURIComponent(word).replaceAll("~", "%7E");
    return "#" + Object.entries(state).filter(([key, value]) => String(value) !== String(Hongtu.address.EMPTY[key]))
      .map(([key, value]) => `${key}=${Array.isArray(value) ? value.map(encoded).join(["xt", "xp", "avoid"].includes(key) ? "." : "~") : encoded(value)}`).join("&");
  },
};
