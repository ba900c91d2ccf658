// Entering data from day to day: a click that leaves a field arrives, a correction a week later says why, queries are gone through one
// by one, and an address is the same when it is loaded again.
// Req: USE-01, AUD-07, TIM-05, QRY-01
import assert from "node:assert/strict";
import { journey } from "../kit.mjs";
import { box, enrol, enter, history, item, opened, saved } from "../kit/entry.mjs";

const WEEK = 7 * 24 * 3600 * 1000;
const VITALS = "V.SCR/1/F.VS/1";

/** Presses the pointer on an element, and lets go where it was pressed once the answer to what it left is there. */
async function pressSlowly(page, element, answered) {
  await element.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await element.boundingBox();
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  await answered;
  await page.mouse.up();
}

journey("A click that leaves a field arrives, whatever is found wrong in the field", async ({ person }) => {
  const page = await person("coordinator.berlin@sites.example");
  const casebook = await enrol(page);
  await opened(page, casebook, VITALS);
  // What is found stands between the field and the button: drawn at once, it would move the button from under the pointer.
  await box(page, "VS.WEIGHT").fill("8200");
  const stored = () => page.waitForResponse((answer) => answer.request().method() === "POST" && answer.url().endsWith("/record"));
  await pressSlowly(page, page.locator("[data-test=next-incomplete]"), stored());
  const focused = () => page.evaluate(() => document.activeElement?.closest("[data-key]")?.dataset.key ?? "");
  assert.match(await focused(), /VS\./, "the button took the keyboard to the next incomplete item");
  await item(page, "VS.WEIGHT").locator("[data-test=finding]").first().waitFor();

  // The tree beside the form: the same, and nothing typed is lost on the way.
  await box(page, "VS.HEIGHT").fill("17");
  await pressSlowly(page, page.locator('[data-test=form-link][href$="/V.SCR/1/F.LBH/1"]'), stored());
  await page.waitForURL(/F\.LBH\/1$/);
  await opened(page, casebook, VITALS);
  assert.deepEqual([await box(page, "VS.WEIGHT").inputValue(), await box(page, "VS.HEIGHT").inputValue()], ["8200", "17"]);
});

journey("A correction a week after a form was completed says why, and when it really was", async ({ server, person }) => {
  const page = await person("coordinator.berlin@sites.example");
  await page.clock.install();
  const casebook = await enrol(page);
  const form = "V.SCR/1/F.NYHA/1";
  await opened(page, casebook, form);
  await item(page, "NYHA.CLASS").locator("input").nth(1).check();
  await enter(page, "NYHA.SOURCE", "Dr. Weber");
  await saved(page);
  await page.keyboard.press("Control+Enter");
  await page.locator("[data-test=reopen]").waitFor();

  // The computer stood there for a week, and its clock went on.
  const before = Date.now();
  await page.clock.fastForward(WEEK);
  // Nobody was there: the page has covered itself, and its owner comes back to it.
  const again = page.locator("[data-test=again]");
  await again.locator("#again-password").fill(server.password);
  await again.locator("button[type=submit]").click();
  await again.waitFor({ state: "hidden" });
  await enter(page, "NYHA.SOURCE", "Dr. Vogel");
  const asked = page.locator("[data-test=reason]");
  await asked.waitFor();
  await asked.locator("textarea").fill("Read again in the source");
  await asked.locator("button[type=submit]").click();
  await saved(page);
  const rows = (await history(page, casebook, form)).filter((row) => row.item.endsWith("NYHA.SOURCE"));
  assert.deepEqual(rows.map((row) => [row.old?.v, row.new.v, row.reason]), [
    [undefined, "Dr. Weber", undefined],
    ["Dr. Weber", "Dr. Vogel", "Read again in the source"],
  ]);
  // The trail's time is the server's, and a clock that is a week ahead is not believed.
  for (const time of [rows[1].at, rows[1].new.t]) assert.ok(Date.parse(time) < before + WEEK / 2, `${time} is the server's time`);
  await page.reload();
  await page.locator("[data-test=section]").first().waitFor();
  assert.equal(await box(page, "NYHA.SOURCE").inputValue(), "Dr. Vogel");
});

journey("My work counts the queries to answer; in the casebook one leads to the next, by key", async ({ person }) => {
  const page = await person("coordinator.berlin@sites.example");
  const casebook = await enrol(page);
  const [, , study, , subject] = casebook.split("/");
  const manager = await person("data@meridian.example");
  const ask = async (form, oid) => {
    await opened(page, casebook, form);
    const [visit, visit_n, form_oid, form_n] = form.split("/");
    const [group, row, name] = (await box(page, oid).evaluate((one) => one.closest("[data-key]").dataset.key)).split("/");
    const address = { subject, visit, visit_n: Number(visit_n), form: form_oid, form_n: Number(form_n), group, row: Number(row), item: name };
    const data = { id: crypto.randomUUID(), address, text: `Is ${name} right?` };
    const answer = await manager.request.post(`/api/studies/${study}/queries`, { data, headers: { "X-Requested-With": "e2e" } });
    assert.equal(answer.status(), 200, await answer.text());
  };
  await ask("V.SCR/1/F.LBH/1", "LBH.HGB");
  await ask(VITALS, "VS.HEIGHT");

  await page.goto("/work");
  const figure = page.locator("[data-test=work-query_answer]");
  await figure.waitFor();
  const waiting = Number((await figure.innerText()).match(/\d+/)[0]);
  const totals = await (await page.request.get(`/api/studies/${study}/queries/totals`)).json();
  assert.equal(waiting, totals.open, "as many as the page of queries counts");
  await figure.click();
  await page.waitForURL(/kind=query_answer/);
  await page.locator("[data-test=task]", { hasText: "Is VS.HEIGHT right?" }).click();
  const focused = (oid) => page.waitForFunction((oid) => document.activeElement?.closest("[data-key]")?.dataset.key.endsWith(oid), oid);
  await focused("VS.HEIGHT");
  await page.locator("[data-test=record-queries]", { hasText: "Is VS.HEIGHT right?" }).waitFor();
  await page.keyboard.press("Alt+A");
  await page.waitForURL(/F\.LBH\/1\?item=query/);
  await focused("LBH.HGB");
  await page.locator("[data-test=record-queries]", { hasText: "Is LBH.HGB right?" }).waitFor();
  await page.locator("[data-test=next-query]").click();
  await focused("VS.HEIGHT");
});

journey("An address whose last word has a dot in it is loaded again like every other", async ({ person }) => {
  const page = await person("coordinator.berlin@sites.example");
  const casebook = await enrol(page);
  const answer = await page.goto(`${casebook}/V.SCR/1/F.VS`);
  assert.deepEqual([answer.status(), answer.headers()["content-type"]], [200, "text/html; charset=utf-8"]);
  await page.locator("#main").waitFor();
  assert.equal((await page.request.get("/assets/gone.js")).status(), 404);
}, { expected: [/status of 404/] });
