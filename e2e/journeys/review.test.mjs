// A monitor verifies a visit by keyboard alone; a value is changed and its mark drops; a site is locked through its checklist, and a save
// under lock is refused in the browser and the API (an import and bare statements: server/tests/locks.rs).
// Req: REV-01, REV-02, REV-03, REV-04
import assert from "node:assert/strict";
import { accessible, journey, shoot } from "../kit.mjs";

const item = (page, oid) => page.locator(`[data-test="item-${oid}"]`).first();

/** The study, and a subject of Berlin whose vital signs at baseline are complete, without queries. */
async function place(page) {
  await page.goto("/studies");
  await page.locator("[data-test=study]", { hasText: "CARDIA-2" }).first().click();
  await page.locator("[data-test=matrix]").waitFor();
  const study = new URL(page.url()).pathname.split("/")[2];
  const subject = await page.evaluate(async (study) => {
    const ask = async (path) => (await fetch(`/api/studies/${study}/${path}`)).json();
    for (const { id, site_code } of (await ask("subjects?limit=100")).rows) {
      if (site_code !== "DE01") continue;
      const { forms } = await ask(`subjects/${id}`);
      const form = forms.find(({ key }) => key.visit === "V.BL" && key.form === "F.VS");
      if (form?.state !== "complete" || form.queries || form.verified || form.findings > 0) continue;
      // Not one of those of whom everything is verified: that would take long.
      const due = (await ask(`verification/due?subject=${id}&track=source`)).rows.map(({ record }) => `${record.visit}/${record.form}`);
      if (due.includes("V.BL/F.VS") && due.length <= 20) return id;
    }
  }, study);
  return { study, subject, book: `/studies/${study}/subjects/${subject}` };
}

const opened = async (page, to) => {
  await page.goto(to);
  await page.locator("[data-test=section]").first().waitFor();
};

/** Asks the server as the page does. */
const call = (page, method, path, body) =>
  page.evaluate(
    async ([method, path, body]) => {
      const headers = { "Content-Type": "application/json", "X-Requested-With": "test", Reason: "because" };
      const answer = await fetch(path, { method, headers, body: JSON.stringify(body) });
      return { status: answer.status, said: await answer.json() };
    },
    [method, path, body],
  );

journey("A monitor verifies a visit by keyboard alone, and what is changed afterwards is listed", async ({ person }) => {
  const monitor = await person("monitor@meridian.example", { tenant: "Meridian" });
  const { study, subject, book } = await place(monitor);
  await opened(monitor, `${book}/V.BL/1/F.VS/1`);
  await monitor.locator("[data-test=verify-form]").waitFor();
  const press = (key) => monitor.keyboard.press(key);
  // Item by item: v verifies the one in focus and goes on to the next.
  await item(monitor, "VS.SBP").focus();
  await press("v");
  await item(monitor, "VS.SBP").locator("[data-test=item-mark][data-state=holds]").waitFor();
  assert.ok(await monitor.evaluate(() => document.activeElement.dataset.test.startsWith("item-") && document.activeElement.dataset.test !== "item-VS.SBP"));
  await shoot(monitor, "verify item");
  await accessible(monitor);
  // The whole form.
  await press("Shift+V");
  await monitor.locator("[data-test=verify-state][data-done=true]").waitFor();
  // On to the next form that is to be verified, as long as there is one.
  for (let n = 0; n < 40; n += 1) {
    const before = monitor.url();
    await press("n");
    await monitor.waitForURL((url) => url.href !== before);
    if (!/\/F\.[A-Z]+\/\d+$/.test(new URL(monitor.url()).pathname)) break;
    await monitor.locator("[data-test=verify-form]").waitFor();
    await monitor.locator("[data-test=verify-state]").first().waitFor();
    await press("Shift+V");
    await monitor.locator("[data-test=verify-state][data-done=true]").waitFor();
  }
  await monitor.locator("[data-test=visit]").first().waitFor();
  const left = await monitor.evaluate(async (path) => (await (await fetch(path)).json()).rows.length, `/api/studies/${study}/verification/due?subject=${subject}`);
  assert.equal(left, 0, "nothing of the subject is left to verify");
  await shoot(monitor, "verify casebook");

  // The site corrects a verified value: the mark drops and says by what.
  const site = await person("coordinator.berlin@sites.example");
  await opened(site, `${book}/V.BL/1/F.VS/1`);
  const box = item(site, "VS.SBP").locator("input").first();
  const now = Number(await box.inputValue());
  await box.fill(String(now === 131 ? 132 : 131));
  await box.press("Tab");
  const reason = site.locator("[data-test=reason]");
  await reason.waitFor();
  await reason.locator("input[type=radio]").first().check();
  await reason.locator("button[type=submit]").click();
  await reason.waitFor({ state: "detached" });
  await site.locator("[data-test=saved][data-state=saved]").waitFor();
  await monitor.goto(`/studies/${study}/review`);
  // Each number opens its list.
  await monitor.locator("[data-test=coverage][data-track=source] [data-test=dropped]").first().click();
  await monitor.locator("[data-test=due]", { hasText: "VS.SBP" }).first().waitFor();
  await shoot(monitor, "review coverage");
  await accessible(monitor);
  await monitor.locator("[data-test=due]", { hasText: "VS.SBP" }).first().locator("a").click();
  await item(monitor, "VS.SBP").locator("[data-test=item-mark][data-state=dropped]").waitFor();
  await shoot(monitor, "verify dropped");

  const manager = await person("data@meridian.example");
  await manager.goto(`/studies/${study}/review`);
  await manager.locator("[data-test=plan]").click();
  await manager.locator("[data-test=tier]").first().waitFor();
  await shoot(manager, "review plan");
  await accessible(manager);
});

