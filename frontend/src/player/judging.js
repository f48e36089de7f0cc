// Code goes to be run or submitted, and its verdict comes, without a reload and without a socket.

import { csrf } from "./protocol.js";

const FIRST_PAUSE = 150;
const LONGEST_PAUSE = 2000;

export function startJudging(form) {
  const place = document.querySelector("[data-verdict]");
  if (!place) return;
  follow(place, FIRST_PAUSE);
  form?.querySelectorAll("[data-send]").forEach((button) => {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      send(form, button, place);
    });
  });
  const reset = form?.querySelector("[data-reset]");
  if (reset) {
    reset.hidden = false;
    reset.addEventListener("click", () => {
      const source = form.querySelector("[data-editor]");
      source.dispatchEvent(new CustomEvent("editor:replace", { detail: source.dataset.starter }));
    });
  }
}

async function send(form, button, place) {
  await form.flush?.();
  const body = new FormData(form);
  body.set("action", button.value);
  const reply = await ask(button.formAction, { method: "POST", body, headers: { "HX-Request": "true", "X-CSRFToken": csrf() } });
  if (!reply) return say(place, "No network. Your code is kept on this device; try again in a moment.");
  place.innerHTML = await reply.text();
  place.scrollIntoView({ block: "nearest" });
  return follow(place, FIRST_PAUSE);
}

async function follow(place, pause) {
  const waiting = place.querySelector("[data-waits]");
  if (!waiting) return showLeft(place);
  await new Promise((done) => setTimeout(done, pause));
  if (!place.contains(waiting)) return undefined;
  const reply = await ask(waiting.dataset.waits, { headers: { "HX-Request": "true" } });
  if (reply?.status === 200) {
    place.innerHTML = await reply.text();
    return follow(place, FIRST_PAUSE);
  }
  return follow(place, Math.min(pause * 1.5, LONGEST_PAUSE));
}

function showLeft(place) {
  const left = place.querySelector("[data-left-now]")?.dataset.leftNow;
  const words = document.querySelector("[data-left]");
  if (left && words) words.textContent = words.textContent.replace(/^\d+/, left);
}

async function ask(url, options) {
  try {
    return await fetch(url, { credentials: "same-origin", ...options });
  } catch {
    return null;
  }
}

function say(place, words) {
  const line = document.createElement("p");
  line.className = "results wrong";
  line.setAttribute("role", "alert");
  line.textContent = words;
  place.replaceChildren(line);
}
