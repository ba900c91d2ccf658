// Access for all: every page of the app in every language, by day and by night, without a finding of axe-core; without loss at 400 %
// zoom; and a whole form by keyboard alone.
// Req: USE-01, USE-02, USE-03
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { accessible, journey, shoot } from "../kit.mjs";
import { LANGUAGES, address, pages, places, visit } from "../kit/pages.mjs";

// Who may see what nobody else may: the first of them who is shown a page looks at it.
const PEOPLE = ["coordinator.berlin", "investigator.berlin"].map((name) => `${name}@sites.example`).concat(
  ["builder", "admin", "manager", "data", "monitor", "coder", "pharmacy"].map((name) => `${name}@meridian.example`),
);
const THEMES = ["light", "dark"];

/** Everybody in one language, signed in when they are first needed; and the places that the first of them knows. */
async function everybody(person, locale) {
  const there = new Map();
  const people = async (email) => {
    if (!there.has(email)) there.set(email, await person(email, { locale }));
    return there.get(email);
  };
  return { people, known: await places(await people(PEOPLE[0])) };
}

/** The page as the first person sees it who may; fails when nobody may. */
async function seen(people, page, known) {
  for (const email of PEOPLE) {
    const one = await people(email);
    await visit(one, address(page, known));
    if (!(await one.locator("[data-test=refused]").count())) return one;
  }
  throw new Error(`nobody of ${PEOPLE.join(", ")} may see ${page.name} (${page.needs}): name somebody who may`);
}

for (const { tag, dir } of LANGUAGES) {
  journey(`Every page is accessible in ${tag}, by day and by night`, async ({ visitor, person }) => {
    const { people, known } = await everybody(person, tag);
    for (const page of pages()) {
      const one = page.needs === "Anyone" ? await outside(visitor, tag, page) : await seen(people, page, known);
      assert.equal(await one.locator("html").getAttribute("lang"), tag);
      assert.equal(await one.locator("html").getAttribute("dir"), dir);
      for (const colorScheme of THEMES) {
        await one.emulateMedia({ colorScheme });
        await accessible(one);
      }
      if (tag === "ar" || tag === "en") await shoot(one, `page ${page.name} ${tag}`);
    }
  }, { timeout: 900_000 });
}

async function outside(visitor, locale, page) {
  const one = await visitor({ locale });
  await visit(one, page.path);
  return one;
}

journey("At 400 % zoom nothing is lost and nothing scrolls both ways but tables", async ({ person }) => {
  for (const locale of ["en", "ar"]) {
    const { people, known } = await everybody(person, locale);
    for (const page of pages().filter((page) => page.needs !== "Anyone")) {
      const one = await seen(people, page, known);
      await one.setViewportSize({ width: 320, height: 640 });
      const wide = await one.evaluate(() => {
        const room = document.documentElement.clientWidth;
        const cut = (element) => element.closest("[class*=wrap], .tabs, .side-nav, dialog:not([open]), .visually-hidden, svg") || getComputedStyle(element).position === "fixed";
        const beyond = [...document.querySelectorAll("body *")].filter((element) => {
          const { left, right, width } = element.getBoundingClientRect();
          return width > 1 && (right > room + 1 || left < -1) && !cut(element);
        });
        return { room, page: document.documentElement.scrollWidth, beyond: beyond.slice(0, 5).map((one) => `${one.tagName}.${one.className}`) };
      });
      assert.ok(wide.page <= wide.room + 1, `${page.name} (${locale}) is ${wide.page} px wide at ${wide.room} px: ${wide.beyond.join(", ")}`);
      await one.setViewportSize({ width: 1440, height: 900 });
    }
  }
}, { timeout: 600_000 });

/** Presses Tab until the focus stands on what is wanted; fails when it comes round without. */
async function tabTo(page, selector, most = 150) {
  for (let n = 0; n < most; n++) {
    const there = await page.evaluate((wanted) => Boolean(document.activeElement?.matches(wanted)), selector);
    if (there) return;
    await page.keyboard.press("Tab");
    await ringIsSeen(page);
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

/** What has the focus is on the screen and not under what sticks (WCAG 2.4.11). */
async function ringIsSeen(page) {
  const hidden = await page.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const { left, top, width, height } = element.getBoundingClientRect();
    if (width < 2 || height < 2) return null;
    const points = [[left + width / 2, top + height / 2], [left + 3, top + 3], [left + width - 3, top + height - 3]];
    const seen = points.some(([x, y]) => {
      const found = document.elementFromPoint(x, y);
      return found && (element.contains(found) || found.contains(element) || found.closest("label")?.contains(element));
    });
    return seen ? null : element.outerHTML.slice(0, 160);
  });
  assert.equal(hidden, null, "the focus is out of sight");
}

