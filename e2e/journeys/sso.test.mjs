// Single sign-on against a real certified provider, one for each of two tenants: set-up, first sign-in, groups that go, signing with a proof
// of the provider, signing out from there, and what one tenant's provider is worth at another.
// Req: ACC-02, ACC-08, ACC-12, SIG-12, TEN-01
import assert from "node:assert/strict";
import { after } from "node:test";
import { setTimeout } from "node:timers/promises";
import { accessible, journey, shoot } from "../kit.mjs";
import { Idp } from "../kit/idp.mjs";

process.env.PROBATUM_LOCAL_PROVIDERS = "true";

const SPONSOR = { tenant: "Meridian Therapeutics", admin: "admin@meridian.example", domain: "partners.example", name: "Meridian ID" };
const CRO = { tenant: "Northlight Clinical Research", admin: "admin@northlight.example", domain: "guests.example", name: "Northlight ID" };
// Seconds: that late, and ten more for which a caller is remembered, is a change felt.
const RECHECK = 5;
// What a provider's own pages lack, and what is refused on purpose.
const expected = [/status of 4(01|03|04|22)/, /ERR_NAME_NOT_RESOLVED/];

const idps = [];
after(() => idps.forEach((idp) => idp.close()));

/** The administrator adds the provider, says what its groups give, tries it and switches it on. */
async function connect({ server, person }, { admin, domain, name }, rules) {
  const idp = await Idp.open();
  idps.push(idp);
  const page = await person(admin);
  await page.goto("/sign-on");
  await page.locator("[data-test=sso-add]").click();
  await page.locator("#sso-name").fill(name);
  await page.locator("#sso-issuer").fill(idp.issuer);
  await page.locator("#sso-client").fill("probatum");
  await page.locator("#sso-secret").fill(idp.secret);
  await page.locator("#sso-domains").fill(domain);
  await page.locator("#sso-scopes").fill("groups");
  await page.locator("#sso-recheck").fill(String(RECHECK));
  await page.locator("[data-test=sso-save]").click();
  const card = page.locator("[data-test=sso-provider]", { hasText: name });
  const logout = await card.locator("code", { hasText: "/api/sso/" }).innerText();
  idp.serve({ app: server.url, logout });
  idp.id = logout.split("/").at(-2);
  for (const { group, role, place } of rules) {
    const row = card.locator("[data-test=sso-new-rule]");
    await row.locator("input[id^=value-]").fill(group);
    await row.locator("select[id^=role-]").selectOption(role);
    if (place) {
      const options = await row.locator("select[id^=place-] option").allInnerTexts();
      await row.locator("select[id^=place-]").selectOption({ label: options.find((text) => place.test(text)) });
    }
    await row.locator("[data-test=sso-rule-add]").click();
  }
  // The card is drawn anew from what is kept.
  const anew = page.waitForResponse((answer) => answer.request().method() === "GET" && answer.url().endsWith("/api/sso"));
  await card.locator("[data-test=sso-rules-keep]").click();
  await anew;
  await card.getByText("Not kept yet.").waitFor({ state: "detached" });
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await card.locator("[data-test=sso-test]").click();
  await card.locator("[data-test=sso-step]").nth(5).waitFor();
  assert.equal(await card.locator("[data-test=sso-step][data-outcome=bad]").count(), 0, await card.locator(".sso-steps").innerText());
  await card.locator("input[id^=preview-email]").fill(`new@${domain}`);
  await card.locator("input[id^=preview-values]").fill(`${rules[0].group}, choir`);
  await card.locator("[data-test=sso-preview]").click();
  await card.locator("[data-test=sso-would-get]").waitFor();
  assert.equal(await card.locator("[data-test=sso-would-get]").count(), 1);
  await accessible(page);
  await shoot(page, `sso set-up ${name}`);
  await card.locator("[data-test=sso-switch]").click();
  await card.locator(".badge.success").waitFor();
  return idp;
}

/** Signs in by address, at the provider that looks after its domain. */
async function enter(page, idp, login, domain) {
  await page.goto("/");
  await page.locator("#email").fill(`${login}@${domain}`);
  await page.locator("#email").press("Tab");
  await page.locator("[data-test=sso]").click();
  await idp.prove(page, login);
}

const session = async (page) => (await page.request.get("/api/session")).json();
const roles = async (page) => (await session(page)).grants.map(({ role }) => role).sort();

let meridian;
let northlight;

journey("A tenant's administrator connects a provider, tries it, and sees what somebody would get", async (kit) => {
  for (const { tenant, domain } of [SPONSOR, CRO]) await kit.server.meanwhile("domains", "own", tenant, domain, "--reason", "It is the test's own");
  meridian = await connect(kit, SPONSOR, [
    { group: "crc", role: "coordinator", place: /CARDIA-2 · .*Berlin/ },
    { group: "cra", role: "monitor" },
    { group: "pi", role: "investigator" },
  ]);
  northlight = await connect(kit, CRO, [{ group: "crc", role: "coordinator" }]);
}, { expected, timeout: 300_000 });

