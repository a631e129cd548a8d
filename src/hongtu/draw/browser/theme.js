/* Light and dark: the colours of the drawing, beside those that the style sheet has for the page. */
"use strict";
Hongtu.COLOURS = {
  light: { ink: "#16212c", paper: "#ffffff", soft: "#4c5a68", line: "#9aa5b1", accent: "#0b57b0", disc: "#f4f7fa", rim: "#d3dbe3", bundle: "rgba(70,90,110,.15)" },
  dark: { ink: "#e8edf2", paper: "#14181d", soft: "#a9b6c2", line: "#56626e", accent: "#8ec0ff", disc: "#1a2027", rim: "#33404c", bundle: "rgba(160,180,200,.2)" },
};

Hongtu.theme = function (app, changed) {
  const wished = matchMedia("(prefers-color-scheme: dark)");
  let name = "light";
  function set(next) {
    name = next;
    document.documentElement.dataset.theme = name;
    Hongtu.at("theme").setAttribute("aria-pressed", String(name === "dark"));
    changed();
  }
  app.colours = () => Hongtu.COLOURS[name];
  app.colour = (type) => app.model.types[type][name === "dark" ? "dark" : "colour"];
  app.theme = () => set(name === "dark" ? "light" : "dark");
  Hongtu.at("theme").addEventListener("click", app.theme);
  wished.addEventListener("change", (event) => set(event.matches ? "dark" : "light"));
  set(wished.matches ? "dark" : "light");
};
