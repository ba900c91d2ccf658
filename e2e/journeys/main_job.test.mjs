// The main job: a coordinator enrols a subject, enters a form, is told what is wrong, corrects it; it is durable, written down, and
// nobody else's.
import assert from "node:assert/strict";
import { accessible, journey, shoot } from "../kit.mjs";

const item = (page, oid) => page.locator(`[data-test="item-${oid}"]`);
const control = (page, oid) => item(page, oid).locator("input, select, textarea").first();
const finding = (page, oid) => item(page, oid).locator("[data-test=finding]");
const saved = (page) => page.locator("[data-test=saved][data-state=saved]");

/** Types into an item and leaves it, as a person does. */
async function type(page, oid, text) {
  await control(page, oid).fill(text);
  await control(page, oid).press("Tab");
}

/** From the list of studies to the matrix of the demonstration's subjects. */
async function openStudy(page) {
  await page.getByRole("link", { name: /CARDIA-2/ }).first().click();
  await page.locator("[data-test=subject]").first().waitFor();
}

async function enrol(page) {
  await page.locator("[data-test=enrol]").click();
  await page.locator("[data-test=enrol-confirm]").click();
  await page.waitForURL(/\/subjects\/[0-9a-f-]{36}$/);
  return page.getByRole("heading", { level: 1 }).innerText();
}

// Req: DAT-03, DAT-04, DAT-09, AUD-12, TEN-01, ACC-10
journey("A coordinator enrols a subject, is told of a mistake, corrects it, and nobody else sees any of it", async ({ person }) => {
  const page = await person("coordinator.berlin@sites.example");
  await openStudy(page);
  const key = await enrol(page);
  assert.match(key, /^DE01-\d{3}/);
  await accessible(page);

  await page.getByRole("link", { name: /Vital signs/ }).first().click();
  await page.locator("[data-test=form]").waitFor();
  await type(page, "VS.WEIGHT", "812");
  await finding(page, "VS.WEIGHT").first().waitFor();
  assert.match(await finding(page, "VS.WEIGHT").first().innerText(), /812/, "a finding says the value it is about");
  await saved(page).waitFor();
  await accessible(page);
  await shoot(page, "form with a finding");

  await type(page, "VS.WEIGHT", "81.2");
  await finding(page, "VS.WEIGHT").first().waitFor({ state: "detached" });
  await saved(page).waitFor();

  await page.reload();
  await page.locator("[data-test=form]").waitFor();
  assert.equal(await control(page, "VS.WEIGHT").inputValue(), "81.2");
  const history = page.locator("[data-test=history]");
  await history.getByText("Jonas Weber").first().waitFor();
  assert.match(await history.innerText(), /812[\s\S]*81\.2|81\.2[\s\S]*812/);

  const address = page.url();
  const strangers = [
    ["coordinator.lyon@sites.example", "you have no access to it"],
    ["coordinator@northlight.example", "Your role does not include this"],
  ];
  for (const [stranger, told] of strangers) {
    const other = await person(stranger);
    await other.goto(address);
    await other.getByText(told).waitFor();
    assert.equal(await other.getByText(key).count(), 0, `${stranger} sees ${key}`);
    const [, subject] = address.match(/(\/studies\/.+?\/subjects\/[0-9a-f-]{36})/);
    const answered = await other.evaluate(async (path) => (await fetch(`/api${path}`)).status, subject);
    assert.ok([403, 404].includes(answered), `${stranger} is answered ${answered}`);
  }
}, { expected: [/status of 40[34]/] });
