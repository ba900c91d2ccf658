// Every page of the app, from its own table (app/src/pages.rs), with an address that leads to something: a page that is added there
// is visited here by itself. A name in a path that this file cannot fill is a failure that says so.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { languages } from "../../app/build/languages.mjs";

const root = join(import.meta.dirname, "../..");

/** The one list of languages. */
export const LANGUAGES = languages(root);

/** `{ name, path, needs }` of each page, in the table's order. */
export function pages() {
  const source = readFileSync(join(root, "app/src/pages.rs"), "utf8");
  const paths = new Map([...source.matchAll(/pub const (\w+): &str = "([^"]*)";/g)].map(([, name, path]) => [name, path]));
  const table = source.slice(source.indexOf("pages! {"));
  const rows = [...table.slice(0, table.indexOf("\n}")).matchAll(/^\s*(\w+),\s*"([\w-]+)",\s*(\w+),\s*(\w+),/gm)];
  return rows.map(([, name, title, needs]) => ({ name, title, path: paths.get(name) ?? fail(name), needs }));
}

/** What the names in paths stand for, found by going where a person goes: study, subject, visit, form, version. */
export async function places(page) {
  const links = async (part) => page.locator(`a[href*="${part}"]`).evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  await page.goto("/studies");
  await page.locator("[data-test=study]", { hasText: "CARDIA-2" }).first().click();
  await page.locator("[data-test=subject] a").first().waitFor();
  const subjects = await links("/subjects/");
  const casebook = subjects.find((href) => /\/subjects\/[0-9a-f-]{36}$/.test(href));
  await page.goto(casebook);
  await page.locator("[data-test=visit]").first().waitFor();
  const form = (await links("/F.VS/")).find((href) => /\/subjects\/.*\/F\.VS\/\d+$/.test(href));
  const [, , study, , subject, visit, visit_n, formOid, form_n] = form.split("/");
  const [version] = await (await page.request.get(`/api/studies/${study}/versions`)).json();
  return { study, subject, visit, visit_n, form: formOid, form_n, version: version.id };
}

// What stands behind the path, of pages that show nothing without.
const ASKED = { LOG: "?form=F.AE" };

/** A page's address in these places. */
export function address({ name, path }, places) {
  return (path + (ASKED[name] ?? "")).replace(/:(\w+)/g, (_, hole) => places[hole] ?? fail(`${name}: nothing is known for :${hole}; add it to places() in e2e/kit/pages.mjs`));
}

/** Goes to an address, and waits until the page has what it asked for. */
export async function visit(page, to) {
  await page.goto(to);
  await page.locator("#starting").waitFor({ state: "detached" });
  await rest(page);
}

/** Goes to an address inside the app, as a link does: nothing is loaded anew. */
export async function walk(page, to) {
  await page.evaluate((to) => {
    history.pushState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
  }, to);
  await rest(page);
}

/** Chooses the app's language where people choose it, and stays on that page. */
export async function speak(page, tag) {
  await walk(page, "/account");
  if ((await page.locator("html").getAttribute("lang")) === tag) return;
  await page.locator("select[name=language]").selectOption(tag);
  await page.waitForFunction((tag) => document.documentElement.lang === tag, tag);
  await rest(page);
}

/** Waits until the page has what it asked for. */
async function rest(page) {
  // What an address leads to is drawn with the next frame.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await page.locator("main h1").first().waitFor({ state: "attached" });
  await page.locator(".skeleton").first().waitFor({ state: "detached" });
  await page.evaluate(() => document.fonts.ready);
}

function fail(why) {
  throw new Error(why);
}
