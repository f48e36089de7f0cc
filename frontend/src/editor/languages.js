// What the editor knows of each language.

import { python, pythonLanguage } from "@codemirror/lang-python";

import { numpyCompletions } from "./numpy.js";

/**
 * The support for one language, as a CodeMirror extension; an unknown name is plain text. `tables` is for SQL: the
 * columns by table, as JSON, which it completes.
 */
export async function languageSupport(name, tables) {
  if (name === "python") {
    return [python(), pythonLanguage.data.of({ autocomplete: numpyCompletions })];
  }
  if (name === "sql") {
    const { sql, SQLite } = await import("@codemirror/lang-sql");
    return sql({ dialect: SQLite, upperCaseKeywords: true, schema: tables ? JSON.parse(tables) : {} });
  }
  return [];
}
