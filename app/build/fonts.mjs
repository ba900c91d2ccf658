// Inter, the variable font, in the subsets that the interface's languages need; the browser fetches those a page uses.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const SUBSETS = ["latin", "latin-ext", "greek", "cyrillic", "vietnamese"];

/** Hands each subset to `add(name, bytes)`, which gives its path; returns the `@font-face` rules. */
export function fonts(root, add) {
  const home = join(root, "app/node_modules/@fontsource-variable/inter");
  const rules = readFileSync(join(home, "wght.css"), "utf8").match(/@font-face\s*\{[^}]*\}/g);
  return SUBSETS.map((subset) => {
    const file = `inter-${subset}-wght-normal.woff2`;
    const rule = rules.find((one) => one.includes(`/${file})`));
    if (!rule) throw new Error(`The font has no subset ${subset}.`);
    const path = add(`inter-${subset}.woff2`, readFileSync(join(home, "files", file)));
    return rule.replace(/url\([^)]*\)/, `url(${path})`);
  }).join("\n");
}
