// Accounts of one's own, by mail: somebody is invited, comes by the link that arrives at a real SMTP server, and sees what was granted;
// a password is lost and set anew; an address changes; what cannot be used any more says so kindly.
// Req: ACC-02, ACC-06
import assert from "node:assert/strict";
import { after } from "node:test";
import { accessible, journey, shoot } from "../kit.mjs";
import { Mailbox, link } from "../kit/mailbox.mjs";

const mailbox = await Mailbox.open();
after(() => mailbox.close());

const PASSWORD = "an engine weaves algebra";
const ADMIN = "admin@meridian.example";
const INVITED = /invites you to Meridian/;

/** Invites by the dialog, as people do; ends where the invitation is listed. */
async function invite(page, email, { role, study, site }) {
  await page.locator("[data-test=invite]").click();
  const form = page.locator("[data-test=invite-form]");
  await form.locator("#invite-email").fill(email);
  await form.locator("#invite-role").selectOption({ label: role });
  if (study) await form.locator("#invite-study").selectOption({ label: study });
  if (site) {
    const value = await form.locator("#invite-site option", { hasText: site }).getAttribute("value");
    await form.locator("#invite-site").selectOption(value);
  }
  await shoot(page, `invite ${role}`);
  await form.locator("[data-test=invite-send]").click();
  await page.locator("[data-test=invitation]", { hasText: email }).waitFor();
}

/** A page of somebody who is not signed in, at the link of a mail. */
async function follow(visitor, mail, options) {
  const page = await visitor(options);
  await page.goto(link(mail));
  await page.locator(".sign-in-card h1").waitFor();
  await page.locator(".skeleton").first().waitFor({ state: "detached" });
  return page;
}

journey("Somebody is invited, follows the link of the mail, and sees only what was granted", async ({ person, visitor }) => {
  const admin = await person(ADMIN);
  await admin.goto("/people");
  await admin.locator("[data-test=invitations]").waitFor();
  await invite(admin, "nora@sites.example", { role: "Site coordinator", study: "CARDIA-2", site: "Berlin" });
  const mail = await mailbox.next("nora@sites.example", INVITED);
  assert.match(mail.html, /<html lang="en" dir="ltr">/);
  const nora = await follow(visitor, mail);
  assert.equal(new URL(nora.url()).hash, "", "the secret is no longer in the address");
  await accessible(nora);
  await shoot(nora, "invitation");
  await nora.locator("#new-name").fill("Nora Neumann");
  await nora.locator("#new-password").fill("short");
  await nora.locator("[data-test=accept]").click();
  await nora.locator("#new-password-note .finding").waitFor();
  await nora.locator("#new-password").fill(PASSWORD);
  await nora.locator("[data-test=accept]").click();
  await nora.waitForURL(/\/work$/);
  await nora.goto("/studies");
  await nora.locator("[data-test=study]").first().waitFor();
  assert.equal(await nora.locator("[data-test=study]").count(), 1);
  assert.equal((await nora.request.get("/api/members")).status(), 403);
  const [study] = await (await nora.request.get("/api/studies")).json();
  const sites = await (await nora.request.get(`/api/studies/${study.id}/sites`)).json();
  assert.deepEqual(sites.map((site) => /Berlin|Charité/.test(site.name)), [true]);
  await admin.reload();
  await admin.locator("[data-test=invitation]", { hasText: "nora@sites.example" }).getByText("Accepted").waitFor();
  await admin.locator("[data-test=member]", { hasText: "Nora Neumann" }).waitFor();
  const again = await follow(visitor, mail);
  assert.equal(await again.locator("[data-test=link-closed]").getAttribute("data-state"), "used");
  await accessible(again);
  await shoot(again, "invitation used");
}, { expected: [/status of (403|409|422)/] });

journey("An invitation is taken back or sent again, and the link of before says so", async ({ person, visitor }) => {
  const admin = await person(ADMIN);
  await admin.goto("/people");
  await admin.locator("[data-test=invitations]").waitFor();
  await invite(admin, "wanda@sites.example", { role: "Monitor", study: "CARDIA-2" });
  const first = await mailbox.next("wanda@sites.example", INVITED);
  const row = admin.locator("[data-test=invitation]", { hasText: "wanda@sites.example" });
  await row.locator("[data-test=send-again]").click();
  const second = await mailbox.next("wanda@sites.example", INVITED, 1);
  const old = await follow(visitor, first);
  assert.equal(await old.locator("[data-test=link-closed]").getAttribute("data-state"), "withdrawn");
  const open = await follow(visitor, second, { locale: "ar" });
  await open.locator("#new-name").waitFor();
  await shoot(open, "invitation arabic");
  await row.locator("[data-test=withdraw]").click();
  await row.getByText("Taken back").waitFor();
  await accessible(admin);
  await shoot(admin, "invitations");
  await open.locator("#new-name").fill("Wanda");
  await open.locator("#new-password").fill(PASSWORD);
  await open.locator("[data-test=accept]").click();
  await open.getByRole("alert").waitFor();
  const broken = await visitor();
  await broken.goto("/invitation#nothing");
  assert.equal(await broken.locator("[data-test=link-closed]").getAttribute("data-state"), "unknown");
}, { expected: [/status of (404|409)/] });

