// Study in the browser: a design file becomes a study, for what its maker says.
import assert from "node:assert/strict";
import { join } from "node:path";
import { accessible, journey } from "../kit.mjs";

const design = join(import.meta.dirname, "../../server/tests/data/odm/openedc_metadata.xml");

// Req: TEN-05
journey("A builder imports a study for training, and every page of it says so", async ({ person }) => {
  const page = await person("builder@northlight.example");
  await page.goto("/studies/import");
  await page.locator("[data-test=design-file]").setInputFiles(design);
  await page.locator("[data-test=import]").waitFor();
  const live = page.getByRole("radio", { name: /^Live/ });
  assert.ok(await live.isChecked(), "live unless one says otherwise");
  await page.getByRole("radio", { name: /^Training/ }).check();
  await accessible(page);
  await page.locator("[data-test=import]").click();
  await page.getByRole("link", { name: /sites/i }).last().click();
  const stripe = page.locator(".environment-stripe");
  await stripe.waitFor();
  assert.match(await stripe.innerText(), /Training environment/);
  await page.goto("/studies");
  await page.locator("[data-test=study]", { hasText: "Training" }).first().waitFor();
});
