// Enhances each <textarea data-editor data-language="python"> to a code editor. The textarea stays the form's field: it
// holds the text at any time and reports each change by an `input` event, so forms and autosave need not know of us.

import { EditorView, basicSetup } from "codemirror";
import { keymap } from "@codemirror/view";
import { indentWithTab } from "@codemirror/commands";
import { indentUnit } from "@codemirror/language";
import { EditorState } from "@codemirror/state";

import { languageSupport } from "./editor/languages.js";
import { appearance } from "./editor/appearance.js";

/** Editors by their textarea. */
const editors = new WeakMap();

const nonce = document.querySelector('meta[name="csp-nonce"]')?.content
  || document.querySelector("script[nonce]")?.nonce
  || "";

/** What a screen reader says on entering; the way out by keyboard, as Tab indents. */
function labels(textarea) {
  const label = textarea.getAttribute("aria-label") || textarea.labels?.[0]?.textContent.trim() || "Code";
  const wayOut = textarea.dataset.wayOut || "Press Escape, then Tab, to leave the editor.";
  // Editable text can be focused anyway; the tab index says so to those who read the page as a tree.
  return { "aria-label": `${label}. ${wayOut}`, tabindex: "0" };
}

/** Ctrl-Enter presses the form's button with data-run. */
function run(textarea) {
  const button = textarea.form?.querySelector("[data-run]");
  button?.click();
  return Boolean(button);
}

function writeBack(textarea, update) {
  if (!update.docChanged) return;
  textarea.value = update.state.doc.toString();
  textarea.dispatchEvent(new Event("input", { bubbles: true }));
}

function replaceAll(view, text) {
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
}

async function enhance(textarea) {
  if (editors.has(textarea)) return;
  editors.set(textarea, null);
  const language = await languageSupport(textarea.dataset.language, textarea.dataset.tables);
  const view = new EditorView({
    doc: textarea.value,
    extensions: [
      EditorView.cspNonce.of(nonce),
      keymap.of([{ key: "Mod-Enter", run: () => run(textarea) }]),
      basicSetup,
      keymap.of([indentWithTab]),
      indentUnit.of("    "),
      EditorState.tabSize.of(4),
      EditorState.readOnly.of(textarea.readOnly),
      EditorView.contentAttributes.of(labels(textarea)),
      EditorView.updateListener.of((update) => writeBack(textarea, update)),
      language,
      appearance,
    ],
  });
  textarea.before(view.dom);
  textarea.hidden = true;
  editors.set(textarea, view);
  // Measured before the font was there, the line numbers would stand beside the wrong lines.
  document.fonts.ready.then(() => view.requestMeasure());
  // A page that sets the text (starter, the other device's answer) says so by this event.
  textarea.addEventListener("editor:replace", (event) => replaceAll(view, event.detail));
  textarea.form?.addEventListener("reset", () => replaceAll(view, textarea.defaultValue));
}

/** All there are now; those that have their editor already are passed over. */
function enhanceAll() {
  document.querySelectorAll("textarea[data-editor]").forEach(enhance);
}

enhanceAll();
document.addEventListener("htmx:load", enhanceAll);
