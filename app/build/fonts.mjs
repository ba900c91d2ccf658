// The fonts of the interface's languages, variable, in subsets; the browser fetches those that a page has letters of.
// Inter for most; Vazirmatn for Arabic, whose weights and height fit it. Both SIL OFL 1.1.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const FACES = [
  ["inter", ["latin", "latin-ext", "greek", "cyrillic", "vietnamese"]],
  ["vazirmatn", ["arabic"]],
];

// Inter's subsets leave ≠ out, and browsers then put it together from a = of theirs and a stroke that misses it: whichever of these
// the computer has draws it whole.
const SIGNS = `@font-face { font-family: "Signs"; src: local("Segoe UI"), local("Helvetica Neue"), local("Roboto"), local("DejaVu Sans"), local("Noto Sans Math"), local("Arial"); unicode-range: U+2260; }`;

/** Hands each subset to `add(name, bytes)`, which gives its path; returns the `@font-face` rules. */
export function fonts(root, add) {
  return [SIGNS, ...FACES.flatMap(([name, subsets]) => subsets.map((subset) => face(root, name, subset, add)))].join("\n");
}

function face(root, name, subset, add) {
  const home = join(root, "app/node_modules/@fontsource-variable", name);
  const rules = readFileSync(join(home, "wght.css"), "utf8").match(/@font-face\s*\{[^}]*\}/g);
  const file = `${name}-${subset}-wght-normal.woff2`;
  const rule = rules.find((one) => one.includes(`/${file})`));
  if (!rule) throw new Error(`The font ${name} has no subset ${subset}.`);
  const path = add(`${name}-${subset}.woff2`, readFileSync(join(home, "files", file)));
  return rule.replace(/url\([^)]*\)/, `url(${path})`);
}
