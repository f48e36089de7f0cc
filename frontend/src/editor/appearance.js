// The editor in our tokens: they follow light and dark by themselves, so there is one theme.

import { EditorView } from "@codemirror/view";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { tags } from "@lezer/highlight";

const theme = EditorView.theme({
  "&": { color: "var(--code-plain)", backgroundColor: "var(--sunken)", fontSize: "0.875rem" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "-2px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.65" },
  ".cm-content": { paddingBlock: "1rem", caretColor: "var(--ink)", minHeight: "16rem" },
  ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--ink)", borderLeftWidth: "2px" },
  ".cm-gutters": { backgroundColor: "var(--sunken)", color: "var(--ink-3)", border: "none" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in oklch, var(--hover) 60%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--gold-pale)",
  },
  ".cm-selectionMatch, .cm-searchMatch": { backgroundColor: "var(--pending-tint)" },
  ".cm-searchMatch.cm-searchMatch-selected": { outline: "1px solid var(--pending)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--hover)", outline: "1px solid var(--line-strong)" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "var(--wrong-tint)", outline: "1px solid var(--wrong)" },
  ".cm-foldPlaceholder": { backgroundColor: "var(--hover)", color: "var(--ink-2)", border: "1px solid var(--line)" },
  ".cm-panels": { backgroundColor: "var(--band)", color: "var(--ink)", borderColor: "var(--line)" },
  ".cm-panels.cm-panels-top, .cm-panels.cm-panels-bottom": { borderColor: "var(--line)" },
  ".cm-textfield": { backgroundColor: "var(--surface)", border: "1px solid var(--line-strong)", borderRadius: "4px" },
  ".cm-button": {
    backgroundImage: "none", backgroundColor: "var(--surface)", border: "1px solid var(--line-strong)",
    borderRadius: "4px", color: "var(--ink)",
  },
  ".cm-tooltip": { backgroundColor: "var(--surface)", border: "none", boxShadow: "var(--over)", borderRadius: "8px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--mono)", fontSize: "0.8125rem" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--ink)", color: "var(--on-ink)",
  },
});

const inks = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.modifier, tags.self], color: "var(--code-keyword)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--code-string)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--code-number)" },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.definition(tags.variableName)), tags.className,
      tags.function(tags.propertyName)],
    color: "var(--code-call)",
  },
  { tag: [tags.comment, tags.lineComment], color: "var(--code-comment)" },
  { tag: tags.invalid, color: "var(--wrong)" },
]);

/** Colours, sizes and inks of the editor. */
export const appearance = [theme, syntaxHighlighting(inks)];
