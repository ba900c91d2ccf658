// Audit in the browser: who did what with a subject, when and why.
import assert from "node:assert/strict";
import { accessible, journey } from "../kit.mjs";

// Req: AUD-09, AUD-12
journey("The history of a subject tells its enrolment and each change of state with the reason", async ({ person }) => {
  const page = await person("coordinator.berlin@sites.example");
  await page.goto("/studies");
  await page.locator("[data-test=study]", { hasText: "CARDIA-2" }).first().click();
  await page.locator("[data-test=enrol]").first().click();
  await page.locator("[data-test=enrol-confirm]").click();
  await page.waitForURL(/subjects\/[0-9a-f-]{36}$/);
  const key = await page.locator("[data-test=subject-key]").first().innerText();

  await page.locator("[data-test=show-history]").click();
  const history = page.locator("[data-test=subject-history]");
  await history.getByText(key).waitFor();
  assert.match(await history.innerText(), /Jonas Weber/);
  await accessible(page);

  await page.getByRole("button", { name: "Change state" }).click();
  await page.getByRole("menuitem", { name: "Enrolled" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("All criteria are met");
  await page.getByRole("button", { name: "Confirm" }).click();
  await history.getByText("All criteria are met").waitFor();
  assert.match((await history.innerText()).replace(/\s+/g, " "), /State was Screening is now Enrolled/);

  await page.locator(".casebook-context").getByRole("button", { name: "Close" }).click();
  await history.waitFor({ state: "detached" });
});
