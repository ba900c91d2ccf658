// The matrix with ten thousand subjects and forty visits, in the browser: how long until its first rows are there after a click,
// and whether it ever shows a blank while somebody scrolls. Figures are printed.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Browser } from "../kit/browser.mjs";
import { crowd } from "../kit/crowd.mjs";
import { shoot } from "../kit/shots.mjs";

let there;
let browser;
let visit;

before(async () => {
  there = await crowd();
  browser = await Browser.launch();
  visit = await browser.visit(there.url);
  await visit.context.addCookies([there.cookie]);
}, { timeout: 600_000 });

after(async () => {
  await browser?.close();
  await there?.stop();
});

/** Milliseconds from the click on the study to the first frame with rows in it. */
async function firstRows(page) {
  await page.goto("/studies");
  await page.locator("[data-test=study]").first().waitFor();
  await page.evaluate(() => {
    globalThis.shown = new Promise((resolve) => {
      const study = document.querySelector("[data-test=study]");
      const link = study.matches("a") ? study : study.querySelector("a");
      const began = performance.now();
      const look = () => (document.querySelector("[data-test=subject]") ? requestAnimationFrame(() => resolve(performance.now() - began)) : requestAnimationFrame(look));
      link.click();
      look();
    });
  });
  return page.evaluate(() => globalThis.shown);
}

/** Scrolls step by step, one step a frame, and looks at each frame: rows in view, rows still coming, or nothing at all. */
function scroll(page, { steps, pixels, sideways = 0 }) {
  return page.evaluate(async ({ steps, pixels, sideways }) => {
    const wrap = document.querySelector(".matrix-wrap");
    const box = wrap.getBoundingClientRect();
    const found = { frames: 0, blank: 0, coming: 0, longest: 0 };
    let last = performance.now();
    const frame = () => new Promise((drawn) => requestAnimationFrame(drawn));
    for (let step = 0; step < steps; step += 1) {
      wrap.scrollBy({ top: pixels, left: sideways, behavior: "instant" });
      await frame();
      await frame();
      const now = performance.now();
      found.longest = Math.max(found.longest, now - last);
      last = now;
      found.frames += 1;
      const rows = [0.2, 0.5, 0.8].map((part) => document.elementFromPoint(box.left + 300, box.top + 60 + (box.height - 80) * part)?.closest("tr"));
      if (rows.some((row) => !row || row.matches(".spacer-before, .spacer-after"))) found.blank += 1;
      else if (rows.some((row) => row.matches(".matrix-coming"))) found.coming += 1;
    }
    return found;
  }, { steps, pixels, sideways });
}

test("First rows are there at once, and no frame is blank while ten thousand subjects are scrolled", { timeout: 300_000 }, async () => {
  const { page } = visit;
  const times = [];
  for (let turn = 0; turn < 5; turn += 1) times.push(await firstRows(page));
  const best = Math.min(...times);
  console.log(`first rows after ${times.map((ms) => Math.round(ms)).join(", ")} ms`);
  await page.locator("[data-test=count]").filter({ hasText: /10.?000/ }).waitFor();
  await shoot(page, "ten thousand subjects");

  const wheel = await scroll(page, { steps: 200, pixels: 100 });
  const fast = await scroll(page, { steps: 120, pixels: 700 });
  const across = await scroll(page, { steps: 60, pixels: 0, sideways: 60 });
  console.log("wheel", wheel, "fast", fast, "across", across);
  assert.equal(wheel.blank + fast.blank + across.blank, 0);

  // Dragged to the end: the last subjects are there.
  const began = Date.now();
  await page.evaluate(() => document.querySelector(".matrix-wrap").scrollTo({ top: 1e7 }));
  await page.locator(`tr[aria-rowindex="10001"][data-test=subject]`).waitFor();
  console.log(`the last row ${Date.now() - began} ms after the jump`);
  const cells = await page.locator(".matrix td, .matrix th").count();
  assert.ok(cells < 4000, `${cells} cells are drawn`);
  // How long it takes is told, not tested: the server of the tests is not optimised, and other work goes on beside them.
  console.log(`at best ${Math.round(best)} ms`);
  visit.assertCalm([]);
});
