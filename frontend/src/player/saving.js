// Saving: each change goes to the server within two seconds and counts as saved only on its acknowledgement. One save
// is under way at a time, and is sent again under the same name until it is answered. What is not acknowledged waits in
// the browser's storage, also across reloads.

import { readAnswer } from "./answer.js";
import { askWhich } from "./conflict.js";
import { countKept, keptOf, sendOthers } from "./kept.js";
import { nextName, renew } from "./names.js";
import { showNotice, showState } from "./notices.js";
import { put } from "./protocol.js";
import { writeAnswer } from "./writing.js";

const QUIET = 700;
const SLOW = 400;
const PAUSES = [1000, 2000, 4000, 8000, 15000];
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

export function startSaving(bar, form) {
  const { save: url, attempt, number, kind } = bar.dataset;
  const version = form.querySelector("[name=version]");
  const kept = keptOf(attempt, number);
  const read = () => readAnswer(kind, form);
  let known = read() ?? null; // what the server holds
  let open = null; // the save under way, or to be sent again
  let sending = null;
  let asking = false;
  let closed = false;
  let failures = 0;
  let timer = 0;

  /** Whether something here is not known to be on the server. */
  function unsaved() {
    const answer = read();
    return !closed && (open !== null || (answer !== undefined && !same(answer, known)));
  }

  function named(answer) {
    return { answer, based_on: Number(version.value), ...nextName() };
  }

  function changed() {
    if (asking || !unsaved()) return;
    kept.set({ ...named(read() ?? open.answer), url });
    clearTimeout(timer);
    timer = setTimeout(send, QUIET);
  }

  /** Resolves to whether everything is acknowledged. */
  function send() {
    clearTimeout(timer);
    if (asking) return Promise.resolve(false);
    sending ??= sendAll().finally(() => { sending = null; });
    return sending;
  }

  async function sendAll() {
    while (unsaved()) {
      open ??= named(read());
      const slow = setTimeout(() => showState("saving"), SLOW);
      const reply = await put(url, open);
      clearTimeout(slow);
      if (!settled(reply)) return false;
    }
    return !closed;
  }

  function settled({ status, body }) {
    if (status === 200) return acknowledged(body.version, body.saved_at);
    if (body.type === "newer-answer") return newer(body);
    if (body.type === "sequence-reused") return again();
    if (status === 0 || status >= 500 || status === 429) return later(status === 0 ? "offline" : "failed");
    if (status === 401 || status === 403) return signedOut();
    return refused(status, body);
  }

  function again() {
    renew();
    open = null;
    return true;
  }

  function acknowledged(current, savedAt) {
    failures = 0;
    known = open.answer;
    open = null;
    version.value = current;
    if (!unsaved()) kept.drop();
    showNotice(null);
    showState("saved", savedAt);
    return true;
  }

  function newer({ answer, version: current }) {
    // Our own save whose acknowledgement was lost, or the same answer given twice: nothing to ask.
    if (same(answer, open.answer)) return acknowledged(current, new Date().toISOString());
    asking = true;
    askWhich(kind, form, { theirs: answer, ours: read() ?? open.answer }, (choice) => {
      asking = false;
      known = answer;
      open = null;
      version.value = current;
      if (choice === "ours") return send();
      writeAnswer(kind, form, answer);
      kept.drop();
      return showState("saved", new Date().toISOString());
    });
    return false;
  }

  function later(state) {
    const pause = PAUSES[Math.min(failures, PAUSES.length - 1)];
    failures += 1;
    const count = Math.max(1, countKept(attempt));
    showState(state);
    showNotice(state, { count: count === 1 ? "1 answer waits to be sent." : `${count} answers wait to be sent.` });
    timer = setTimeout(send, pause);
    return false;
  }

  function signedOut() {
    later("failed");
    showNotice("refused", {
      title: "You are signed out. Your answer is kept on this device.",
      says: "Sign in again in another tab; then it is sent by itself.",
    });
    return false;
  }

  function refused(status, { title, detail }) {
    const unfit = status === 413 || status === 422;
    open = null;
    known = unfit ? read() : known;
    closed = !unfit;
    kept.drop();
    showState("failed");
    showNotice(unfit ? "refused" : "ended", { title: title ?? "This answer could not be saved.", says: detail ?? "" });
    return false;
  }

  /** What was kept when the page was left without a network goes on from where it was. */
  function restore() {
    const { url: _, ...save } = kept.get() ?? {};
    if (!save.client) return undefined;
    if (same(save.answer, known)) return kept.drop();
    writeAnswer(kind, form, save.answer);
    open = save;
    return send();
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  addEventListener("online", () => unsaved() && send());
  // A page out of the browser's memory may show an answer that is no longer the newest.
  addEventListener("pageshow", (event) => event.persisted && location.reload());
  // The buttons post the form as well; what has been acknowledged is then nothing new to the server. Without a network
  // the page stays, with what is typed.
  form.addEventListener("submit", async (event) => {
    if (event.defaultPrevented || form.dataset.leaving || !unsaved()) return;
    event.preventDefault();
    if (!(await send()) && !closed) return;
    form.dataset.leaving = "1";
    form.requestSubmit(event.submitter);
  });
  form.flush = send;
  restore();
  sendOthers(attempt, number);
  addEventListener("online", () => sendOthers(attempt, number));
}
