// Visits and logs in the browser: added, agreed on, skipped, out of use and back; the calendar; the log with its links.
import assert from "node:assert/strict";
import { accessible, journey, shoot } from "../kit.mjs";

const COORDINATOR = "coordinator.berlin@sites.example";

/** A new subject of CARDIA-2, its casebook open. */
async function enrolled(page) {
  await page.goto("/studies");
  await page.locator("[data-test=study]", { hasText: "CARDIA-2" }).first().click();
  await page.locator("[data-test=enrol]").first().click();
  await page.locator("[data-test=enrol-confirm]").click();
  await page.waitForURL(/subjects\/[0-9a-f-]{36}$/);
  await page.locator("[data-test=visit]").first().waitFor();
}

const visit = (page, title) => page.locator("[data-test=visit]", { has: page.getByRole("heading", { name: title, exact: true }) });
const more = (page, title) => page.getByRole("button", { name: `More for ${title}`, exact: true });
const dialog = (page) => page.getByRole("dialog");

// Req: TIM-06, DAT-07
journey("A visit is dated late, another did not occur and is taken back, an unscheduled one is added with its reason", async ({ person }) => {
  const page = await person(COORDINATOR);
  await enrolled(page);
  const date = async (title, day) => {
    await visit(page, title).locator("[data-test=visit-date]").click();
    await dialog(page).getByRole("textbox").first().fill(day);
    await dialog(page).getByRole("button", { name: "Save" }).click();
    await dialog(page).waitFor({ state: "detached" });
  };
  await date("Screening", "1 sep 2026");
  await date("Baseline (day 1)", "15 sep 2026");
  await date("Week 2", "5 oct 2026");
  assert.match(await visit(page, "Week 2").innerText(), /3 days late/);

  await more(page, "Week 4").click();
  await page.getByRole("menuitem", { name: "Did not occur" }).click();
  await dialog(page).getByLabel("Why did it not take place?").selectOption("MISSED");
  await dialog(page).getByLabel("Remark").fill("On holiday");
  await dialog(page).locator("[data-test=confirm]").click();
  await visit(page, "Week 4").locator("[data-test=not-done]", { hasText: "Subject did not come On holiday" }).waitFor();
  assert.equal(await visit(page, "Week 4").getAttribute("data-status"), "not-done");
  await visit(page, "Week 4").locator("[data-test=unskip]").click();
  await dialog(page).getByRole("textbox").fill("Came after all");
  await dialog(page).locator("[data-test=confirm]").click();
  await visit(page, "Week 4").locator("[data-test=visit-date]").waitFor();

  await more(page, "Week 8").click();
  await page.getByRole("menuitem", { name: "Agree on a day" }).click();
  await dialog(page).getByRole("textbox").fill("12 nov 2026");
  await dialog(page).locator("[data-test=confirm]").click();
  await visit(page, "Week 8").locator("[data-test=agreed]", { hasText: "12 Nov 2026" }).waitFor();

  await page.getByRole("button", { name: "Add a visit" }).click();
  await page.getByRole("menuitem", { name: "Unscheduled visit" }).click();
  assert.ok(await dialog(page).locator("[data-test=confirm]").isDisabled(), "an unscheduled visit needs its reason");
  await dialog(page).getByLabel("Why is there this visit?").fill("Dizziness");
  await dialog(page).getByLabel("When did it take place?").fill("20 oct 2026");
  await dialog(page).locator("[data-test=confirm]").click();
  await visit(page, "Unscheduled visit #1").locator("[data-test=visit-why]", { hasText: "Dizziness" }).waitFor();
  await accessible(page);

  await page.locator("[data-test=show-history]").click();
  await page.locator("[data-test=subject-history]").getByText("Came after all").waitFor();
  assert.match(await page.locator("[data-test=subject-history]").innerText(), /Unscheduled visit, number 1 · reason for the visit/);
});

// Req: AUD-08
journey("A visit goes out of use with a reason, stays in sight struck out, and comes back", async ({ person }) => {
  const page = await person(COORDINATOR);
  await enrolled(page);
  await page.getByRole("button", { name: "Add a visit" }).click();
  await page.getByRole("menuitem", { name: "Unscheduled visit" }).click();
  await dialog(page).getByLabel("Why is there this visit?").fill("By mistake");
  await dialog(page).locator("[data-test=confirm]").click();
  await more(page, "Unscheduled visit #1").click();
  await page.getByRole("menuitem", { name: "Take out of use" }).click();
  await dialog(page).getByRole("textbox").fill("Meant for another subject");
  await dialog(page).locator("[data-test=confirm]").click();
  await visit(page, "Unscheduled visit #1").waitFor({ state: "detached" });
  await page.locator("[data-test=out-of-use] > summary").click();
  const gone = page.locator("[data-test=removed]", { hasText: "Unscheduled visit #1" });
  await gone.locator("s").waitFor();
  await gone.locator("[data-test=bring-back]").click();
  await dialog(page).getByRole("textbox").fill("It was hers");
  await dialog(page).locator("[data-test=confirm]").click();
  await visit(page, "Unscheduled visit #1").waitFor();
});

