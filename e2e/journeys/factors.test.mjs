// A second factor is set up, asked for and proved; a passkey opens without a password; an administrator requires a factor and takes a
// lost one away; a page that nobody looked after covers itself and loses nothing; a session elsewhere is ended.
// Req: ACC-03, ACC-06, ACC-07, ACC-12
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { accessible, journey, shoot } from "../kit.mjs";

const ADMIN = "admin@meridian.example";
const SITE = "coordinator.berlin@sites.example";
const CODER = "coder@meridian.example";
const DATA = "data@meridian.example";
const MANAGER = "manager@meridian.example";

/** What an authenticator app shows `steps` of thirty seconds from now. */
function shown(secret, steps = 0) {
  const bits = [...secret.replace(/\s/g, "")].map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const hash = createHmac("sha1", key).update(counter).digest();
  const at = hash[19] & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** Types address and password on the page where one signs in. */
async function password(page, server, email, home = "/") {
  await page.goto(home);
  await page.locator("#email").fill(email);
  await page.locator("#password").fill(server.password);
  await page.locator("[data-test=sign-in]").click();
}

async function isIn(page) {
  await page.waitForURL((url) => !["/sign-in", "/"].includes(url.pathname));
  await page.locator("#main h1").first().waitFor();
}

/** Sets the app up on the page of one's account; its secret and the recovery codes. */
async function setUp(page, server) {
  await page.goto("/account");
  await page.locator("[data-test=totp-add]").click();
  await page.locator("#own-password").fill(server.password);
  await page.locator("[data-test=factor-go]").click();
  const secret = await page.locator("[data-test=totp-secret]").innerText();
  await accessible(page);
  await shoot(page, "factors totp");
  await page.locator("#totp-code").fill(shown(secret));
  await page.locator("[data-test=totp-confirm]").click();
  await page.locator("[data-test=codes] li").nth(9).waitFor();
  const codes = await page.locator("[data-test=codes] li code").allInnerTexts();
  return { secret, codes };
}

journey("A second factor is set up, and asked for after the password; a recovery code stands in for it, once", async ({ server, person, visitor }) => {
  const page = await person(DATA);
  const { secret, codes } = await setUp(page, server);
  assert.equal(codes.length, 10);
  await accessible(page);
  await shoot(page, "factors codes");
  assert.match(decodeURIComponent(await page.locator("[data-test=codes-file]").getAttribute("href")), new RegExp(codes[0]));
  await page.locator("[data-test=codes-done]").click();
  await page.locator("[data-test=totp-on]").waitFor();
  await page.locator("[data-test=second-factors]").scrollIntoViewIfNeeded();
  await accessible(page);
  await shoot(page, "factors account");

  const other = await visitor();
  await password(other, server, DATA);
  await other.locator("[data-test=second-step]").waitFor();
  await accessible(other);
  await shoot(other, "factors second step");
  // Half a session opens nothing: whoever goes elsewhere is asked to sign in.
  assert.equal((await other.request.get("/api/studies")).status(), 401);
  await other.locator("#code").fill("000000");
  await other.locator("[data-test=second-send]").click();
  await other.getByRole("alert").waitFor();
  // The step of the code that set it up has been used; the next one is accepted early.
  await other.locator("#code").fill(shown(secret, 1));
  await other.locator("#code").press("Enter");
  await isIn(other);

  const third = await visitor();
  await password(third, server, DATA);
  await third.locator("[data-test=factor-recovery]").click();
  await third.locator("#code").fill(codes[4]);
  await third.locator("[data-test=second-send]").click();
  await isIn(third);
  await third.goto("/account");
  await third.locator("[data-test=codes-left]", { hasText: "9 codes" }).waitFor();
});

journey("A passkey opens without a password, stands in as second factor, and is taken away", async ({ server, visitor }) => {
  const page = await visitor();
  // Passkeys belong to a name, not to a number.
  const home = server.url.replace("127.0.0.1", "localhost");
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const options = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", { options });
  await password(page, server, CODER, home);
  await isIn(page);
  await page.goto(`${home}/account`);
  await page.locator("[data-test=passkey-add]").click();
  await page.locator("#passkey-name").fill("Laptop at work");
  await page.locator("#own-password").fill(server.password);
  await accessible(page);
  await page.locator("[data-test=factor-go]").click();
  await page.locator("[data-test=codes-done]").click();
  const passkey = page.locator("[data-test=passkey]", { hasText: "Laptop at work" });
  await passkey.waitFor();
  await passkey.scrollIntoViewIfNeeded();
  await shoot(page, "factors passkey");

  const signOut = () => page.evaluate(() => fetch("/api/session", { method: "DELETE", headers: { "X-Requested-With": "e2e" } }));
  await signOut();
  await page.goto(`${home}/sign-in`);
  await page.locator("[data-test=sign-in-passkey]").click();
  await isIn(page);

  // After the password it is the second factor.
  await signOut();
  await password(page, server, CODER, `${home}/sign-in`);
  await page.locator("[data-test=second-step]").waitFor();
  await page.locator("[data-test=second-send]").click();
  await isIn(page);
  await page.goto(`${home}/account`);
  await page.locator("[data-test=passkey]", { hasText: "Last used" }).waitFor();

  // Somebody whom the authenticator does not verify is not let in.
  await signOut();
  await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await page.goto(`${home}/sign-in`);
  await page.locator("[data-test=sign-in-passkey]").click();
  await page.getByRole("alert").waitFor();
  await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });

  await page.locator("[data-test=sign-in-passkey]").click();
  await isIn(page);
  await page.goto(`${home}/account`);
  await page.locator("[data-test=passkey-remove]").click();
  await page.locator("#own-password").fill(server.password);
  await page.locator("[data-test=factor-go]").click();
  await page.locator("[data-test=passkey]").waitFor({ state: "detached" });
  await signOut();
  await page.goto(`${home}/sign-in`);
  await page.locator("[data-test=sign-in-passkey]").click();
  await page.getByRole("alert").waitFor();
});

