// Saving: each change goes to the server within two seconds and counts as saved only on its acknowledgement. What is
// not acknowledged waits in the browser's storage, also across reloads, and is sent again with growing pauses.

import { inWords, readAnswer } from "./answer.js";
import { showNotice, showState, template } from "./notices.js";

const QUIET = 700;
const SLOW = 400;
const PAUSES = [1000, 2000, 4000, 8000, 15000];

export function startSaving(bar, form) {
  const { save: url, attempt, number, kind } = bar.dataset;
  const key = `assay:${attempt}:${number}`;
  const version = form.querySelector("[name=version]");
  const client = clientName();
  let timer = 0;
  let failures = 0;
  let sending = null;
  let known = JSON.stringify(readAnswer(kind, form));

  /** Puts the form's answer into the queue of one; the newest change is the one that goes. */
  function changed() {
    const answer = readAnswer(kind, form);
    if (answer === undefined || JSON.stringify(answer) === known) return;
    known = JSON.stringify(answer);
    keep({ answer, client, sequence: nextSequence(), based_on: Number(version.value) });
    clearTimeout(timer);
    timer = setTimeout(send, QUIET);
  }

  function keep(save) {
    localStorage.setItem(key, JSON.stringify(save));
  }

  function waiting() {
    return JSON.parse(localStorage.getItem(key));
  }

  async function send() {
    clearTimeout(timer);
    if (sending) return sending;
    const save = waiting();
    if (!save) return true;
    const slow = setTimeout(() => showState("saving"), SLOW);
    sending = put(url, save);
    const reply = await sending;
    sending = null;
    clearTimeout(slow);
    return settle(save, reply);
  }

  function settle(save, reply) {
    if (reply.status === 200) return acknowledged(save, reply.body);
    if (reply.status === 409 && reply.body.type === "newer-answer") return conflict(save, reply.body);
    if (reply.status >= 400 && reply.status < 500 && reply.status !== 429) return refused(reply);
    return later(reply);
  }

  function acknowledged(save, body) {
    failures = 0;
    version.value = body.version;
    const now = waiting();
    if (now && now.sequence === save.sequence) localStorage.removeItem(key);
    else if (now) keep({ ...now, based_on: body.version });
    showNotice(null);
    showState("saved", body.saved_at);
    if (waiting()) return send();
    return true;
  }

  function refused(reply) {
    localStorage.removeItem(key);
    const ended = ["deadline-passed", "attempt-closed", "response-locked"].includes(reply.body.type);
    const signedOut = reply.status === 401 || reply.status === 403;
    if (signedOut) keep(JSON.parse(localStorage.getItem(key)) ?? { answer: JSON.parse(known), client, sequence: nextSequence(), based_on: Number(version.value) });
    showState("failed");
    showNotice(ended ? "ended" : "refused", {
      title: signedOut ? "You are signed out. Your answer is kept on this device." : reply.body.title,
      says: signedOut ? "Sign in again in another tab, then go on here." : reply.body.detail,
    });
    return false;
  }

  function later(reply) {
    const pause = PAUSES[Math.min(failures, PAUSES.length - 1)];
    failures += 1;
    const kind = reply.status === 0 ? "offline" : "failed";
    showState(kind);
    showNotice(kind, { count: "1 answer waits to be sent." });
    timer = setTimeout(send, pause);
    return false;
  }

  function conflict(save, body) {
    localStorage.removeItem(key);
    showState("two");
    const place = document.querySelector("[data-conflict]");
    place.replaceChildren(template("conflict"));
    place.querySelector("[data-theirs]").textContent = inWords(kind, form, body.answer);
    place.querySelector("[data-ours]").textContent = inWords(kind, form, save.answer);
    place.querySelector("[data-keep=theirs]").addEventListener("click", () => location.reload());
    place.querySelector("[data-keep=ours]").addEventListener("click", () => {
      place.replaceChildren();
      version.value = body.version;
      keep({ ...save, sequence: nextSequence(), based_on: body.version });
      send();
    });
    place.querySelector("h2").focus();
    return false;
  }

  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  addEventListener("online", send);
  addEventListener("pagehide", changed);
  // The buttons post the form as well; what has been acknowledged is then nothing new to the server.
  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented || !waiting() || form.dataset.leaving) return;
    event.preventDefault();
    send().finally(() => {
      form.dataset.leaving = "1";
      form.requestSubmit(event.submitter);
    });
  });
  form.flush = () => (changed(), send());
  if (waiting()) send();
}

async function put(url, body) {
  try {
    const reply = await fetch(url, {
      method: "PUT",
      credentials: "same-origin",
      headers: { "Content-Type": "application/json", "X-CSRFToken": csrf() },
      body: JSON.stringify(body),
    });
    return { status: reply.status, body: await reply.json() };
  } catch {
    return { status: navigator.onLine ? 599 : 0, body: {} };
  }
}

export function csrf() {
  return document.querySelector("[name=csrfmiddlewaretoken]").value;
}

/** This tab's name; with the sequence it names a save for good. */
function clientName() {
  const name = sessionStorage.getItem("assay:client") ?? crypto.randomUUID();
  sessionStorage.setItem("assay:client", name);
  return name;
}

function nextSequence() {
  const next = Number(sessionStorage.getItem("assay:sequence") ?? 0) + 1;
  sessionStorage.setItem("assay:sequence", next);
  return next;
}
