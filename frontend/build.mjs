// Builds dist/: each script and picture of src/, the styles and the fonts, under names that carry their content's
// hash, and manifest.json, which tells the names. The whole folder is put in place at once, so that a running server
// never sees half of it.

import { mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join, relative } from "node:path";
import { build } from "esbuild";

import { compileStyles } from "./styles.mjs";

const here = import.meta.dirname;
const draft = mkdtempSync(join(here, ".build-"));
const styles = join(draft, "app.css");
const classNames = [
  { folder: join(here, "../templates"), ending: ".html" },
  { folder: join(here, "../web"), ending: ".py" },
];
const entries = readdirSync(join(here, "src"))
  .filter((name) => [".js", ".svg"].includes(extname(name)))
  .map((name) => `src/${name}`)
  .concat(relative(here, styles));

async function bundle(outdir) {
  return build({
    entryPoints: entries,
    outdir,
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    bundle: true,
    splitting: true,
    format: "esm",
    target: "es2022",
    minify: true,
    metafile: true,
    loader: { ".woff2": "file", ".svg": "copy" },
    absWorkingDir: here,
    logLevel: "warning",
  });
}

/** { "app.js": "app-6J2K4D7Q.js" }: every entry and every font. What scripts load of one another is not named. */
function manifest(outputs) {
  const sources = Object.entries(outputs).map(([output, { entryPoint, inputs }]) => [
    extname(output) === ".woff2" ? Object.keys(inputs)[0] : entryPoint,
    output,
  ]);
  const named = sources.filter(([source, output]) => extname(output) === ".woff2" || entries.includes(source));
  return Object.fromEntries(named.map((pair) => pair.map((path) => basename(path))).sort());
}

try {
  writeFileSync(styles, await compileStyles(join(here, "src/app.css"), classNames));
  const outdir = join(draft, "dist");
  const { metafile } = await bundle(outdir);
  writeFileSync(join(outdir, "manifest.json"), JSON.stringify(manifest(metafile.outputs), null, 2) + "\n");
  rmSync(join(here, "dist"), { recursive: true, force: true });
  renameSync(outdir, join(here, "dist"));
} finally {
  rmSync(draft, { recursive: true, force: true });
}
