// One SVG for the page with a symbol for each status glyph (style/glyphs.svg) and each icon named in style/icons.txt (Lucide).
import { readFileSync } from "node:fs";
import { join } from "node:path";

export function sprite(root) {
  const glyphs = inner(readFileSync(join(root, "style/glyphs.svg"), "utf8"));
  const names = readFileSync(join(root, "style/icons.txt"), "utf8").split("\n").filter((line) => line && !line.startsWith("#"));
  const icons = names.map((name) => icon(root, name)).join("");
  return `<svg class="sprite" aria-hidden="true" xmlns="http://www.w3.org/2000/svg">${glyphs}${icons}</svg>`;
}

function icon(root, name) {
  const file = join(root, `app/node_modules/lucide-static/icons/${name}.svg`);
  return `<symbol id="icon-${name}" viewBox="0 0 24 24">${inner(readFileSync(file, "utf8"))}</symbol>`;
}

/** What stands inside the outer <svg>, without comments and blanks. */
function inner(svg) {
  const content = svg.replace(/<!--[\s\S]*?-->/g, "").match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1];
  return content.replace(/\s*\n\s*/g, "").replace(/\s*\/>/g, "/>").trim();
}
