// Rules as a coordinator meets them: derived values, questions that come and go, checks over several answers with their
// reasons, a rule that looks at another visit, a visit that comes of an event.
// Req: DAT-02, DAT-04
import assert from "node:assert/strict";
import { accessible, journey, shoot } from "../kit.mjs";

const item = (page, oid) => page.locator(`[data-test="item-${oid}"]`).first();
const finding = (page, oid, rule) => item(page, oid).locator(`[data-test=finding]${rule ? `[data-rule="${rule}"]` : ""}`).first();
const saved = (page) => page.locator("[data-test=saved][data-state=saved]").waitFor();

async function enter(page, oid, text) {
  const box = item(page, oid).locator("input").first();
  await box.fill(text);
  await box.press("Tab");
}

/** Chooses an answer by its words. */
const choose = (page, oid, words) => item(page, oid).getByText(words, { exact: true }).click();

async function opened(page, casebook, form) {
  await page.goto(`${casebook}/${form}`);
  await page.locator("[data-test=section]").first().waitFor();
}

async function enrol(page) {
  await page.goto("/studies");
  await page.locator("[data-test=study]", { hasText: "CARDIA-2" }).first().click();
  await page.locator("[data-test=matrix]").waitFor();
  await page.locator("[data-test=enrol]").first().click();
  await page.locator("[data-test=enrol-confirm]").click();
  await page.waitForURL(/subjects\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

journey("Rules derive, ask, check and explain", async ({ person }) => {
  const page = await person("coordinator.berlin@sites.example");
  const casebook = await enrol(page);

  // A question comes with the answer that calls for it, and goes again; the age follows from two forms.
  await opened(page, casebook, "V.SCR/1/F.IC/1");
  await enter(page, "IC.DATE", "2 mar 2026");
  await saved(page);
  await opened(page, casebook, "V.SCR/1/F.DM/1");
  await enter(page, "DM.BIRTH", "aug 2009");
  await item(page, "DM.CHILD").waitFor({ state: "hidden" });
  await finding(page, "DM.BIRTH", "R.ADULT").waitFor();
  assert.equal(await item(page, "DM.AGE").locator("output").innerText(), "16");
  await finding(page, "DM.BIRTH", "R.ADULT").locator("[data-test=why]").click();
  assert.match(await finding(page, "DM.BIRTH", "R.ADULT").locator("[data-test=why-steps]").innerText(), /Age at consent \(16\) ≥ 18\s+not true/);
  await shoot(page, "rule explained");
  await enter(page, "DM.BIRTH", "aug 1959");
  await finding(page, "DM.BIRTH", "R.ADULT").waitFor({ state: "detached" });
  await choose(page, "DM.SEX", "Female");
  await item(page, "DM.CHILD").waitFor();
  await saved(page);
  await accessible(page);

  // Derived from this visit, and from another one.
  await opened(page, casebook, "V.BL/1/F.VS/1");
  await enter(page, "VS.WEIGHT", "80.0");
  await saved(page);
  await opened(page, casebook, "V.W2/1/F.VS/1");
  await enter(page, "VS.WEIGHT", "86.5");
  await finding(page, "VS.WEIGHT", "R.WEIGHT").waitFor();
  assert.match(await finding(page, "VS.WEIGHT", "R.WEIGHT").innerText(), /changed by 6\.5 kg since baseline/);
  assert.equal(await item(page, "VS.CHANGE").locator("output").innerText(), "6.5");
  await item(page, "VS.CHANGE").locator("> .why [data-test=why]").click();
  await saved(page);
  await shoot(page, "derived across visits");

  // A check over two answers of a row.
  const rows = page.locator("[data-table='G.VSR']");
  await rows.locator("[data-test='item-VS.SBP'] input").first().fill("80");
  await rows.locator("[data-test='item-VS.DBP'] input").first().fill("120");
  await rows.locator("[data-test='item-VS.DBP'] input").first().press("Tab");
  await rows.locator("[data-test=finding][data-rule='R.BP']").first().waitFor();
  await saved(page);

  // The baseline is corrected: the other visit follows.
  await opened(page, casebook, "V.BL/1/F.VS/1");
  await enter(page, "VS.WEIGHT", "85.0");
  await saved(page);
  await opened(page, casebook, "V.W2/1/F.VS/1");
  assert.equal(await item(page, "VS.CHANGE").locator("output").innerText(), "1.5");

  // A serious event brings a visit of its own.
  await page.goto(casebook);
  assert.equal(await page.getByText("Safety visit").count(), 0);
  await opened(page, casebook, "V.LOG/1/F.AE/1");
  const event = page.locator("[data-test=row]").first();
  await event.locator("[data-test='item-AE.TERM'] input").first().fill("Pulmonary oedema");
  await event.locator("[data-test='item-AE.TERM'] input").first().press("Tab");
  await event.locator("[data-test='item-AE.WHY']").waitFor({ state: "hidden" });
  await event.locator("[data-test='item-AE.SERIOUS'] select, [data-test='item-AE.SERIOUS'] input").first().press("y");
  await event.locator("[data-test='item-AE.WHY']").waitFor();
  await saved(page);
  await shoot(page, "event with questions");
  await page.goto(casebook);
  await page.getByText("Safety visit").first().waitFor();
  await shoot(page, "casebook with added visit");
});
