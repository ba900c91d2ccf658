// Nothing typed is ever lost: the line is cut, the tab is reloaded, crashed and closed, the session ends, the disk is full. After
// each the server has every value once, with the time at which it was typed; and what the page said meanwhile was true.
// Req: DAT-08, DAT-09, TIM-05, ACC-07
import assert from "node:assert/strict";
import { accessible, journey, shoot } from "../kit.mjs";
import { box, enrol, enter, history, keptOnDisk, opened, saved } from "../kit/entry.mjs";
import { enter as signIn } from "../kit/sign-in.mjs";

const CUT = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_NETWORK_CHANGED/;

const FORMS = {
  "V.SCR/1/F.VS/1": ["VS.HEIGHT", "VS.WEIGHT", "VS.TEMP", "VS.RESP", "VS.SPO2"],
  "V.SCR/1/F.LBH/1": ["LBH.HGB", "LBH.HCT", "LBH.WBC", "LBH.PLT"],
  "V.W2/1/F.VS/1": ["VS.WEIGHT", "VS.TEMP", "VS.RESP", "VS.SPO2"],
  "V.W4/1/F.VS/1": ["VS.WEIGHT", "VS.TEMP", "VS.RESP", "VS.SPO2"],
  "V.W8/1/F.VS/1": ["VS.WEIGHT", "VS.TEMP", "VS.RESP"],
};
const VALUES = { HEIGHT: "178", WEIGHT: "81.5", TEMP: "36.8", RESP: "14", SPO2: "98", HGB: "14.1", HCT: "0.42", WBC: "6.3", PLT: "233" };
const value = (oid) => VALUES[oid.split(".")[1]];

/** What the line above the form says: its state, and the number in it. */
async function told(page) {
  const line = page.locator("[data-test=saved]");
  return { state: await line.getAttribute("data-state"), n: Number((await line.innerText()).match(/\d+/)?.[0] ?? 0) };
}

/** From form to form inside the app, as there is no line to load a page with. */
async function walk(page, form) {
  await page.locator(`a[href$="/${form}"]`).first().click();
  await page.locator("[data-test=section]").first().waitFor();
  await page.waitForURL((url) => url.pathname.endsWith(form));
}

journey("Twenty values typed without a line are all there when it is back", async ({ person }) => {
  const page = await person("coordinator.berlin@sites.example");
  const context = page.context();
  const casebook = await enrol(page);
  for (const form of Object.keys(FORMS)) await opened(page, casebook, form);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await opened(page, casebook, Object.keys(FORMS)[0]);
  await context.setOffline(true);

  const typed = [];
  for (const [form, oids] of Object.entries(FORMS)) {
    if (form !== Object.keys(FORMS)[0]) await walk(page, form);
    for (const [n, oid] of oids.entries()) {
      typed.push({ form, oid, from: Date.now() });
      await enter(page, oid, value(oid));
      typed.at(-1).until = Date.now();
      await page.locator("[data-test=saved][data-state=offline]").waitFor();
      await page.waitForFunction((n) => document.querySelector("[data-test=saved]").innerText.includes(n), String(n + 1));
      assert.equal(await keptOnDisk(page), typed.length, "what is said to be kept is on the disk");
    }
  }
  assert.equal(typed.length, 20);
  await page.locator("[data-test=unsent]", { hasText: "20" }).click();
  assert.equal(await page.locator("[data-test=unsent-row]").count(), 5);
  await accessible(page);
  await shoot(page, "unsent without a line");
  await page.keyboard.press("Escape");

  // Reloaded, still without a line: the form is shown again, with what was typed.
  const last = Object.keys(FORMS).at(-1);
  await page.reload();
  await page.locator("[data-test=section]").first().waitFor();
  for (const oid of FORMS[last]) assert.equal(await box(page, oid).inputValue(), value(oid));
  assert.deepEqual(await told(page), { state: "offline", n: 3 });
  await shoot(page, "form without a line");

  // The tab crashes, and is opened again as another page of the same browser.
  const devtools = await context.newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  devtools.send("Page.crash").catch(() => {});
  await crashed;
  await page.close();
  const again = await context.newPage();
  await again.goto(`${casebook}/${last}`);
  await again.locator("[data-test=section]").first().waitFor();
  for (const oid of FORMS[last]) assert.equal(await box(again, oid).inputValue(), value(oid));
  await again.locator("[data-test=unsent]", { hasText: "20" }).waitFor();

  await context.setOffline(false);
  await saved(again);
  await again.locator("[data-test=unsent]").waitFor({ state: "detached" });
  assert.equal(await keptOnDisk(again), 0, "nothing stays once the server has it");

  const rows = [];
  for (const form of Object.keys(FORMS)) {
    for (const row of await history(again, casebook, form)) if (!row.new.d) rows.push({ form, ...row });
  }
  assert.equal(rows.length, 20, "each once");
  const stored = rows.toSorted((a, b) => a.new.t.localeCompare(b.new.t));
  for (const [n, { form, oid, from, until }] of typed.entries()) {
    const row = stored[n];
    assert.deepEqual([row.form, row.item.split("/").at(-1), row.new.v], [form, oid, value(oid)], "in the order in which it was typed");
    const entered = Date.parse(row.new.t);
    assert.ok(from - 5 <= entered && entered <= until + 5, `${oid} says ${row.new.t}, and was typed ${new Date(from).toISOString()}`);
    assert.ok(Date.parse(row.at) > until, "the server's own time is its own");
  }
  await again.close();
}, { expected: [CUT], timeout: 300_000 });

