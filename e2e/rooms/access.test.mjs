// Access for all: every page of the app in every language, by day and by night, without a finding of axe-core; without loss at 400 %
// zoom; and a whole form by keyboard alone.
// Economical: everybody signs in once, languages and colours change in place, as people change them. What a theme changes is colour,
// so at night contrast is looked at; what a language changes beside words is the direction, so contrast is looked at once in each.
// Req: USE-01, USE-02, USE-03
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { accessible, journey, shoot } from "../kit.mjs";
import { COLOURS, WORDS } from "../kit/accessible.mjs";
import { LANGUAGES, address, pages, places, speak, visit, walk } from "../kit/pages.mjs";

// Who may see what nobody else may: the first of them who is shown a page looks at it.
const PEOPLE = ["coordinator.berlin", "investigator.berlin"].map((name) => `${name}@sites.example`).concat(
  ["builder", "admin", "manager", "data", "monitor", "coder", "pharmacy"].map((name) => `${name}@meridian.example`),
);
const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1440, height: 900 };

/** A review of the trail, to be looked at. */
async function review(page, study) {
  const data = { id: randomUUID(), scope: "What this page is about", from: "2020-01-01T00:00:00Z", until: new Date().toISOString(), questions: [], sample: 5 };
  const answer = await page.request.post(`/api/studies/${study}/trail-reviews`, { data, headers: { "X-Requested-With": "e2e" } });
  assert.ok(answer.ok(), await answer.text());
  return data.id;
}

/** Who looks at which page: `[person's page, [pages]]`, each page by the first person who may see it. Fails when nobody may. */
async function everybody(person) {
  const people = new Map();
  const known = {};
  const looks = async (email, page) => {
    if (!people.has(email)) {
      const one = await person(email);
      if (people.size === 0) {
        Object.assign(known, await places(one));
        known.review = await review(await person("data@meridian.example"), known.study);
      }
      people.set(email, { one, pages: [] });
    }
    const { one, pages } = people.get(email);
    await walk(one, address(page, known));
    if (await one.locator("[data-test=refused]").count()) return false;
    pages.push(page);
    return true;
  };
  for (const page of pages().filter((page) => page.needs !== "Anyone")) {
    let seen = false;
    for (const email of PEOPLE) if (!seen) seen = await looks(email, page);
    assert.ok(seen, `nobody of ${PEOPLE.join(", ")} may see ${page.name} (${page.needs}): name somebody who may`);
  }
  return { people: [...people.values()].filter(({ pages }) => pages.length > 0), known };
}

/** The page as it stands, by day and, where the direction is new, by night. */
async function inBothThemes(one, turned) {
  await accessible(one, turned ? undefined : WORDS);
  if (!turned) return;
  await one.emulateMedia({ colorScheme: "dark" });
  await accessible(one, COLOURS);
  await one.emulateMedia({ colorScheme: "light" });
}

/** Nothing is wider than the screen but what scrolls by itself. */
async function fits(one, page, tag) {
  await one.setViewportSize(NARROW);
  const wide = await one.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const cut = (element) => element.closest("[class*=wrap], .tabs, .side-nav, dialog:not([open]), .visually-hidden, svg") || getComputedStyle(element).position === "fixed";
    const beyond = [...document.querySelectorAll("body *")].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (right > room + 1 || left < -1) && !cut(element);
    });
    return { room, page: document.documentElement.scrollWidth, beyond: beyond.slice(0, 5).map((one) => `${one.tagName}.${one.className}`) };
  });
  await one.setViewportSize(WIDE);
  assert.ok(wide.page <= wide.room + 1, `${page.name} (${tag}) is ${wide.page} px wide at ${wide.room} px: ${wide.beyond.join(", ")}`);
}

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
  // From one's work to the studies, and into one.
  await page.waitForURL(/\/work$/);
  await tabTo(page, 'nav a[href="/studies"]');
  await page.keyboard.press("Enter");
  await page.locator("[data-test=study]").first().waitFor();
  await tabTo(page, "[data-test=study] a, a[data-test=study]");
  await page.keyboard.press("Enter");
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
  if (process.env.PROBATUM_SNAPSHOTS === "write") {
    mkdirSync(SNAPSHOTS, { recursive: true });
    writeFileSync(file, told);
  }
  assert.ok(existsSync(file), `${file} is missing: write it with PROBATUM_SNAPSHOTS=write, and read it`);
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

// Last: people choose languages here, and keep them.
journey("Every page is accessible in every language, by day and by night, and loses nothing at 400 % zoom", async ({ person, visitor }) => {
  const { people, known } = await everybody(person);
  const turns = new Set();
  const wrong = [];
  const look = (what) => what.catch((error) => wrong.push(error.message));
  for (const { tag, dir } of LANGUAGES) {
    const turned = !turns.has(dir);
    turns.add(dir);
    for (const { one, pages } of people) {
      await speak(one, tag);
      for (const page of pages) {
        await walk(one, address(page, known));
        assert.deepEqual(await one.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), [tag, dir]);
        await look(inBothThemes(one, turned));
        if (turned) await look(fits(one, page, tag));
      }
    }
    const outside = await visitor({ locale: tag });
    await visit(outside, "/sign-in");
    await look(inBothThemes(outside, turned));
    await outside.close();
  }
  assert.deepEqual(wrong, []);
}, { timeout: 900_000 });