journey("A page that nobody looked after covers itself, and loses nothing", async ({ server, visitor }) => {
  const page = await visitor();
  await page.clock.install();
  await password(page, server, SITE);
  await isIn(page);
  await page.goto("/studies");
  await page.locator("[data-test=study]", { hasText: "CARDIA-2" }).first().click();
  await page.locator("[data-test=subject] a").first().click();
  await page.locator("a[href*='/F.VS/']").first().click();
  const box = page.locator('[data-test="item-VS.TEMP"] input').first();
  await box.fill("38.9");

  await page.clock.fastForward(16 * 60_000);
  const again = page.locator("[data-test=again]");
  await again.waitFor();
  assert.equal(await box.isVisible(), false, "nothing behind it can be read");
  assert.equal(await page.locator("main h1").first().isVisible(), false);
  assert.equal((await page.request.get("/api/studies")).status(), 401, "the server lets the session rest, too");
  await page.keyboard.press("Escape");
  assert.ok(await again.isVisible());
  await accessible(page);
  await shoot(page, "factors covered");

  await page.locator("#again-password").fill("not my password at all");
  await page.locator("#again-password").press("Enter");
  await again.locator(".banner.danger").waitFor();
  await page.locator("#again-password").fill(server.password);
  await page.locator("#again-password").press("Enter");
  await again.waitFor({ state: "detached" });
  assert.equal(await box.inputValue(), "38.9", "what was being typed is still there");
  assert.equal(await box.isVisible(), true);
});

journey("A session on another device is ended", async ({ person }) => {
  const [here, there] = [await person(MANAGER), await person(MANAGER)];
  await here.goto("/account");
  await here.locator("[data-test=session]").nth(1).waitFor();
  await here.locator("[data-test=sessions]").scrollIntoViewIfNeeded();
  await accessible(here);
  await shoot(here, "factors sessions");
  await here.locator("[data-test=session-end]").first().click();
  await here.locator("[data-test=session]").nth(1).waitFor({ state: "detached" });
  assert.equal((await there.request.get("/api/session")).status(), 401);
  assert.equal((await here.request.get("/api/session")).status(), 200);
});

journey("An administrator requires a second factor, and takes a lost one away", async ({ server, person }) => {
  const [admin, site] = [await person(ADMIN), await person(SITE)];
  await setUp(admin, server);
  await admin.locator("[data-test=codes-done]").click();
  await admin.goto("/people");
  await admin.getByRole("link", { name: "Rules for signing in" }).click();
  await admin.locator("[data-test=rules]").waitFor();
  await admin.locator("select[name=rule-factor]").selectOption("0");
  await accessible(admin);
  await shoot(admin, "factors rules");
  await admin.locator("[data-test=rules-save]").click();
  await admin.locator("#reason-text").fill("Our sponsor asks for it");
  await admin.locator("#reason-text").press("Tab");
  await admin.locator("dialog[open] button[type=submit]").click();
  await admin.locator("[data-test=rules-from]").waitFor();
  await shoot(admin, "factors rules set");

  // Who has none can do nothing else first.
  await site.goto("/studies");
  await site.waitForURL("**/account");
  await site.locator("[data-test=factor-asked]").waitFor();
  await shoot(site, "factors must enrol");
  await setUp(site, server);
  await site.locator("[data-test=codes-done]").click();
  await site.locator("[data-test=factor-asked]").waitFor({ state: "detached" });
  await site.goto("/studies");
  await site.locator("[data-test=study]").first().waitFor();

  await admin.reload();
  const row = admin.locator("[data-test=member-factors]", { hasText: SITE });
  await row.locator("[data-test=reset]").click();
  await accessible(admin);
  await admin.locator("#reason-text").fill("Phone lost; came to the office in person");
  await admin.locator("dialog[open] button[type=submit]").click();
  await row.locator("[data-test=reset]").waitFor({ state: "detached" });
  assert.equal((await site.request.get("/api/session")).status(), 401);
  await password(site, server, SITE, "/sign-in");
  await site.locator("[data-test=factor-reset]", { hasText: "Phone lost" }).waitFor();
  await shoot(site, "factors reset");
}, { expected: [/status of 403/] });