journey("The first sign-in makes the account with the roles of its groups; a group that goes takes its role", async ({ visitor }) => {
  meridian.people.ada = { email: "ada@partners.example", name: "Ada Lovelace", groups: ["crc", "pi", "cra"] };
  const page = await visitor();
  await page.goto("/");
  await page.locator("#email").fill("ada@partners.example");
  await page.locator("#email").press("Tab");
  await page.locator("[data-test=sso]").waitFor();
  assert.equal(await page.locator("#password").count(), 0, "no password is asked for");
  await accessible(page);
  await shoot(page, "sso sign-in");
  await enter(page, meridian, "ada", "partners.example");
  await page.locator(".side-nav, [data-test=tasks], #main h1").first().waitFor();
  await page.waitForURL((url) => url.pathname === "/work");
  const { name, email, tenants } = await session(page);
  assert.deepEqual([name, email, tenants.length], ["Ada Lovelace", "ada@partners.example", 1]);
  // Who enters data does not monitor it, whatever groups say (ACC-09).
  assert.deepEqual(await roles(page), ["coordinator", "investigator"]);

  meridian.people.ada.groups = ["crc"];
  for (let second = 0; second < RECHECK + 40 && (await roles(page)).includes("investigator"); second += 1) await setTimeout(1000);
  assert.deepEqual(await roles(page), ["coordinator"]);
}, { expected });

journey("Signing is proved at the provider, anew, beside a page that loses nothing", async ({ visitor }) => {
  meridian.people.katrin = { email: "katrin@partners.example", name: "Dr. Katrin Hahn", groups: ["pi"] };
  const doctor = await visitor();
  await enter(doctor, meridian, "katrin", "partners.example");
  await doctor.waitForURL((url) => url.pathname === "/work");
  const study = (await (await doctor.request.get("/api/studies")).json()).find(({ protocol }) => protocol === "CARDIA-2");
  const { rows } = await (await doctor.request.get(`/api/studies/${study.id}/signables?level=form&limit=100`)).json();
  const row = rows.find(({ hindrances }) => hindrances.length === 0);
  assert.ok(row, "the demonstration has a form that can be signed");
  const { visit, visit_n, form, form_n } = row.place;
  const query = new URLSearchParams({ level: "form", visit, n: visit_n, form, form_n });
  await doctor.goto(`/studies/${study.id}/subjects/${row.subject}/sign?${query}`);
  await doctor.locator("[data-test=sign]").click();
  await doctor.locator("[data-test=sso-prove]").waitFor();
  assert.equal(await doctor.locator("#sign-password").count(), 0);
  await accessible(doctor);
  await shoot(doctor, "sso signing");
  const [popup] = await Promise.all([doctor.waitForEvent("popup"), doctor.locator("[data-test=sign-now]").click()]);
  // Signed in at the provider as she is, she is asked all the same: prompt=login, max_age=0.
  await popup.locator("input[name=password]").waitFor();
  await meridian.prove(popup, "katrin");
  await doctor.locator("[data-test=sign-done]").waitFor();

  // Somebody else's proof is none.
  meridian.people.other = { email: "other@partners.example", name: "Somebody Else", groups: ["pi"] };
  const next = rows.filter(({ hindrances }) => hindrances.length === 0)[1];
  const at = new URLSearchParams({ level: "form", visit: next.place.visit, n: next.place.visit_n, form: next.place.form, form_n: next.place.form_n });
  await doctor.goto(`/studies/${study.id}/subjects/${next.subject}/sign?${at}`);
  await doctor.locator("[data-test=sign]").click();
  await doctor.locator("[data-test=sso-prove]").waitFor();
  const [again] = await Promise.all([doctor.waitForEvent("popup"), doctor.locator("[data-test=sign-now]").click()]);
  await meridian.prove(again, "other");
  await again.getByRole("alert").waitFor();
  assert.equal(await doctor.locator("[data-test=sign-done]").count(), 0);
}, { expected });

journey("Whoever signs out at the provider is signed out here", async ({ visitor }) => {
  meridian.people.grace = { email: "grace@partners.example", name: "Grace Hopper", groups: ["crc"] };
  const page = await visitor();
  await enter(page, meridian, "grace", "partners.example");
  await page.waitForURL((url) => url.pathname === "/work");
  assert.equal((await page.request.get("/api/session")).status(), 200);
  const there = await page.context().newPage();
  await there.goto(`${meridian.issuer}/session/end`);
  await there.locator("button[name=logout], button[value=yes], button").first().click();
  await there.waitForLoadState("networkidle");
  assert.equal((await page.request.get("/api/session")).status(), 401);
}, { expected });

journey("What one tenant's provider says is worth nothing at another", async ({ visitor }) => {
  // Northlight's provider calls somebody by an address of Meridian's.
  northlight.people.mallory = { email: "ada@partners.example", name: "Mallory", groups: ["crc"] };
  const page = await visitor();
  await page.goto(`/sign-in?with=${northlight.id}`);
  await page.locator("[data-test=sso]").click();
  await northlight.prove(page, "mallory");
  await page.getByRole("alert").waitFor();
  assert.equal((await page.request.get("/api/session")).status(), 401);
  await accessible(page);
  await shoot(page, "sso refused");
  // And whoever came by Meridian's cannot work at Northlight.
  const ada = await visitor();
  await enter(ada, meridian, "ada", "partners.example");
  await ada.waitForURL((url) => url.pathname === "/work");
  const own = (await session(ada)).tenant;
  const away = await visitor();
  northlight.people.nils = { email: "nils@guests.example", name: "Nils", groups: ["crc"] };
  await enter(away, northlight, "nils", "guests.example");
  await away.waitForURL((url) => url.pathname === "/work");
  const answer = await away.request.put("/api/session/tenant", { headers: { "X-Requested-With": "e2e" }, data: { tenant: own } });
  assert.equal(answer.status(), 404);
}, { expected });