journey("A site is locked through its checklist; a save under lock is refused in the browser and the API", async ({ person }) => {
  const manager = await person("data@meridian.example");
  const site = await person("coordinator.berlin@sites.example");
  const { study, subject, book } = await place(manager);
  const form = `${book}/V.BL/1/F.VS/1`;
  // Who has the form open while it is locked is told as they save.
  await opened(site, form);

  await manager.goto(`/studies/${study}/locks`);
  await manager.locator("[data-test=lock]").first().waitFor();
  await manager.locator("[data-test=ask-campaign]").click();
  const asking = manager.locator("[data-test=campaign-form]");
  await asking.locator("[data-test=check]").first().waitFor();
  await manager.locator("#campaign-scope").selectOption({ label: "DE01 Universitätsklinik Lindenau, Berlin" });
  await manager.locator("#campaign-approver").selectOption({ label: "Priya Raman" });
  await manager.locator("#why-open_queries").waitFor();
  await shoot(manager, "campaign asked");
  await manager.locator("#campaign-reason").fill("The site is closed");
  await manager.locator("[data-test=campaign-send]").click();
  await manager.locator("[data-test=campaign][data-state=asked]").waitFor();
  await shoot(manager, "campaign waits");
  await accessible(manager);

  // Not all conditions are met, and nothing was excepted: it is refused, and says which.
  const sponsor = await person("manager@meridian.example");
  await sponsor.goto(`/studies/${study}/locks`);
  await sponsor.locator("[data-test=approve]").click();
  await sponsor.locator("[data-test=campaign] [role=alert]").waitFor();
  await shoot(sponsor, "campaign refused");
  await manager.locator("[data-test=withdraw]").click();
  await manager.locator("[data-test=campaign][data-state=withdrawn]").waitFor();

  // What stays open is justified.
  await manager.locator("[data-test=ask-campaign]").click();
  await asking.locator("[data-test=check]").first().waitFor();
  await manager.locator("#campaign-scope").selectOption({ label: "DE01 Universitätsklinik Lindenau, Berlin" });
  await manager.locator("#campaign-approver").selectOption({ label: "Priya Raman" });
  await manager.locator("#why-open_queries").waitFor();
  for (const why of await asking.locator("[id^=why-]:not([id$=-note])").all()) await why.fill("Agreed in the blind review meeting");
  await manager.locator("#campaign-reason").fill("The site is closed");
  await manager.locator("[data-test=campaign-send]").click();
  await manager.locator("[data-test=campaign][data-state=asked]").waitFor();
  await sponsor.goto(`/studies/${study}/locks`);
  await sponsor.locator("[data-test=approve]").click();
  await sponsor.locator("[data-test=campaign][data-state=done]").waitFor();
  await shoot(sponsor, "campaign done");

  // The browser, with the form still open.
  const box = item(site, "VS.TEMP").locator("input").first();
  const at = await item(site, "VS.TEMP").getAttribute("data-key");
  await box.fill("37.4");
  await box.press("Tab");
  const reason = site.locator("[data-test=reason]");
  await reason.waitFor();
  await reason.locator("input[type=radio]").first().check();
  await reason.locator("button[type=submit]").click();
  await site.locator("[data-test=saved][data-state=refused]").waitFor();
  await shoot(site, "save under lock");
  // Opened anew, it only reads, and says who locked it and what to do.
  await site.goto(form);
  await site.locator("[data-test=held][data-state=locked]").waitFor();
  assert.match(await site.locator("[data-test=held]").innerText(), /Priya Raman/);
  assert.equal(await item(site, "VS.TEMP").locator("input").count(), 0);
  await shoot(site, "form locked");
  await accessible(site);

  // The API.
  const record = { visit: "V.BL", visit_n: 1, form: "F.VS", form_n: 1 };
  const change = { record, base: 99, changes: [{ at, to: { v: "37.9" } }] };
  const { status, said } = await call(site, "POST", `/api/studies/${study}/subjects/${subject}/record`, change);
  assert.deepEqual([status, said.code, said.more.closed], [409, "out_of_order", "locked"], JSON.stringify(said));

  await site.goto(`/studies/${study}/subjects`);
  await site.locator("[data-test=matrix] .glyph.locked").first().waitFor();
  await shoot(site, "matrix locked");
}, { expected: [/status of 409/] });
