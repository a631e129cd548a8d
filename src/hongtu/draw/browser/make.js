/* The name under which all parts of the page meet, and elements made of attributes and text; text never becomes markup. */
"use strict";
const Hongtu = {};

Hongtu.at = (id) => document.getElementById(id);

Hongtu.make = function (tag, attributes, ...children) {
  return Hongtu.fill(document.createElement(tag), attributes, children);
};

Hongtu.draw = function (tag, attributes, ...children) {
  return Hongtu.fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
};

Hongtu.fill = function (element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  for (const child of children.flat(3)) if (child != null && child !== false) element.append(child);
  return element;
};

Hongtu.button = (word, click, attributes) => Hongtu.make("button", { type: "button", click, ...attributes }, Hongtu.say(word));

/* Runs at most once per frame, however often it is asked for. */
Hongtu.soon = function (work) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; work(); });
  };
};
