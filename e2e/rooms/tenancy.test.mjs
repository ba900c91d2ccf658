// Tenancy in the browser: who gets in, and what is said to those who do not.
import assert from "node:assert/strict";
import { accessible, journey, shoot } from "../kit.mjs";

// Req: USE-01
journey("The sign-in page is accessible and looks as it should", async ({ visitor }) => {
  const page = await visitor();
  await page.goto("/");
  await page.locator("[data-test=sign-in]").waitFor();
  await accessible(page);
  await shoot(page, "sign-in");
});

// Req: ACC-04
journey("A wrong password is refused in words, without saying which part was wrong", async ({ visitor }) => {
  const page = await visitor();
  await page.goto("/");
  await page.getByLabel("E-mail").fill("coordinator.berlin@sites.example");
  await page.getByLabel("Password").fill("not the password at all");
  await page.locator("[data-test=sign-in]").click();
  await page.getByRole("alert").waitFor();
  assert.match(await page.getByRole("alert").innerText(), /password/i);
  assert.equal(new URL(page.url()).pathname, "/sign-in");
});
