// An administrator gives a role and ends it, and it is in force at once in a page that stands open; a role of the organisation's own is
// made, given and felt; a site delegates, the person accepts, the investigator signs, and access follows.
// Req: ACC-01, ACC-10, ACC-11, ACC-12, ACC-13, ACC-15
import assert from "node:assert/strict";
import { accessible, journey, shoot } from "../kit.mjs";

const member = (page, email) => page.locator("[data-test=member]", { hasText: email });

/** Asks the server as the page does; the status of its answer. */
const status = (page, path) => page.evaluate(async (path) => (await fetch(path)).status, path);

async function study(page) {
  const studies = await page.evaluate(async () => (await fetch("/api/studies")).json());
  return studies.find(({ protocol }) => protocol === "CARDIA-2").id;
}

async function people(page, find) {
  await page.goto("/people");
  await page.locator("[data-test=member]").first().waitFor();
  await page.locator("[data-test=search]").fill(find);
  await page.locator("[data-test=search]").press("Enter");
  await member(page, find).waitFor();
}

async function because(page, why) {
  const dialog = page.locator("dialog[open]");
  await dialog.locator("#reason-text").fill(why);
  await dialog.locator("button[type=submit]").click();
  await dialog.waitFor({ state: "hidden" });
}

journey("A role is given, felt at the next request, and ended; the investigator of a site with data stays", async ({ person }) => {
  const admin = await person("admin@meridian.example");
  const builder = await person("builder@meridian.example");
  const of = await study(builder);
  assert.equal(await status(builder, `/api/studies/${of}/subjects`), 403);
  await admin.goto("/people");
  await admin.locator("[data-test=member]").first().waitFor();
  await shoot(admin, "people");
  await accessible(admin);
  await people(admin, "builder@meridian.example");
  await member(admin, "builder@meridian.example").locator("[data-test=give]").click();
  const form = admin.locator("[data-test=give-form]");
  await form.waitFor();
  await form.locator("select[name=give-study]").selectOption({ label: "CARDIA-2" });
  await form.locator("select[name=give-role]").selectOption("coder");
  await form.locator("[data-test=includes]", { hasText: "see subjects" }).waitFor();
  await shoot(admin, "people give");
  await accessible(admin);
  await form.locator("input[name=give-reason]").fill("codes while Hannah is away");
  await form.locator("[data-test=give-send]").click();
  await form.waitFor({ state: "detached" });
  const given = member(admin, "builder@meridian.example").locator("[data-test=grant]", { hasText: "codes while Hannah is away" });
  await given.waitFor();
  assert.equal(await status(builder, `/api/studies/${of}/subjects`), 200);
  // The builder must not become a monitor's other self at a site: what the tables part is refused in words.
  await member(admin, "builder@meridian.example").locator("[data-test=give]").click();
  await form.waitFor();
  await form.locator("select[name=give-study]").selectOption({ label: "CARDIA-2" });
  await form.locator("select[name=give-role]").selectOption("unblinded");
  await form.locator("input[name=give-reason]").fill("helps in the pharmacy");
  await form.locator("[data-test=give-send]").click();
  await form.getByText("Who knows or has known the treatment").waitFor();
  await admin.keyboard.press("Escape");
  await form.waitFor({ state: "detached" });
  await given.locator("[data-test=end]").click();
  await because(admin, "Hannah is back");
  await given.waitFor({ state: "detached" });
  assert.equal(await status(builder, `/api/studies/${of}/subjects`), 403);
  // Nobody cuts off the investigator.
  await people(admin, "investigator.berlin@sites.example");
  await member(admin, "investigator.berlin@sites.example").locator("[data-test=end]").first().click();
  await because(admin, "restructuring");
  await admin.getByText("keeps access to them without a gap").waitFor();
  await shoot(admin, "people refused");
}, { expected: [/status of (403|409)/] });

