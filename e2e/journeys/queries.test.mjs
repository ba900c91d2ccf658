// A value fires a query, the site answers it beside the form, the monitor closes it at the workbench; another one closes by itself;
// a value that was confirmed is not asked about again.
// Req: QRY-01, QRY-03
import assert from "node:assert/strict";
import { accessible, journey, shoot } from "../kit.mjs";

const item = (page, oid) => page.locator(`[data-test="item-${oid}"]`).first();
const threads = (page) => page.locator("[data-test=record-queries] [data-test=thread]");
const thread = (page, status) => page.locator(`[data-test=record-queries] [data-test=thread][data-status=${status}]`).first();

/** Study and casebook of a subject in Berlin whose vital signs at baseline are complete and have no query. */
async function complete(page) {
  await page.goto("/studies");
  await page.locator("[data-test=study]", { hasText: "CARDIA-2" }).first().click();
  await page.locator("[data-test=matrix]").waitFor();
  const study = new URL(page.url()).pathname.split("/")[2];
  const subject = await page.evaluate(async (study) => {
    const ask = async (path) => (await fetch(`/api/studies/${study}/${path}`)).json();
    for (const { id } of (await ask("subjects?limit=100")).rows) {
      const { forms } = await ask(`subjects/${id}`);
      const form = forms.find(({ key }) => key.visit === "V.BL" && key.form === "F.VS");
      if (form?.state === "complete" && !form.queries && form.findings === 0) return id;
    }
  }, study);
  return { study, form: `/studies/${study}/subjects/${subject}/V.BL/1/F.VS/1` };
}

async function opened(page, form) {
  await page.goto(form);
  await page.locator("[data-test=section]").first().waitFor();
}

/** Changes a value of a complete form, with a reason. */
async function change(page, oid, text) {
  const box = item(page, oid).locator("input").first();
  await box.fill(text);
  await box.press("Tab");
  const reason = page.locator("[data-test=reason]");
  await reason.waitFor();
  await reason.locator("input[type=radio]").first().check();
  await reason.locator("button[type=submit]").click();
  await reason.waitFor({ state: "detached" });
  await page.locator("[data-test=saved][data-state=saved]").waitFor();
  await box.focus();
}

journey("A value fires a query, the site answers, the monitor closes; confirmed, it is not asked again", async ({ person }) => {
  const site = await person("coordinator.berlin@sites.example");
  const { study, form } = await complete(site);
  await opened(site, form);
  await change(site, "VS.TEMP", "38.9");
  await thread(site, "open").waitFor();
  await item(site, "VS.TEMP").locator("[data-test=item-queries] .open-query").waitFor();
  await shoot(site, "query beside the form");
  await accessible(site);

  // Nothing is confirmed without words.
  await thread(site, "open").locator("[data-step=confirm]").click();
  await thread(site, "open").locator(".banner").waitFor();
  await thread(site, "open").locator("[data-test=query-words]").fill("Measured twice, the source says the same.");
  await thread(site, "open").locator("[data-step=confirm]").click();
  await thread(site, "answered").waitFor();
  await item(site, "VS.TEMP").locator("[data-test=item-queries] .answered").waitFor();

  // The monitor finds it at the workbench, by keyboard alone, and closes it.
  const monitor = await person("monitor@meridian.example", { tenant: "Meridian" });
  await monitor.goto(`/studies/${study}/queries?show=answered&search=VS.TEMP`);
  await monitor.locator("[data-test=query]").first().waitFor();
  await monitor.locator("[data-test=thread] [data-step=close]").waitFor();
  await monitor.locator("h1").focus();
  await monitor.keyboard.press("j");
  await monitor.keyboard.press("k");
  await monitor.locator("[data-test=messages]", { hasText: "Measured twice, the source" }).waitFor();
  await monitor.keyboard.press("c");
  // What is done with makes room for the next.
  await monitor.locator("[data-test=thread]", { hasText: "Measured twice, the source" }).waitFor({ state: "detached" });
  await monitor.goto(`/studies/${study}/queries?show=closed&search=VS.TEMP`);
  await monitor.locator("[data-test=thread][data-status=closed]").waitFor();

  // The same value again is no question again; another one is, and closes by itself.
  await opened(site, form);
  await change(site, "VS.TEMP", "36.8");
  await change(site, "VS.TEMP", "38.9");
  await thread(site, "closed").waitFor();
  assert.equal(await threads(site).count(), 1);
  await change(site, "VS.TEMP", "39.4");
  await thread(site, "open").waitFor();
  await change(site, "VS.TEMP", "36.9");
  await thread(site, "open").waitFor({ state: "detached" });
  await threads(site).nth(1).waitFor();
  assert.equal(await threads(site).count(), 2);
  assert.match(await threads(site).filter({ hasText: "39.4" }).first().innerText(), /closed by itself: the data conform, on the change of/);
});

journey("The workbench: what waits, by state and age; several at once; filters that are kept", async ({ person }) => {
  const page = await person("data@meridian.example");
  await page.goto("/studies");
  await page.locator("[data-test=study]", { hasText: "CARDIA-2" }).first().click();
  await page.locator("[data-test=matrix]").waitFor();
  await shoot(page, "matrix with queries");
  await page.keyboard.press("g");
  await page.keyboard.press("q");
  await page.locator("[data-test=queries]").waitFor();
  await page.locator("[data-test=thread]").waitFor();
  await shoot(page, "queries workbench");
  await accessible(page);

  await page.locator("[data-test=query] input[type=checkbox]").nth(0).check();
  await page.locator("[data-test=query] input[type=checkbox]").nth(1).check();
  await page.locator("[data-bulk=close]").click();
  await page.locator("[data-test=bulk-eligible]").waitFor();
  await shoot(page, "queries bulk preview");
  await page.locator("[data-test=bulk] button[type=submit]").click();
  await page.locator(".bulk-bar").waitFor({ state: "detached" });

  await page.locator("[data-show=candidate]").click();
  await page.locator("[data-test=thread][data-status=candidate]").waitFor();
  assert.match(page.url(), /show=candidate/);
  await shoot(page, "queries candidate");
  await page.locator("[data-test=yield]").click();
  await page.locator("[data-test=yields]").waitFor();
  await shoot(page, "queries yield");
});

journey("Somebody asks about an item by the key q", async ({ person }) => {
  const site = await person("coordinator.berlin@sites.example");
  const { form } = await complete(site);
  const monitor = await person("monitor@meridian.example", { tenant: "Meridian" });
  await opened(monitor, form);
  await item(monitor, "VS.TEMP").focus();
  await monitor.keyboard.press("q");
  await monitor.locator("#ask-words").fill("Which thermometer was used?");
  await shoot(monitor, "query asked");
  await monitor.locator("[data-test=ask] button[type=submit]").click();
  await thread(monitor, "open").getByText("Which thermometer was used?").waitFor();
});
