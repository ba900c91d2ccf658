// Getting around: what waits for me leads to the very item; the list of subjects narrows, sorts, is kept and taken along; a few
// letters lead anywhere; all of it by the keyboard.
// Req: USE-01, USE-02
import assert from "node:assert/strict";
import { accessible, journey, shoot } from "../kit.mjs";

const COORDINATOR = "coordinator.berlin@sites.example";
const count = async (page) => Number((await page.locator("[data-test=count]").innerText()).replace(/\D/g, ""));

async function subjects(page, query = "") {
  await page.goto("/studies");
  await page.locator("[data-test=study]", { hasText: "CARDIA-2" }).first().click();
  await page.locator("[data-test=matrix]").waitFor();
  if (query) await page.goto(`${new URL(page.url()).pathname}?${query}`);
  await page.locator("[data-test=matrix]").waitFor();
}

journey("A coordinator starts with what waits for them, and each row opens the very item", async ({ person }) => {
  const page = await person(COORDINATOR);
  assert.equal(new URL(page.url()).pathname, "/work");
  await page.locator("[data-test=task]").first().waitFor();
  await accessible(page);
  await shoot(page, "my work");

  // Each figure says how many tasks stand behind it.
  const figure = async (kind) => {
    const chip = page.locator(`[data-test=work-${kind}] > .number`);
    return (await chip.count()) === 0 ? 0 : Number(await chip.innerText());
  };
  const due = await figure("visit_due");
  const overdue = await figure("visit_overdue");
  const begun = await figure("form_incomplete");
  assert.ok(begun > 0);
  await page.locator("[data-test=work-form_incomplete]").click();
  await page.waitForURL(/kind=form_incomplete/);
  await page.waitForFunction((n) => document.querySelectorAll("[data-test=task]").length === n, begun);

  // A form that was begun opens as that form, by keyboard alone.
  const task = page.locator("[data-test=task]").first();
  await task.waitFor();
  const to = await task.getAttribute("href");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.pathname === decodeURI(to) || url.pathname === to);
  await page.locator("[data-test=form]").waitFor();

  // And the matrix shows as many visits as the figures say.
  const shown = (glyph) => page.locator(`a[data-at] svg.glyph.${glyph}`).count();
  await subjects(page);
  await page.waitForFunction(() => !document.querySelector(".matrix-coming"));
  assert.deepEqual([await shown("due"), await shown("overdue")], [due, overdue]);
});

journey("The list of subjects narrows, sorts, is kept under a name and taken along", async ({ person }) => {
  const page = await person(COORDINATOR);
  await subjects(page);
  const all = await count(page);
  await shoot(page, "subjects");
  await page.locator("[data-test=sort-key]").click();
  await page.waitForURL(/descending=true/);
  await page.waitForFunction(() => {
    const keys = [...document.querySelectorAll("[data-test=subject] .row-link")].map((one) => one.textContent);
    return keys.length > 1 && keys[0] > keys[1];
  });

  await page.locator("[data-test=with-findings]").click();
  await page.waitForURL(/findings=true/);
  await page.waitForFunction((n) => Number(document.querySelector("[data-test=count]")?.textContent.replace(/\D/g, "")) < n, all);
  const few = await count(page);
  assert.ok(few > 0 && few < all, `${few} of ${all}`);

  // Kept under a name; chosen again, it is as it was.
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: "Keep this view" }).click();
  await page.getByLabel("Name").fill("Stuck");
  await page.locator("[data-test=keep-view]").click();
  await page.locator("[data-test=clear]").click();
  await page.waitForFunction((n) => Number(document.querySelector("[data-test=count]")?.textContent.replace(/\D/g, "")) === n, all);
  await page.getByRole("button", { name: "Views" }).click();
  await page.locator("[data-test=view]", { hasText: "Stuck" }).getByRole("menuitem").click();
  await page.waitForURL(/findings=true/);
  await page.waitForFunction((n) => Number(document.querySelector("[data-test=count]")?.textContent.replace(/\D/g, "")) === n, few);

  // Fewer columns, and the table has what is seen.
  await page.getByRole("button", { name: "Columns" }).click();
  await shoot(page, "subjects columns");
  await page.getByRole("checkbox", { name: "Findings" }).check();
  await page.getByRole("button", { name: "All or none" }).click();
  await page.keyboard.press("Escape");
  const address = await page.locator("[data-test=csv]").getAttribute("href");
  const table = (await (await page.request.get(address)).text()).trim().split("\r\n");
  assert.equal(table[0], "subject,site,state,findings,changed");
  assert.equal(table.length - 1, few);
  await accessible(page);
});

journey("A few letters lead to a subject, a form and an item, without the mouse", async ({ person }) => {
  const page = await person(COORDINATOR);
  await page.locator("[data-test=task]").first().waitFor();
  await page.keyboard.press("/");
  const box = page.locator("[data-test=jump]");
  await box.waitFor();
  await box.fill("DE01-00");
  await page.locator("[data-test=hit]").first().waitFor();
  await shoot(page, "quick jump");
  await accessible(page);
  const key = await page.locator("[data-test=hit] .strong").first().innerText();
  await page.keyboard.press("Enter");
  await page.waitForURL(/subjects\/[0-9a-f-]{36}$/);
  assert.equal(await page.locator("[data-test=subject-key]").innerText(), key);

  // Within the casebook, an item of it.
  await page.keyboard.press("/");
  await page.locator("[data-test=jump]").fill("weight");
  await page.locator("[data-test=hit]", { hasText: "Item" }).first().waitFor();
  const hits = await page.locator("[data-test=hit]").allInnerTexts();
  for (let at = 0; at < hits.findIndex((text) => text.includes("Item")); at += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/item=/);
  await page.waitForFunction(() => document.activeElement?.closest("[data-key]"));
  await shoot(page, "casebook with form");

  // Recent subjects, without a letter; from elsewhere a form asks for its subject.
  await page.goto("/work");
  await page.locator("h1").waitFor();
  await page.keyboard.press("/");
  await page.locator("[data-test=hit]", { hasText: key }).waitFor();
  await page.locator("[data-test=jump]").fill("vital signs");
  await page.locator("[data-test=hit]", { hasText: "Form" }).first().click();
  await page.locator("[data-test=hit]", { hasText: key }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator("[data-test=form]").waitFor();

  // From form to form by one key, and where there is work by two.
  const before = page.url();
  await page.keyboard.press("Shift+F8");
  await page.waitForURL((url) => url.href !== before);
  await page.locator("[data-test=form]").waitFor();
  await page.locator("h1").first().evaluate((one) => one.focus());
  await page.keyboard.press("g");
  await page.keyboard.press("w");
  await page.waitForURL(/\/work$/);
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keys" }).waitFor();
  await shoot(page, "keys");
});

journey("A deep link into a form survives signing in", async ({ server, person, visitor }) => {
  const page = await person(COORDINATOR);
  await page.goto("/work?kind=form_incomplete");
  const to = await page.locator("[data-test=task]").first().getAttribute("href");
  const other = await visitor();
  await other.goto(`${to}?item=next`);
  await other.getByLabel("E-mail").fill(COORDINATOR);
  await other.getByLabel("Password").fill(server.password);
  await other.locator("[data-test=sign-in]").click();
  await other.locator("[data-test=form]").waitFor();
  assert.equal(new URL(other.url()).pathname, to);
});
