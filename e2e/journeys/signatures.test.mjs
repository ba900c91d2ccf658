// An investigator signs a casebook; a value changes; the signature breaks and says by what; exactly the difference is shown, and signed.
// Many visits are signed with one proof; the manifest is on paper.
// Req: SIG-01, SIG-02, SIG-05, SIG-09
import assert from "node:assert/strict";
import { accessible, journey, shoot } from "../kit.mjs";

const DOCTOR = "investigator.berlin@sites.example";

/** The study's id, found by going where a person goes. */
async function studyOf(page) {
  await page.goto("/studies");
  await page.locator("[data-test=study]", { hasText: "CARDIA-2" }).first().click();
  await page.locator("[data-test=matrix]").waitFor();
  return new URL(page.url()).pathname.split("/")[2];
}

/** A subject in Berlin of whom nothing but queries keeps the casebook from being signed; a data manager closes them. */
async function signable(doctor, person) {
  const study = await studyOf(doctor);
  const ask = async (page, path) => (await page.request.get(`/api/studies/${study}/${path}`)).json();
  const { rows } = await ask(doctor, "signables?level=casebook&limit=100");
  const row = rows.find((row) => row.hindrances.every(({ why }) => why === "open_queries"));
  assert.ok(row, "the demonstration has a casebook that is complete");
  const manager = await person("data@meridian.example");
  const queries = (await ask(manager, `queries?show=all&subject=${row.subject}&limit=200`)).rows;
  for (const { id } of queries.filter(({ status }) => ["open", "answered", "reopened"].includes(status))) {
    const answer = await manager.request.post(`/api/studies/${study}/queries/${id}/close`, {
      headers: { "X-Requested-With": "e2e", "Content-Type": "application/json" },
      data: JSON.stringify({ text: "Seen in the source." }),
    });
    assert.equal(answer.status(), 200, await answer.text());
  }
  return { study, subject: row.subject, casebook: `/studies/${study}/subjects/${row.subject}` };
}

/** Proves who it is in the dialog, and signs. */
async function prove(page, password, { user } = {}) {
  await page.locator("[data-test=sign-form]").waitFor();
  if (user) await page.locator("#sign-user").fill(user);
  else assert.equal(await page.locator("#sign-user").count(), 0, "the password alone is asked for");
  await page.locator("#sign-password").fill(password);
  await page.locator("[data-test=sign-now]").click();
}

async function change(page, oid, text) {
  const box = page.locator(`[data-test="item-${oid}"] input`).first();
  await box.fill(text);
  await box.press("Tab");
  const reason = page.locator("[data-test=reason]");
  await reason.waitFor();
  await reason.locator("input[type=radio]").first().check();
  await reason.locator("button[type=submit]").click();
  await reason.waitFor({ state: "detached" });
  await page.locator("[data-test=saved][data-state=saved]").waitFor();
}

journey("An investigator signs a casebook, a value changes, the signature breaks and says by what, the difference is signed", async ({ server, person }) => {
  // A whole casebook is long: its pictures are taken by eye, not here.
  const doctor = await person(DOCTOR);
  const { casebook } = await signable(doctor, person);
  await doctor.goto(`${casebook}/V.BL/1/F.VS/1`);
  await doctor.locator("[data-test=section]").first().waitFor();
  await doctor.locator("[data-test=sign-menu] button").first().click();
  await shoot(doctor, "sign menu");
  await doctor.locator("[data-test=sign-menu] a", { hasText: "The whole casebook" }).click();
  await doctor.locator("[data-test=covered]").first().waitFor();
  await accessible(doctor);

  // A wrong password signs nothing.
  await doctor.locator("[data-test=sign]").click();
  await accessible(doctor);
  await prove(doctor, "not my password at all", { user: DOCTOR });
  await doctor.locator("[data-test=sign-form] .banner.danger").waitFor();
  await prove(doctor, server.password, { user: DOCTOR });
  await doctor.locator("[data-test=sign-done]").waitFor();

  await doctor.locator("[data-test=sign-done] a").click();
  await doctor.locator("[data-test=signature][data-stands=true]", { hasText: "Dr. Katrin Vogel" }).waitFor();
  await doctor.locator("[data-test=visit][data-status=signed]").first().waitFor();
  await shoot(doctor, "sign casebook overview");
  await accessible(doctor);

  // The site changes a value.
  const site = await person("coordinator.berlin@sites.example");
  await site.goto(`${casebook}/V.BL/1/F.VS/1`);
  await site.locator("[data-test=signature][data-stands=true]").waitFor();
  await change(site, "VS.TEMP", "37.4");
  const broken = site.locator("[data-test=signature][data-stands=false] [data-test=broken]");
  await broken.waitFor();
  assert.match(await broken.innerText(), /Temperature.*→.*37\.4[\s\S]*Jonas Weber/);
  await broken.scrollIntoViewIfNeeded();
  await shoot(site, "signature broken");
  await accessible(site);

  // It waits for the investigator, who sees what is different and signs that, with the password alone.
  await doctor.goto("/work?kind=sign_again");
  await doctor.locator("[data-test=task]").first().waitFor();
  await shoot(doctor, "work to sign again");
  await doctor.locator("[data-test=task]").first().click();
  const difference = doctor.locator("[data-test=difference]");
  await difference.first().waitFor();
  assert.equal(await difference.count(), 1);
  assert.match(await difference.innerText(), /37\.4[\s\S]*Jonas Weber/);
  await shoot(doctor, "sign the difference");
  await accessible(doctor);
  await doctor.locator("[data-test=sign]", { hasText: "Sign the difference" }).click();
  await prove(doctor, server.password, { user: DOCTOR });
  await doctor.locator("[data-test=sign-done]").waitFor();
  await doctor.locator("[data-test=sign-done] a").click();
  await doctor.locator("[data-test=signature][data-stands=true]").waitFor();
  await doctor.locator("[data-test=manifest] details summary", { hasText: "1 earlier signature" }).waitFor();

  // On paper, too.
  await doctor.goto(`${casebook}/print`);
  await doctor.locator("[data-test=paper] .paper-signatures", { hasText: "Dr. Katrin Vogel" }).first().waitFor();
  await shoot(doctor, "sign paper");
}, { timeout: 480_000 });

journey("Many visits are signed with one proof; the table says what breaks a signature", async ({ server, person }) => {
  const doctor = await person(DOCTOR);
  const study = await studyOf(doctor);
  await doctor.goto(`/studies/${study}/signing`);
  await doctor.locator("[data-test=ready]").first().waitFor();
  await shoot(doctor, "signing");
  await accessible(doctor);
  await doctor.locator("[data-test=ready] input[type=checkbox]").nth(0).check();
  await doctor.locator("[data-test=ready] input[type=checkbox]").nth(1).check();
  await doctor.locator("[data-test=sign-chosen]", { hasText: "Sign 2" }).click();
  await shoot(doctor, "sign dialog");
  await prove(doctor, server.password, { user: DOCTOR });
  await doctor.locator("[data-test=sign-came]", { hasText: "2 were signed" }).waitFor();
  await shoot(doctor, "signing done");

  const builder = await person("builder@meridian.example");
  await builder.goto(`/studies/${study}/signing`);
  await builder.locator("[data-test=breaking] tbody tr").first().waitFor();
  assert.equal(await builder.locator("[data-test=to-sign]").count(), 0);
  await shoot(builder, "signing breaks");
}, { timeout: 300_000 });
