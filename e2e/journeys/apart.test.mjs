// What a first data entry does not need is loaded apart: asked for when it is first wanted, said when it does not come, and there without a
// line once the browser has come to rest.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { accessible, journey, shoot } from "../kit.mjs";
import { enrol, enter, opened, saved } from "../kit/entry.mjs";
import { enter as signIn } from "../kit/sign-in.mjs";

const assets = JSON.parse(readFileSync(join(import.meta.dirname, "../../dist/assets.json"), "utf8"));
const OFFICE = assets["split_office.wasm"].path;

/** What the page itself has asked for (not its service worker). */
const asked = (page) => page.evaluate(() => performance.getEntriesByType("resource").map((one) => new URL(one.name).pathname));
const study = (page) => new URL(page.url()).pathname.split("/")[2];
/** Until the service worker has every file of this build. */
// Asked here again and again: a promise in `waitForFunction` counts as yes.
const kept = async (page, path) => {
  while (!(await page.evaluate(async (path) => Boolean(await caches.match(path)), path))) await page.evaluate(() => new Promise(requestAnimationFrame));
};

journey("Data are entered without the pages of the office", async ({ person }) => {
  const page = await person("coordinator.berlin@sites.example");
  const casebook = await enrol(page);
  await opened(page, casebook, "V.SCR/1/F.VS/1");
  await enter(page, "VS.HEIGHT", "178");
  await saved(page);
  assert.ok(!(await asked(page)).includes(OFFICE), "nobody asked for the office");
});

journey("A page of the office is reached by a click and by its address, and the keyboard starts at its heading", async ({ person }) => {
  const page = await person("data@meridian.example");
  await page.goto("/studies");
  await page.locator("[data-test=study]", { hasText: "CARDIA-2" }).first().click();
  await page.locator("[data-test=matrix]").waitFor();
  const path = `/studies/${study(page)}/versions`;
  await page.locator(`nav a[href="${path}"]`).click();
  await page.locator("[data-test=version]").first().waitFor();
  assert.ok((await asked(page)).includes(OFFICE));
  await page.waitForFunction(() => document.activeElement?.matches("#main h1"));
  await accessible(page);

  await page.goto(path);
  await page.locator("[data-test=version]").first().waitFor();
  await page.waitForFunction(() => document.activeElement?.matches("#main h1"));
});

journey("A part that does not come says so, and comes when it is asked for again", async ({ visitor, server }) => {
  const page = await visitor();
  const context = page.context();
  // A browser that keeps nothing, and a line that breaks just then.
  await context.addInitScript(() => Object.defineProperty(Navigator.prototype, "serviceWorker", { value: undefined }));
  await context.route(`**${OFFICE}`, (route) => route.abort("internetdisconnected"));
  await signIn(page, "data@meridian.example", server.password);
  await page.goto("/studies");
  await page.locator("[data-test=study]", { hasText: "CARDIA-2" }).first().click();
  await page.locator("[data-test=matrix]").waitFor();
  await page.locator(`nav a[href="/studies/${study(page)}/versions"]`).click();
  const missing = page.locator("[data-test=apart-missing]");
  await missing.waitFor();
  await accessible(page);
  await shoot(page, "part missing");
  await context.unroute(`**${OFFICE}`);
  await missing.getByRole("button").click();
  await page.locator("[data-test=version]").first().waitFor();
}, { expected: [/ERR_INTERNET_DISCONNECTED/, /Failed to fetch|CompileError|aborted/] });

journey("Without a line the pages of the office open once the browser has come to rest", async ({ person }) => {
  const page = await person("data@meridian.example");
  const context = page.context();
  await page.goto("/studies");
  await page.locator("[data-test=study]", { hasText: "CARDIA-2" }).first().click();
  await page.locator("[data-test=matrix]").waitFor();
  const path = `/studies/${study(page)}/versions`;
  await page.evaluate(() => navigator.serviceWorker.ready);
  for (const [name, { path }] of Object.entries(assets)) if (name.endsWith(".wasm")) await kept(page, path);
  await context.setOffline(true);
  await page.goto(path);
  // The page is there; what it shows is the server's, which is not.
  await page.locator("main h1", { hasText: "Versions" }).waitFor();
  assert.equal(await page.locator("[data-test=apart-missing]").count(), 0);
  await context.setOffline(false);
}, { expected: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED/] });
