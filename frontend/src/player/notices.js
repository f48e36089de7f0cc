// The words are in the page's templates; here they are put in place.

const state = document.querySelector("[data-save-state]");
const notices = document.querySelector("[data-notices]");

export function template(name) {
  return document.getElementById(`t-${name}`).content.cloneNode(true);
}

/** One of saved, saving, offline, failed, two. Saved carries the server's time. */
export function showState(name, savedAt) {
  const words = template(name);
  const time = words.querySelector("time");
  if (time) {
    time.dateTime = savedAt;
    time.textContent = new Date(savedAt).toLocaleTimeString("en-GB");
  }
  state.replaceChildren(words);
}

/** One of offline, failed, ended, refused, or null to clear. */
export function showNotice(name, { count = "", title = "", says = "" } = {}) {
  if (!name) return notices.replaceChildren();
  const words = template(`notice-${name}`);
  const set = (selector, text) => words.querySelector(selector)?.append(text);
  set("[data-count]", count);
  set("[data-title]", title);
  set("[data-says]", says);
  return notices.replaceChildren(words);
}
