// Answered in two places: both are shown, the person decides, both stay in the log.

import { inWords } from "./answer.js";
import { showState, template } from "./notices.js";

/** Calls back with "theirs" or "ours". */
export function askWhich(kind, form, { theirs, ours }, decide) {
  const place = document.querySelector("[data-conflict]");
  const panel = template("conflict");
  panel.querySelector("[data-theirs]").textContent = inWords(kind, form, theirs);
  panel.querySelector("[data-ours]").textContent = inWords(kind, form, ours);
  for (const button of panel.querySelectorAll("[data-keep]")) {
    button.addEventListener("click", () => {
      place.replaceChildren();
      decide(button.dataset.keep);
    });
  }
  place.replaceChildren(panel);
  showState("two");
  place.querySelector("h2").focus();
}