journey("A session that ends in the middle of a form is taken up again in place", async ({ person, server, visitor }) => {
  const page = await person("coordinator.lyon@sites.example");
  const casebook = await enrol(page);
  await opened(page, casebook, "V.SCR/1/F.VS/1");
  await enter(page, "VS.HEIGHT", "169");
  await saved(page);

  // Ended elsewhere, while something is being typed.
  await box(page, "VS.WEIGHT").fill("64.0");
  const elsewhere = await person("coordinator.lyon@sites.example");
  await elsewhere.request.delete("/api/sessions", { headers: { "X-Requested-With": "e2e" } });
  await box(page, "VS.WEIGHT").press("Tab");
  const dialog = page.locator("[data-test=again]");
  await dialog.waitFor();
  assert.equal((await told(page)).state, "signed-out");
  assert.equal(await keptOnDisk(page), 1);
  await accessible(page);
  await shoot(page, "signing in again");
  await dialog.locator("input[type=password]").fill(server.password);
  await dialog.locator("button[type=submit]").click();
  await dialog.waitFor({ state: "detached" });
  await saved(page);
  assert.equal(await box(page, "VS.WEIGHT").inputValue(), "64.0");

  // Somebody else signs in at the same computer, in another window: they neither see nor send what was typed here.
  const other = await page.context().newPage();
  await page.context().setOffline(true);
  await enter(page, "VS.RESP", "16");
  await page.locator("[data-test=saved][data-state=offline]").waitFor();
  await page.context().clearCookies();
  await page.context().setOffline(false);
  await other.goto("/");
  await other.getByLabel("E-mail").fill("coordinator.berlin@sites.example");
  await other.getByLabel("Password").fill(server.password);
  await other.locator("[data-test=sign-in]").click();
  await other.locator("#main").waitFor();
  assert.equal(await other.locator("[data-test=unsent]").count(), 0);
  await dialog.waitFor();
  assert.equal(await keptOnDisk(page), 1, "it waits for whoever typed it");
  await dialog.locator("input[type=password]").fill(server.password);
  await dialog.locator("button[type=submit]").click();
  await saved(page);
  const rows = await history(page, casebook, "V.SCR/1/F.VS/1");
  const told3 = rows.filter((row) => !row.new.d).map((row) => [row.item.split("/").at(-1), row.new.v, row.name]);
  assert.deepEqual(told3.map(([oid, text]) => [oid, text]), [["VS.HEIGHT", "169"], ["VS.WEIGHT", "64.0"], ["VS.RESP", "16"]]);
  assert.equal(new Set(told3.map(([, , name]) => name)).size, 1, "all under the name of who typed it");
  await other.close();
}, { expected: [CUT, /status of 401/] });

journey("Where the disk is full the page says so, and saves all the same", async ({ visitor, server }) => {
  const page = await visitor();
  const context = page.context();
  const devtools = await context.newCDPSession(page);
  const origin = new URL(server.url).origin;
  await devtools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  await signIn(page, "coordinator.chicago@sites.example", server.password);
  const casebook = await enrol(page);
  await opened(page, casebook, "V.SCR/1/F.VS/1");
  await context.setOffline(true);
  await enter(page, "VS.HEIGHT", "171");
  const warning = page.locator("[data-test=not-kept]");
  await warning.waitFor();
  assert.equal(await keptOnDisk(page), 0, "the page says that it is not kept, and it is not");
  await accessible(page);
  await shoot(page, "disk full");
  // Only now is closing the window a loss, and asked about.
  const asked = page.waitForEvent("dialog");
  await page.evaluate(() => setTimeout(() => location.reload()));
  const dialog = await asked;
  assert.equal(dialog.type(), "beforeunload");
  await dialog.dismiss();
  assert.equal(await box(page, "VS.HEIGHT").inputValue(), "171");
  await context.setOffline(false);
  await saved(page);
  await warning.waitFor({ state: "detached" });

  // Room again: from the next start it is kept, and nothing warns.
  await devtools.send("Storage.overrideQuotaForOrigin", { origin });
  await opened(page, casebook, "V.SCR/1/F.VS/1");
  await context.setOffline(true);
  await enter(page, "VS.WEIGHT", "72.5");
  await page.locator("[data-test=saved][data-state=offline]").waitFor();
  assert.equal(await keptOnDisk(page), 1);
  assert.equal(await warning.count(), 0);
  await context.setOffline(false);
  await saved(page);
  const rows = await history(page, casebook, "V.SCR/1/F.VS/1");
  const values = rows.filter((row) => !row.new.d).map((row) => `${row.item.split("/").at(-1)}=${row.new.v}`);
  assert.deepEqual(values, ["VS.HEIGHT=171", "VS.WEIGHT=72.5"]);
}, { expected: [CUT, /quota/i] });
