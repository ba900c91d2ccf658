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

journey("The app speaks the browser's language, and another one once it is chosen", async ({ person }) => {
  const page = await person("coordinator.berlin@sites.example");
  await page.goto("/account");
  await page.getByLabel("Language", { exact: true }).selectOption("fr");
  await page.getByRole("heading", { level: 1, name: "Votre compte" }).waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "fr");
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Votre compte" }).waitFor();
});

journey("Somebody with a German browser is asked in German", async ({ visitor }) => {
  const page = await visitor({ locale: "de-CH" });
  await page.goto("/");
  await page.getByLabel("Passwort").waitFor();
});

journey("Where the words do not arrive, the page says that it could not start", async ({ visitor }) => {
  const page = await visitor();
  await page.route(/words-en-/, (route) => route.abort());
  await page.goto("/");
  await page.getByRole("heading", { name: "Probatum could not start" }).waitFor();
}, { expected: [/ERR_FAILED/] });
