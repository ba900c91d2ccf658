// Seals in the browser: how far the trail is sealed, and the proof that is taken along.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { accessible, journey, shoot } from "../kit.mjs";

const VERIFIER = join(import.meta.dirname, "../../docs/verify_seals.py");

// Req: AUD-15
journey("An investigator takes the proof of the site along, and it holds without the system", async ({ person }) => {
  const page = await person("investigator.berlin@sites.example");
  await page.goto("/studies");
  await page.locator("[data-test=study]", { hasText: "CARDIA-2" }).first().click();
  await page.getByRole("link", { name: "Proof" }).first().click();
  await page.locator("[data-test=bundle]").first().waitFor();
  // The server has just begun to seal what the demonstration planted.
  while ((await page.locator("[data-test=seals]").count()) === 0) {
    await page.reload();
    await page.locator("[data-test=bundle]").first().waitFor();
  }
  assert.match(await page.locator("[data-test=seal-hash]").innerText(), /^[0-9a-f]{64}$/);
  await accessible(page);
  await shoot(page, "seals");

  const site = page.locator("[data-test=bundle]").nth(1);
  const [download] = await Promise.all([page.waitForEvent("download"), site.getByRole("link").click()]);
  assert.match(download.suggestedFilename(), /^audit-trail-.+\.zip$/);
  assert.match(execFileSync("python3", [VERIFIER, await download.path()], { encoding: "utf8" }), / seals, 0 places/);
});