journey("An own role is made from the same permissions, given and felt, and a past day is told as it was", async ({ person }) => {
  const admin = await person("admin@meridian.example");
  await admin.goto("/people/roles");
  await admin.locator("[data-test=permission]").first().waitFor();
  await shoot(admin, "roles");
  await accessible(admin);
  await admin.locator("[data-test=new-role]").click();
  const form = admin.locator("[data-test=role-form]");
  await form.waitFor();
  const may = (name) => form.locator(`[data-test=may][data-name=${name}] input`);
  assert.equal(await may("record_edit").count(), 0, "a monitor's role is never offered to enter data");
  await form.locator("input[name=role-name]").fill("Remote monitor");
  await may("lock").uncheck();
  await may("trail_review_read").check();
  await form.locator("[data-test=less]", { hasText: "freeze and lock" }).waitFor();
  await form.locator("[data-test=more]", { hasText: "reviews of the trail" }).waitFor();
  await shoot(admin, "role new");
  await accessible(admin);
  await form.locator("input[name=role-reason]").fill("monitoring plan 2.0");
  await form.locator("[data-test=role-send]").click();
  await admin.locator("[data-test=own-role]", { hasText: "Remote monitor" }).waitFor();
  await shoot(admin, "roles own");
  await accessible(admin);

  await people(admin, "builder@meridian.example");
  await member(admin, "builder@meridian.example").locator("[data-test=give]").click();
  const give = admin.locator("[data-test=give-form]");
  await give.waitFor();
  await give.locator("select[name=give-study]").selectOption({ label: "CARDIA-2" });
  await give.locator("select[name=give-role]").selectOption({ label: "Remote monitor" });
  await give.locator("input[name=give-reason]").fill("remote monitoring");
  await give.locator("[data-test=give-send]").click();
  await member(admin, "builder@meridian.example").locator("[data-test=grant]", { hasText: "Remote monitor" }).waitFor();
  const holder = await person("builder@meridian.example");
  const of = await study(holder);
  assert.equal(await status(holder, `/api/studies/${of}/subjects`), 200);
  assert.equal(await status(holder, `/api/studies/${of}/trail-reviews`), 200);
  // The same function in the browser: the menu shows what the role includes.
  await holder.goto(`/studies/${of}/locks`);
  await holder.locator("main h1").waitFor();

  // Yesterday nobody held it.
  const yesterday = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);
  await admin.locator("[data-test=day]").fill(yesterday);
  await admin.locator("[data-test=past]").waitFor();
  await admin.getByText("Nobody like that").waitFor();
  await shoot(admin, "people past");
}, { expected: [/status of (403|409)/] });

journey("A site delegates, the person accepts, the investigator signs, and access follows until it is ended", async ({ person, server }) => {
  const coordinator = await person("coordinator.berlin@sites.example");
  const nurse = await person("coordinator.lyon@sites.example");
  const investigator = await person("investigator.berlin@sites.example");
  const of = await study(coordinator);
  const berlin = async () => (await nurse.evaluate(async (of) => (await fetch(`/api/studies/${of}/subjects?limit=200`)).json(), of)).rows.filter(({ site_code }) => site_code === "DE01").length;
  assert.equal(await berlin(), 0);
  await coordinator.goto(`/studies/${of}/delegation`);
  await coordinator.getByText("Nothing is delegated yet").waitFor();
  await shoot(coordinator, "delegation empty");
  await accessible(coordinator);
  await coordinator.locator("[data-test=propose]").click();
  const form = coordinator.locator("[data-test=propose-form]");
  await form.waitFor();
  await form.locator("input[name=delegate-email]").fill("nobody@sites.example");
  await form.locator("input[name=delegate-duties]").fill("Data entry, answering queries");
  await form.locator("[data-test=propose-send]").click();
  await form.getByText("Nobody of this organisation has this address").waitFor();
  await shoot(coordinator, "delegation propose");
  await form.locator("input[name=delegate-email]").fill("coordinator.lyon@sites.example");
  await form.locator("[data-test=propose-send]").click();
  await coordinator.locator("[data-test=delegation][data-state=proposed]").waitFor();

  await nurse.goto("/account");
  await nurse.locator("[data-test=own-delegation]").waitFor();
  await shoot(nurse, "delegation own");
  await accessible(nurse);
  await nurse.locator("[data-test=accept-delegation]").click();
  await nurse.locator("[data-test=own-delegation][data-state=accepted]").waitFor();
  assert.equal(await berlin(), 0, "accepted is not signed");

  await investigator.goto(`/studies/${of}/delegation`);
  await investigator.locator("[data-test=sign-delegation]").click();
  const sign = investigator.locator("[data-test=delegation-sign-form]");
  await sign.waitFor();
  await shoot(investigator, "delegation sign");
  await accessible(investigator);
  await sign.locator("input[name=sign-user]").fill("investigator.berlin@sites.example");
  await sign.locator("input[name=sign-password]").fill("not the password");
  await sign.locator("[data-test=sign-now]").click();
  await sign.getByRole("alert").waitFor();
  await sign.locator("input[name=sign-password]").fill(server.password);
  await sign.locator("[data-test=sign-now]").click();
  await investigator.locator("[data-test=delegation][data-state=signed]").waitFor();
  await shoot(investigator, "delegation signed");
  await accessible(investigator);
  assert.ok((await berlin()) > 0, "signed, it opens the site");
  await investigator.locator("[data-test=end-delegation]").click();
  await because(investigator, "back to Lyon");
  await investigator.locator("[data-test=delegation][data-state=ended]").waitFor();
  assert.equal(await berlin(), 0);
}, { expected: [/status of (401|403|409|422)/] });
