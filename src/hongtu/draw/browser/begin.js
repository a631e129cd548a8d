/* The beginning: the page as it came is kept for those who save it, then the explorer takes over. */
"use strict";
(function () {
  const read = (id) => JSON.parse(Hongtu.at(id)?.textContent || "{}");
  const pristine = Hongtu.at("data") ? `<!DOCTYPE html>\n${document.documentElement.outerHTML}` : "";
  Hongtu.explorer(read, pristine);
})();
