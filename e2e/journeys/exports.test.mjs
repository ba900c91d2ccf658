// A data manager orders a snapshot, watches it being made, sees what is in it, and takes it: the file is what the page says it is.
// Req: EXP-05, EXP-07
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { accessible, journey, shoot } from "../kit.mjs";

const hash = (path) => createHash("sha256").update(readFileSync(path)).digest("hex");

async function exportsPage(page) {
  await page.goto("/studies");
  await page.locator("[data-test=study]", { hasText: "CARDIA-2" }).first().click();
  await page.locator("[data-test=matrix]").waitFor();
  const study = new URL(page.url()).pathname.split("/")[2];
  await page.goto(`/studies/${study}/exports`);
  await page.locator("[data-test=order-snapshot]").waitFor();
  return study;
}

journey("A data manager makes a snapshot in several formats, watches it, and downloads what the page says it is", async ({ person }) => {
  const manager = await person("data@meridian.example");
  await exportsPage(manager);
  await manager.getByText("No snapshots yet").waitFor();
  await accessible(manager);
  await shoot(manager, "exports empty");
  await manager.locator("[data-test=order-snapshot]").click();
  await manager.locator("[data-test=snapshot-form]").waitFor();
  await manager.locator("#snapshot-name").fill("Interim analysis 1");
  for (const format of ["Dataset-JSON 1.1", "SAS XPORT v5", "Parquet", "Excel"]) await manager.getByLabel(format, { exact: true }).check();
  await accessible(manager);
  await shoot(manager, "exports order");
  // The keyboard alone sends it.
  await manager.locator("#snapshot-name").press("Enter");
  const card = manager.locator("[data-test=snapshot]", { hasText: "Interim analysis 1" });
  await card.waitFor();
  await manager.locator("[data-test=snapshot][data-state=done]").waitFor({ timeout: 120_000 });
  await shoot(manager, "exports done");
  await accessible(manager);
  const said = await card.locator("[data-test=snapshot-hash]").textContent();
  const [download] = await Promise.all([manager.waitForEvent("download"), card.locator("[data-test=take-snapshot]").click()]);
  assert.match(download.suggestedFilename(), /^TEST_.*\.zip$|^[A-Z].*\.zip$/);
  assert.equal(hash(await download.path()), said);
  await card.locator("[data-test=snapshot-content]").click();
  await manager.locator("[data-test=snapshot-file]").first().waitFor();
  const names = await manager.locator("[data-test=snapshot-file] th").allTextContents();
  for (const end of [".csv", ".json", ".xpt", ".parquet", "tables.xlsx", "define.xml", "read.R"]) assert.ok(names.some((name) => name.endsWith(end)), end);
  assert.ok((await manager.locator("[data-test=snapshot-table]").count()) > 5);
  await accessible(manager);
  await shoot(manager, "exports content");
  await manager.keyboard.press("Escape");
  // Taken once: the page says so when it is opened again.
  await manager.reload();
  await card.getByText("once", { exact: true }).waitFor();
});

journey("A snapshot without a format is refused in words, at its place", async ({ person }) => {
  const manager = await person("data@meridian.example");
  await exportsPage(manager);
  await manager.locator("[data-test=order-snapshot]").click();
  await manager.locator("#snapshot-name").fill("Nothing");
  await manager.getByLabel("CSV with R, SAS, SPSS and Stata scripts", { exact: true }).uncheck();
  await manager.locator("[data-test=snapshot-start]").click();
  await manager.getByText("Choose at least one format.").waitFor();
}, { expected: [/status of 422/] });
