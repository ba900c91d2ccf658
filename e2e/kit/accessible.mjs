// WCAG 2.2 A and AA, as far as a program can tell (axe-core).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** The rules about colour, and all others: where only one of them can have changed, the rest need not be looked at again. */
export const COLOURS = { colours: true };
export const WORDS = { colours: false };
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Fails with the rule, the element and the remedy for everything found on the page as it stands. */
export async function accessible(page, { colours } = {}) {
  let told = await found(page, colours);
  // What a new theme leaves to inherit is drawn a moment later at times: colours alone are looked at once more.
  if (told.length > 0 && told.every((one) => COLOUR_RULES.some((rule) => one.startsWith(rule)))) told = await found(page, colours);
  assert.deepEqual(told, [], `${page.url()} has accessibility problems`);
}

async function found(page, colours) {
  if (!(await page.evaluate(() => Boolean(globalThis.axe)))) await page.evaluate(axe);
  // Colours on their way to another theme are nobody's colours: wait until what moves has come to rest.
  await page.evaluate(async () => {
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    await frame();
    const ends = (one) => Number.isFinite(one.effect?.getComputedTiming().endTime);
    await Promise.allSettled(document.getAnimations().filter(ends).map((one) => one.finished));
    await frame();
  });
  const rules = Object.fromEntries(COLOUR_RULES.map((rule) => [rule, { enabled: colours !== false }]));
  const runOnly = colours ? { type: "rule", values: COLOUR_RULES } : { type: "tag", values: TAGS };
  const options = { runOnly, rules, resultTypes: ["violations"] };
  const { violations } = await page.evaluate((given) => globalThis.axe.run(document, given), options);
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.failureSummary}`));
}