journey("Whoever has an account accepts and signs in as always", async ({ person, visitor, server }) => {
  const admin = await person(ADMIN);
  await admin.goto("/people");
  await admin.locator("[data-test=invitations]").waitFor();
  await invite(admin, "builder@meridian.example", { role: "Coder", study: "CARDIA-2" });
  const known = await follow(visitor, await mailbox.next("builder@meridian.example", INVITED));
  assert.equal(await known.locator("#new-password").count(), 0);
  await shoot(known, "invitation known");
  await known.locator("[data-test=accept]").click();
  await known.waitForURL(/\/sign-in$/);
  await known.locator("#email").fill("builder@meridian.example");
  await known.locator("#password").fill(server.password);
  await known.locator("[data-test=sign-in]").click();
  await known.waitForURL((url) => url.pathname !== "/sign-in");
  const session = await (await known.request.get("/api/session")).json();
  assert.deepEqual(session.grants.map(({ role }) => role).sort(), ["builder", "coder"]);
});

journey("A lost password is set anew, and what is said does not tell who has an account", async ({ person, visitor }) => {
  const before = await person("coder@meridian.example");
  const page = await visitor();
  const ask = async (email) => {
    await page.goto("/sign-in");
    await page.locator("[data-test=forgot]").click();
    await page.locator("#email").fill(email);
    await page.locator("[data-test=ask-reset]").click();
    await page.locator("[data-test=asked]").waitFor();
    return page.locator("[data-test=asked]").innerText();
  };
  await page.goto("/forgot");
  await page.locator("#email").waitFor();
  await accessible(page);
  await shoot(page, "forgot");
  assert.equal(await ask("nobody@meridian.example"), await ask("coder@meridian.example"));
  const mail = await mailbox.next("coder@meridian.example", /^A new password/);
  assert.ok(mailbox.mails.every(({ to }) => to !== "nobody@meridian.example"));
  const reset = await follow(visitor, mail);
  await accessible(reset);
  await shoot(reset, "reset");
  await reset.locator("#new-password").fill(PASSWORD);
  await reset.locator("[data-test=reset]").click();
  await reset.locator("[data-test=done]").waitFor();
  await shoot(reset, "reset done");
  assert.equal((await before.request.get("/api/session")).status(), 401, "the session of before has ended");
  await mailbox.next("coder@meridian.example", /password has been changed/);
  await reset.getByRole("link", { name: "To the sign-in page" }).click();
  await reset.locator("#email").fill("coder@meridian.example");
  await reset.locator("#password").fill(PASSWORD);
  await reset.locator("[data-test=sign-in]").click();
  await reset.waitForURL((url) => url.pathname !== "/sign-in");
  const used = await follow(visitor, mail);
  assert.equal(await used.locator("[data-test=link-closed]").getAttribute("data-state"), "used");
});

journey("Another address is confirmed from there and told at the old one; digests are chosen on the account page", async ({ person, visitor, server }) => {
  const page = await person("pharmacy@meridian.example");
  await page.goto("/account");
  await page.locator("#new-email").fill("apothecary@meridian.example");
  await page.locator("#address-password").fill(server.password);
  await page.locator("[data-test=address] button[type=submit]").click();
  await page.getByText("A link was sent to apothecary@meridian.example").waitFor();
  await page.locator("#digest-rhythm").selectOption("weekly");
  await page.locator("[data-test=digest-kept]", { hasText: "Saved" }).waitFor();
  await accessible(page);
  await shoot(page, "account mail");
  const confirm = await follow(visitor, await mailbox.next("apothecary@meridian.example", /confirm/));
  await shoot(confirm, "address");
  await confirm.locator("[data-test=confirm]").click();
  await confirm.locator("[data-test=done]").waitFor();
  await mailbox.next("pharmacy@meridian.example", /address has been changed/);
  await page.reload();
  await page.getByText("apothecary@meridian.example").first().waitFor();
  assert.equal(await page.locator("#digest-rhythm").inputValue(), "weekly");
});

journey("The link of a digest that is none is refused in words", async ({ visitor }) => {
  const page = await visitor();
  await page.goto("/unsubscribe#nothing");
  await page.locator("[data-test=stop]").click();
  await page.getByText("This does not exist").waitFor();
  await accessible(page);
  await shoot(page, "unsubscribe");
}, { expected: [/status of 404/] });
