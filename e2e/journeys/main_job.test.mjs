// The main job, end to end: a coordinator enrols a subject, types, is told at once what is wrong, corrects it; what was typed
// is durable, in the history, in the export, and out of sight of another site and another tenant.
// Req: AUD-01, AUD-12, DAT-02, DAT-04, DAT-09, TEN-01, ACC-08
import assert from "node:assert/strict";
import { accessible, journey, shoot } from "../kit.mjs";

const item = (page, oid) => page.locator(`[data-test="item-${oid}"]`).first();
const finding = (page, oid) => item(page, oid).locator("[data-test=finding]");

/** Types into the item's field and leaves it, as Tab does. */
async function enter(page, oid, text) {
  const box = item(page, oid).locator("input").first();
  await box.fill(text);
  await box.press("Tab");
}

const saved = (page) => page.locator("[data-test=saved][data-state=saved]").waitFor();

/** From the list of studies to a newly enrolled subject's casebook. */
async function enrol(page, study) {
  await page.goto("/studies");
  await page.locator("[data-test=study]", { hasText: study }).first().click();
  await page.locator("[data-test=matrix]").waitFor();
  await page.locator("[data-test=enrol]").first().click();
  await page.locator("[data-test=enrol-confirm]").click();
  await page.waitForURL(/subjects\/[0-9a-f-]{36}$/);
  return page.locator("[data-test=subject-key]").first().innerText();
}

async function opened(page, form) {
  await page.goto(`${new URL(page.url()).pathname}/${form}`);
  await page.locator("[data-test=section]").first().waitFor();
}

/** What the API answers this page's person, with their cookies. */
const api = async (page, path) => (await page.request.get(`/api${path}`)).status();

journey("A coordinator enters vital signs of the heart failure trial", async ({ server, person }) => {
  const page = await person("coordinator.berlin@sites.example");
  const key = await enrol(page, "CARDIA-2");
  assert.match(key, /^DE01-\d{3}$/);
  const casebook = new URL(page.url()).pathname;
  await shoot(page, "casebook");
  await opened(page, "V.SCR/1/F.VS/1");

  // Letters in a number stay in the field, unsaved, and are said to be.
  await enter(page, "VS.HEIGHT", "tall");
  assert.equal(await finding(page, "VS.HEIGHT").getAttribute("data-level"), "unreadable");
  await enter(page, "VS.HEIGHT", "178");
  await finding(page, "VS.HEIGHT").waitFor({ state: "detached" });

  // An unlikely value is told at once, and stored all the same.
  await enter(page, "VS.WEIGHT", "8200");
  await finding(page, "VS.WEIGHT").first().waitFor();
  await saved(page);
  await shoot(page, "form with finding");
  await enter(page, "VS.WEIGHT", "82.0");
  await finding(page, "VS.WEIGHT").waitFor({ state: "detached" });
  await saved(page);
  await accessible(page);

  // Durable: a reload shows what was typed, byte for byte.
  await page.reload();
  await page.locator("[data-test=section]").first().waitFor();
  assert.equal(await item(page, "VS.WEIGHT").locator("input").first().inputValue(), "82.0");

  // History: who, old, new.
  await item(page, "VS.WEIGHT").locator("input").first().focus();
  const history = page.locator("[data-test=history]").first();
  await history.getByText("8200").first().waitFor();
  assert.match(await history.innerText(), /Jonas Weber/);

  // Out again as ODM, with the audit record.
  const investigator = await person("investigator.berlin@sites.example");
  const study = casebook.split("/")[2];
  const odm = await (await investigator.request.get(`/api/studies/${study}/export/odm?audit=true`)).text();
  assert.match(odm, /ItemOID="VS\.WEIGHT"[^>]*Value="82\.0"/);
  assert.match(odm, new RegExp(key));

  // Another site and another tenant see nothing of it.
  const lyon = await person("coordinator.lyon@sites.example");
  assert.equal(await api(lyon, casebook.replace(/^\/studies/, "/studies")), 404);
  const stranger = await person("coordinator@northlight.example");
  assert.ok([403, 404].includes(await api(stranger, casebook)));
  assert.equal(await api(page, casebook), 200);
  assert.ok(server.url);
}, { expected: [/status of 40[34]/] });

journey("A coordinator enters data of the imported OpenEDC study", async ({ person }) => {
  const page = await person("coordinator@northlight.example");
  await enrol(page, "Exemplary Project");
  await opened(page, "SE.1/1/F.1/1");
  await enter(page, "Age", "17");
  await finding(page, "Age").first().waitFor();
  await enter(page, "Age", "43");
  await finding(page, "Age").waitFor({ state: "detached" });
  await saved(page);
  await page.reload();
  await page.locator("[data-test=section]").first().waitFor();
  assert.equal(await item(page, "Age").locator("input").first().inputValue(), "43");
});

journey("A lost line keeps what is typed, and sends it later", async ({ person }) => {
  const page = await person("coordinator.chicago@sites.example");
  await enrol(page, "CARDIA-2");
  await opened(page, "V.SCR/1/F.VS/1");
  await page.context().setOffline(true);
  await enter(page, "VS.HEIGHT", "171");
  await page.locator("[data-test=saved][data-state=offline]").waitFor();
  await page.context().setOffline(false);
  await saved(page);
  await page.reload();
  await page.locator("[data-test=section]").first().waitFor();
  assert.equal(await item(page, "VS.HEIGHT").locator("input").first().inputValue(), "171");
}, { expected: [/ERR_INTERNET_DISCONNECTED/] });
