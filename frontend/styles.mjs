// Tailwind without its command line program, whose scanner is native code that not every machine has.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { compile } from "tailwindcss";

const require = createRequire(import.meta.url);

/** Compiles a stylesheet, with the utility classes that occur in the files of `folders`. */
export async function compileStyles(source, folders) {
  const compiler = await compile(readFileSync(source, "utf8"), { base: dirname(source), loadStylesheet, loadModule });
  return compiler.build(folders.flatMap(words));
}

/** Every word that could be a class name; Tailwind passes over those that are none. */
function words({ folder, ending }) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(ending))
    .flatMap((name) => readFileSync(join(folder, name), "utf8").split(/[\s"'`<>={}%]+/));
}

async function loadStylesheet(id, base) {
  const path = id.startsWith(".") ? resolve(base, id) : require.resolve(id);
  return { path, base: dirname(path), content: readFileSync(path, "utf8") };
}

async function loadModule(id, base) {
  const path = require.resolve(id, { paths: [base] });
  const { default: module } = await import(pathToFileURL(path));
  return { path, base: dirname(path), module };
}