journey("The calendar shows a site's month, turns by key, and opens a visit", async ({ person }) => {
  const page = await person(COORDINATOR);
  await page.goto("/studies");
  await page.locator("[data-test=study]", { hasText: "CARDIA-2" }).first().click();
  await page.getByRole("link", { name: "Calendar" }).click();
  await page.locator("[data-test=month], [data-test=agenda]").first().waitFor();
  await accessible(page);
  await shoot(page, "calendar month");
  const title = await page.getByRole("heading", { level: 1 }).innerText();
  await page.locator("[data-test=next-month]").focus();
  await page.keyboard.press("PageUp");
  await page.waitForFunction((before) => document.querySelector("h1").textContent !== before, title);
  await page.locator("[data-test=as-list]").click();
  await page.locator("[data-test=agenda]").waitFor();
  await accessible(page);
  await shoot(page, "calendar list");
  await page.locator("[data-test=agenda] [data-test=calendar-visit]").first().click();
  await page.waitForURL(/subjects\/[0-9a-f-]{36}\?visit=/);
  await page.locator(".visit-part.marked").waitFor();
});

// Req: DAT-03, AUD-07
journey("A medication is linked to an adverse event, seen from both logs, and the link is found when the event goes out of use", async ({ person }) => {
  const page = await person(COORDINATOR);
  await enrolled(page);
  await page.getByRole("link", { name: /^Adverse events/ }).first().click();
  await page.locator("[data-test=add-row]").click();
  await page.locator("[data-key='G.AE/1/AE.TERM'] [data-control]").fill("Headache");
  await page.keyboard.press("Tab");
  await page.getByText(/^Saved \d/).first().waitFor();
  // By key: the tree follows the save, and what the field left behind finds moves the page under a pointer.
  await page.locator("[data-test=form-link][aria-current] .glyph.in-progress").waitFor();
  await page.getByRole("link", { name: /^Concomitant medication/ }).first().press("Enter");
  await page.locator("[data-table='G.CM']").waitFor();
  await page.locator("[data-test=add-row]").click();
  await page.locator("[data-key='G.CM/1/CM.NAME'] [data-control]").fill("Paracetamol");
  await page.locator("[data-key='G.CM/1/CM.AE'] [data-control]").selectOption({ label: "1 · Headache" });
  await page.keyboard.press("Tab");
  await page.getByText(/^Saved \d/).first().waitFor();

  await page.locator("[data-test=subject-key]").first().click();
  await page.getByRole("link", { name: "Adverse events as a table" }).click();
  const row = page.locator("[data-test=log-row]").first();
  await row.getByRole("link", { name: /Paracetamol/ }).waitFor();
  await accessible(page);
  await shoot(page, "log");
  await row.locator("[data-test=retire-row]").click();
  await dialog(page).getByRole("textbox").fill("Entered for the wrong subject");
  await dialog(page).getByRole("button", { name: "Confirm" }).click();
  await page.locator("[data-test=with-retired]").click();
  await page.locator("[data-test=log-row].row-retired").waitFor();

  await page.goBack();
  await page.getByRole("link", { name: "Concomitant medication as a table" }).click();
  await page.getByText("Row 1 is not there any more").waitFor();
  await page.locator("[data-test=open-row]").first().click();
  await page.getByText("Row 1, which this answer points to, is not there any more.").first().waitFor();
});

journey("The demonstration shows what did not occur, what was unscheduled, and what is out of use", async ({ person }) => {
  const page = await person(COORDINATOR);
  await page.goto("/studies");
  await page.locator("[data-test=study]", { hasText: "CARDIA-2" }).first().click();
  await page.locator("[data-test=matrix] .glyph.not-done").first().waitFor();
  await page.locator("[data-test=matrix] a", { has: page.locator(".glyph.not-done") }).first().click();
  await page.locator("[data-test=not-done]").first().waitFor();
  await shoot(page, "casebook not done");
  await page.getByRole("link", { name: "Subjects" }).first().click();
  await page.locator("[data-test=matrix]").waitFor();
  await shoot(page, "matrix");
});

journey("The demonstration's logs are linked, and its calendar says what is agreed on", async ({ person }) => {
  const page = await person(COORDINATOR);
  await page.goto("/studies");
  await page.locator("[data-test=study]", { hasText: "CARDIA-2" }).first().click();
  await page.locator("[data-test=matrix] .row-link").first().waitFor();
  const subjects = await page.locator("[data-test=matrix] .row-link").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  for (const subject of subjects) {
    await page.goto(`${subject}/log?form=F.CM`);
    await page.locator("[data-test=log], .empty").first().waitFor();
    if (await page.locator("[data-test=log] .log-link").count()) break;
  }
  await page.locator("[data-test=log] .log-link").first().waitFor();
  await shoot(page, "log medication");
  await page.locator("[data-test=log] .log-link").first().click();
  await page.locator("[data-key*='AE.TERM'] [data-control]").first().waitFor();
});