journey("A form is filled in and completed without a mouse", async ({ server, visitor }) => {
  const page = await visitor();
  await page.goto("/");
  await page.locator("#email").waitFor();
  await page.keyboard.type("coordinator.berlin@sites.example");
  await page.keyboard.press("Tab");
  await page.keyboard.type(server.password);
  await page.keyboard.press("Enter");
  await page.locator("#main").waitFor();
  await page.locator("[data-test=study], [data-test=subject]").first().waitFor();
  if (await page.locator("[data-test=study]").count()) {
    await tabTo(page, "[data-test=study] a, a[data-test=study]");
    await page.keyboard.press("Enter");
  }
  await page.locator("[data-test=enrol]").first().waitFor();
  await tabTo(page, "[data-test=enrol]");
  await page.keyboard.press("Enter");
  await tabTo(page, "[data-test=enrol-confirm]");
  await page.keyboard.press("Enter");
  await page.waitForURL(/subjects\/[0-9a-f-]{36}$/);
  await page.locator("[data-test=visit]").first().waitFor();
  await tabTo(page, 'a[href*="/F.NYHA/"]');
  await page.keyboard.press("Enter");
  const radio = page.locator('[data-test="item-NYHA.CLASS"] input').first();
  await radio.waitFor();
  await tabTo(page, '[data-test="item-NYHA.CLASS"] input');
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, '[data-test="item-NYHA.SOURCE"] input');
  await page.keyboard.type("Dr. Weber");
  await page.keyboard.press("Enter");
  await page.locator("[data-test=saved][data-state=saved]").waitFor();
  await page.keyboard.press("Control+Enter");
  await page.locator("[data-test=reopen]").waitFor();
  assert.equal(await page.locator('[data-test="item-NYHA.CLASS"] input').nth(1).isChecked(), true);
  // The dialog of keys opens with a key, and gives the focus back.
  await tabTo(page, "[data-test=reopen]");
  await page.keyboard.press("?");
  await page.locator("dialog[open]").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement?.matches("[data-test=reopen]")), true);
});

const SNAPSHOTS = join(import.meta.dirname, "../snapshots");

/** Compares what assistive technology is told of an element with what is kept; PROBATUM_SNAPSHOTS=write keeps it anew. */
async function toldAs(locator, name) {
  const file = join(SNAPSHOTS, `${name}.yml`);
  const told = (await locator.ariaSnapshot()).replace(/\d{2}:\d{2}:\d{2}/g, "HH:MM:SS").replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "ID") + "\n";
  if (process.env.PROBATUM_SNAPSHOTS === "write" || !existsSync(file)) {
    mkdirSync(SNAPSHOTS, { recursive: true });
    writeFileSync(file, told);
  }
  assert.equal(told, readFileSync(file, "utf8"), `${name} is told otherwise than in ${file}`);
}

journey("What assistive technology is told of a form stays what it was", async ({ person }) => {
  for (const locale of ["en", "ar"]) {
    const page = await person("coordinator.berlin@sites.example", { locale });
    await page.goto("/studies");
    await page.locator("[data-test=study]").first().click();
    await page.locator("[data-test=enrol]").first().click();
    await page.locator("[data-test=enrol-confirm]").click();
    await page.waitForURL(/subjects\/[0-9a-f-]{36}$/);
    await page.goto(`${new URL(page.url()).pathname}/V.SCR/1/F.VS/1`);
    await page.locator("[data-test=section]").first().waitFor();
    await toldAs(page.locator("[data-test=form]"), `form blank ${locale}`.replaceAll(" ", "-"));
    const weight = page.locator('[data-test="item-VS.WEIGHT"] input').first();
    await weight.fill("8200");
    await weight.press("Tab");
    await page.locator('[data-test="item-VS.WEIGHT"] [data-test=finding]').first().waitFor();
    // Read out once, with its question; that it was saved is not.
    await page.waitForFunction(() => document.querySelector("[data-test=announced]").textContent.includes("8200"));
    await toldAs(page.locator('[data-test="item-VS.WEIGHT"]'), `item with finding ${locale}`.replaceAll(" ", "-"));
    await page.emulateMedia({ forcedColors: "active" });
    await accessible(page);
    await shoot(page, `form high contrast ${locale}`);
  }
});
