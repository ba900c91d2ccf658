// The server is killed, as by a power cut, in the middle of each of fifty saves: each value is there once, in order.
// Req: DAT-09, OPS-04
import assert from "node:assert/strict";
import { journey } from "../kit.mjs";
import { enrol, enter, history, opened, saved } from "../kit/entry.mjs";

const TIMES = 50;

journey("A server killed during each of fifty saves loses none and doubles none", async ({ person, server }) => {
  const page = await person("coordinator.berlin@sites.example");
  const casebook = await enrol(page);
  await opened(page, casebook, "V.SCR/1/F.VS/1");
  const typed = [];
  for (let n = 1; n <= TIMES; n++) {
    const weight = (60 + n / 2).toFixed(1);
    typed.push(weight);
    await enter(page, "VS.WEIGHT", weight);
    // Now before it has arrived, now after: one tick more of waiting each time.
    if (n % 2 === 0) await page.evaluate((ms) => new Promise((done) => setTimeout(done, ms)), n);
    await server.kill();
    const state = await page.locator("[data-test=saved]").getAttribute("data-state");
    assert.ok(["saving", "waiting", "offline", "saved"].includes(state), state);
    if (state === "saved") {
      // What is said to be saved was saved before the server was killed, or is what was saved before.
      await page.locator("[data-test=saved]").waitFor();
    }
    await server.revive();
    await page.locator("[data-test=saved] .link-button").click({ timeout: 3_000 }).catch(() => {});
    await saved(page);
  }
  const rows = await history(page, casebook, "V.SCR/1/F.VS/1");
  const weights = rows.filter((row) => row.item.endsWith("/VS.WEIGHT")).map((row) => row.new.v);
  assert.deepEqual(weights, typed, "each once, in order");
}, { expected: [/ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE|ERR_SOCKET|status of 50[0-9]/], timeout: 900_000 });
