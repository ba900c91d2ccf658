// The one list of languages, app/locales/languages.tsv: tag, name, direction; a line each. The app, its build and the browser tests
// read it, so that a language is added in one place.
import { readFileSync } from "node:fs";
import { join } from "node:path";

export function languages(root) {
  const lines = readFileSync(join(root, "app/locales/languages.tsv"), "utf8").split("\n").filter(Boolean);
  return lines.map((line) => line.split("\t")).map(([tag, name, dir]) => ({ tag, name, dir }));
}
