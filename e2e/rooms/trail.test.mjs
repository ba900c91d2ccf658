// The audit trail in the browser: found, narrowed, taken along; and a casebook as it was at a moment.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { accessible, journey, shoot } from "../kit.mjs";

const CARDIA = "CARDIA-2";

/** The study's id, by its protocol. */
async function study(page) {
  return page.evaluate(async (protocol) => {
    const studies = await (await fetch("/api/studies")).json();
    return studies.find((one) => one.protocol.includes(protocol)).id;
  }, CARDIA);
}

// Req: AUD-12 AUD-13
journey("A data manager finds who changed what and why, and takes it along", async ({ person }) => {
  const page = await person("data@meridian.example");
  const id = await study(page);
  await page.goto(`/studies/${id}/trail`);
  const entries = page.locator("[data-test=entry]");
  await entries.first().waitFor();
  assert.ok((await entries.count()) > 10);
  await accessible(page);
  await shoot(page, "trail");

  await page.locator("[data-test=kind]").selectOption("record");
  await page.waitForURL(/kind=record/);
  await page.locator("[data-test=entry]:not([data-kind=record])").first().waitFor({ state: "detached" });
  await page.locator("[data-test=reason]").selectOption("false");
  await page.waitForURL(/reason=false/);
  await page.locator("[data-test=entry] [data-test=subject]").first().click();
  await page.waitForURL(/subject=/);
  const key = await page.locator("[data-test=chip]").first().innerText();
  await page.waitForFunction((key) => [...document.querySelectorAll("[data-test=entry] [data-test=subject]")].every((one) => one.textContent === key), key.trim());
  await shoot(page, "trail narrowed");

  const coming = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: /CSV/ }).click();
  const csv = readFileSync(await (await coming).path(), "utf8");
  assert.match(csv, /^ENTRY,AT,PERSON,/);
  assert.ok(csv.includes(key.trim()));

  await page.locator("[data-test=search]").fill("nobody ever wrote this");
  await page.locator("[data-test=search]").press("Enter");
  await page.getByText("No entry fits").waitFor();
  await accessible(page);
  await page.getByRole("button", { name: "Clear" }).click();
  await entries.first().waitFor();
  // What was taken along is in the trail, too.
  await page.locator("[data-test=kind]").selectOption("access_event");
  await page.getByText("Downloaded").first().waitFor();
});

// Req: AUD-17
journey("A data manager reviews the trail: questions, a sample, judgements, and a signature under it", async ({ person }) => {
  const page = await person("data@meridian.example");
  const id = await study(page);
  await page.goto(`/studies/${id}/trail/reviews`);
  const questions = page.locator("[data-test=questions]");
  await questions.waitFor();
  const asked = questions.locator("button:not([disabled])").first();
  await asked.click();
  await page.locator("[data-test=answers] [data-test=entry]").first().waitFor();
  await accessible(page);
  await shoot(page, "trail reviews");
  await page.locator("[data-test=begin]").click();
  await page.getByLabel("Scope").fill("Quarterly review");
  for (const box of await page.getByRole("dialog").getByRole("checkbox").all()) await box.uncheck();
  await page.getByLabel("Entries drawn by chance").fill("2");
  await accessible(page);
  await page.locator("[data-test=begin-now]").click();
  await page.getByRole("heading", { name: "Quarterly review" }).waitFor();
  const entries = page.locator("[data-test=review-entries] [data-test=entry]");
  assert.equal(await entries.count(), 2);
  for (const n of [0, 1]) {
    await entries.nth(n).locator("[data-test=judgement]").selectOption(n ? "in_order" : "finding");
    await entries.nth(n).getByRole("textbox").fill(n ? "" : "Ask the site");
    await entries.nth(n).locator("[data-test=judge]").click();
    await entries.nth(n).locator("[data-test=judged-by]").waitFor();
  }
  await accessible(page);
  await shoot(page, "trail review");
  await page.locator("[data-test=sign-off]").click();
  await page.getByLabel("What came of it").fill("One finding, asked");
  await page.locator("[data-test=sign-off-now]").click();
  await page.locator("[data-test=signed-off]").waitFor();
  await page.getByText("Ask the site").waitFor();
  await page.goto(`/studies/${id}/trail/reviews`);
  await page.locator("[data-test=review]", { hasText: "Signed off by Camille Laurent" }).waitFor();
});

// Req: AUD-10 AUD-11
journey("An administrator reads who came in and who may do what, and no data of subjects", async ({ person }) => {
  await person("coordinator.berlin@sites.example");
  const page = await person("admin@meridian.example");
  await page.goto("/trail");
  await page.locator("[data-test=entry]").first().waitFor();
  await page.locator("[data-test=kind]").selectOption("access_event");
  await page.getByText("Signed in").first().waitFor();
  assert.match(await page.locator("[data-test=trail]").innerText(), /Jonas Weber/);
  await accessible(page);
  await shoot(page, "trail tenant");
  await page.locator("[data-test=kind]").selectOption("");
  await page.locator("[data-test=entry][data-kind=membership]").first().waitFor();
  assert.equal(await page.locator("[data-test=entry][data-kind=record]").count(), 0);
});

// Req: AUD-12
journey("A casebook is shown as it was before a change, with the answer of today beside it", async ({ person }) => {
  const page = await person("coordinator.berlin@sites.example");
  const id = await study(page);
  const { subject, form, at } = await page.evaluate(async (id) => {
    const send = (method, path, body, reason) => fetch(`/api${path}`, {
      method, body: JSON.stringify(body),
      headers: { "Content-Type": "application/json", "X-Requested-With": "test", ...(reason && { Reason: reason }) },
    });
    const trail = await (await fetch(`/api/studies/${id}/trail?kind=record&limit=200`)).json();
    const numeric = (change) => change.what.startsWith("values/") && /^[0-9]+$/.test(change.new?.v ?? "") && !change.new.d;
    const entry = trail.rows.find((row) => row.changes.some(numeric));
    const change = entry.changes.find(numeric);
    const { visit, visit_n, form, form_n } = entry.place;
    const record = { visit, visit_n, form, form_n };
    const on = `/studies/${id}/subjects/${entry.subject}`;
    const now = await (await fetch(`/api${on}/record?${new URLSearchParams(record)}`)).json();
    const at = new Date().toISOString();
    const key = change.what.slice(7);
    const value = String(Number(now.values[key].v) + 1);
    const saved = await send("POST", `${on}/record`, { record, base: now.revision, changes: [{ at: key, to: { ...now.values[key], v: value, r: undefined, t: undefined } }] }, "Misread");
    if (!saved.ok) throw new Error(await saved.text());
    return { subject: entry.subject, form, at };
  }, id);
  await page.goto(`/studies/${id}/subjects/${subject}/as-of?at=${encodeURIComponent(at)}`);
  await page.locator("[data-test=as-of-record]").first().waitFor();
  assert.equal(await page.locator("[data-test=as-of-different]").innerText(), "1");
  const mark = page.locator(`[data-form="${form}"] [data-test=since]`);
  await mark.first().scrollIntoViewIfNeeded();
  assert.match(await mark.first().innerText(), /Now:/);
  await accessible(page);
  await shoot(page, "as of");

  // Before anything was entered there is nothing; the moment is chosen on the page.
  await page.locator("[data-test=moment]").fill("2020-01-01T00:00:00");
  await page.getByText("was not enrolled then").waitFor();
  // That there is nothing is what the server says.
}, { expected: [/status of 404/] });
