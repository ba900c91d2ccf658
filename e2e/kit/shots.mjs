// Pictures of pages, for people to look at: e2e/shots/ (not kept by git). Taken where PROBATUM_SHOTS is set: four of each page are a
// good part of the time that the tests take, and no test looks at them. What a failed journey saw is always kept.
import { mkdirSync } from "node:fs";
import { join } from "node:path";

const HOME = join(import.meta.dirname, "../shots");
const WIDTHS = [1440, 820];
const THEMES = ["light", "dark"];

/** The page in both widths and both themes. */
export async function shoot(page, name) {
  if (!process.env.PROBATUM_SHOTS) return;
  const { width, height } = page.viewportSize();
  for (const at of WIDTHS) {
    await page.setViewportSize({ width: at, height });
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme });
      await snap(page, `${name} ${at} ${theme}`);
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width, height });
}

/** The page as it stands. */
export async function snap(page, name) {
  mkdirSync(HOME, { recursive: true });
  await page.screenshot({ path: join(HOME, `${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}.png`) });
}
