// Languages: chosen before signing in by the browser or a menu, afterwards by the person, on every device; forms in a language of
// their own, and what falls back says so. Paper: a document, noted in the register.
// Req: USE-06, EXP-07
import assert from "node:assert/strict";
import { journey, shoot } from "../kit.mjs";

const COORDINATOR = "coordinator.lyon@sites.example";
const language = (page) => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);

async function speaks(page, tag, dir) {
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, tag);
  assert.deepEqual(await language(page), [tag, dir]);
}

/** The vital signs of a newly enrolled subject. */
async function vitalSigns(page) {
  await page.goto("/studies");
  await page.locator("[data-test=study]").first().click();
  await page.locator("[data-test=enrol]").first().click();
  await page.locator("[data-test=enrol-confirm]").click();
  await page.waitForURL(/subjects\/[0-9a-f-]{36}$/);
  await page.goto(`${new URL(page.url()).pathname}/V.SCR/1/F.VS/1`);
  await page.locator("[data-test=section]").first().waitFor();
}

async function formsIn(page, tag) {
  await page.locator("[data-test=form-language] button").first().click();
  await page.locator(`[data-test=form-language-${tag}]`).click();
  await page.locator("[data-test=section]").first().waitFor();
}

journey("A person reads in the languages that they chose, on every device", async ({ server, visitor, person }) => {
  const outside = await visitor({ locale: "de-CH" });
  await outside.goto("/");
  await outside.locator("#email").waitFor();
  await speaks(outside, "de", "ltr");
  // Another language before signing in is a choice, and goes with the person.
  await outside.locator(".sign-in-foot button").first().click();
  await outside.locator('.sign-in-foot [lang="ar"]').click();
  await speaks(outside, "ar", "rtl");
  await outside.locator("#email").fill(COORDINATOR);
  await outside.locator("#password").fill(server.password);
  await outside.locator("[data-test=sign-in]").click();
  await outside.locator("#main").waitFor();
  const elsewhere = await person(COORDINATOR, { locale: "en-GB" });
  await speaks(elsewhere, "ar", "rtl");

  // Forms in another language than the app.
  await vitalSigns(elsewhere);
  const label = elsewhere.locator('[data-test="item-VS.WEIGHT"] .field-label span').first();
  assert.equal(await label.innerText(), "الوزن");
  await formsIn(elsewhere, "fr");
  await elsewhere.getByText("Poids", { exact: true }).first().waitFor();
  assert.equal(await label.getAttribute("lang"), "fr");
  assert.equal(await label.getAttribute("data-lang"), null);
  await speaks(elsewhere, "ar", "rtl");
  // The form's own sentence has no French: it is there in English, and says so.
  const about = elsewhere.locator(".form-about span").first();
  assert.deepEqual([await about.getAttribute("lang"), await about.getAttribute("data-lang")], ["en", "en"]);
  await shoot(elsewhere, "form french in arabic");

  // Typed on an Arabic keyboard, stored as everywhere.
  const weight = elsewhere.locator('[data-test="item-VS.WEIGHT"] input').first();
  await weight.fill("٧١٫٥");
  await weight.press("Tab");
  await elsewhere.locator("[data-test=saved][data-state=saved]").waitFor();
  assert.equal(await weight.inputValue(), "71.5");
  await elsewhere.reload();
  await elsewhere.locator("[data-test=section]").first().waitFor();
  assert.equal(await weight.inputValue(), "71.5");
});

journey("Arrow keys follow the eye where text runs from the right", async ({ person }) => {
  const page = await person("coordinator.berlin@sites.example", { locale: "ar" });
  await page.goto("/studies");
  await page.locator("[data-test=study]").first().click();
  await page.locator('[data-at="0-0"]').focus();
  await page.keyboard.press("ArrowLeft");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.at), "0-1");
  const place = await page.evaluate(() => {
    const box = (at) => document.querySelector(`[data-at="${at}"]`).getBoundingClientRect().x;
    return box("0-1") < box("0-0");
  });
  assert.ok(place, "the next column is to the left");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.dataset.at), "0-0");
});

/** How many pages a PDF has. */
const count = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;

journey("A form and a casebook go onto paper as documents, and the register knows", async ({ person }) => {
  const page = await person("investigator.berlin@sites.example");
  await page.goto("/studies");
  await page.locator("[data-test=study]").first().click();
  await page.locator("[data-test=subject] a").first().click();
  await page.locator("[data-test=visit]").first().waitFor();
  const casebook = new URL(page.url()).pathname;
  const link = await page.locator('a[href*="/F.VS/"]').first().getAttribute("href");
  await page.goto(`${link}`);
  await page.locator("[data-test=print-menu] button").click();
  await page.locator(`[data-test=print-menu] a[href$="/print"]`).first().click();
  const paper = page.locator("[data-test=paper]");
  await paper.waitFor();
  await page.waitForFunction(() => window.asked === 1);
  const head = await paper.locator(".paper-head").first().innerText();
  for (const fact of ["CARDIA-2", "DE01", "Vital signs", "Printed", "Copy"]) assert.ok(head.includes(fact), `${fact} is missing in ${head}`);
  // Every choice is there, the chosen one ticked.
  const choices = await paper.locator(".paper-choices").first().locator("li").allInnerTexts();
  assert.ok(choices.length > 1 && choices.filter((text) => text.startsWith("☒")).length <= 1, choices.join());
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".top-bar").isVisible(), false);
  assert.equal(await paper.isVisible(), true);
  assert.ok(count(await page.pdf({ format: "A4" })) >= 1);
  await page.emulateMedia({ media: null });

  await page.goto(`${casebook}/print`);
  await paper.waitFor();
  assert.ok(count(await page.pdf({ format: "A4" })) > 3);
  const copies = await page.request.get(`/api${casebook}/printouts`);
  const rows = (await copies.json()).rows;
  assert.equal(rows.length, 2);
  assert.equal(rows[0].record, undefined);
  assert.equal(rows[1].record.form, "F.VS");
});
