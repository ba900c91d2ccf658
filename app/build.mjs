// Builds the browser app into dist/, which the server embeds: `node app/build.mjs [--dev]`.
// With --dev: the dev profile, nothing optimised or compressed. Decided in docs/decisions/0002-browser-build.md.
// Invariants: every file but the page and its service worker is named by its content, so it may be cached for ever; the page holds no inline script or
// style, so a strict content security policy stands; an unchanged file is not written again, so the server is not rebuilt.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Output } from "./build/output.mjs";
import { fonts } from "./build/fonts.mjs";
import { languages } from "./build/languages.mjs";
import { sprite } from "./build/sprite.mjs";
import { style } from "./build/style.mjs";
import { wasm } from "./build/wasm.mjs";

// What a first data entry may cost: brotli kilobytes of the module that starts. Held three parts in a hundred above what was reached.
const BUDGET = 645;
const dev = process.argv.includes("--dev");
const root = join(import.meta.dirname, "..");
const source = (name) => readFileSync(join(root, "app", name), "utf8");

const app = wasm(root, dev);
const dist = new Output(join(root, "dist"), { compress: !dev });
dist.add("app.wasm", app.module);
for (const { name, module } of app.apart) dist.add(name, module);
dist.add("app.js", dist.resolve(app.glue, /\{((?:split|chunk)_\w+\.wasm)\}/g));
const faces = fonts(root, (name, bytes) => dist.add(name, bytes));
dist.add("style.css", style(root, faces, dev));
dist.add("icon.svg", source("icon.svg"));
const spoken = languages(root);
for (const { tag } of spoken) dist.add(`words-${tag}.ftl`, `${source(`locales/${tag}.ftl`)}\n${source(`locales/form.${tag}.ftl`)}`);
dist.add("early.js", source("early.js"));
dist.add("boot.js", dist.resolve(source("boot.js")));
const named = spoken.map(({ tag, dir }) => `<meta name="words-${tag}" content="{words-${tag}.ftl}" data-dir="${dir}" />`).join("\n    ");
const apart = app.apart.map(({ name }) => `"{${name}}"`).join(", ");
const worker = dist.resolve(source("sw.js").replace('"{apart}"', apart));
dist.page("sw.js", worker.replace("{build}", createHash("sha256").update(worker).digest("hex").slice(0, 12)));
dist.page("index.html", dist.resolve(source("index.html").replace("{words}", named)).replace("{sprite}", () => sprite(root)));
console.log(dist.write());
if (!dev) keepTo(BUDGET);

/** Growth is seen where it happens: what does not have to be there at once goes into a part of its own (src/apart.rs). */
function keepTo(budget) {
  const start = dist.manifest["app.wasm"].brotli / 1024;
  if (start <= budget) return;
  console.error(`app.wasm has ${start.toFixed(1)} kB of brotli, and whoever enters data on a slow line waits for all of it: ${budget} kB are the limit.`);
  console.error("Load apart what is not needed at once (app/src/apart.rs), or say in docs/decisions/0002-browser-build.md why the limit is another now.");
  process.exitCode = 1;
}
