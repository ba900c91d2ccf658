// Benchmark 3: one form of 500 items, 100 skip rules and 100 checks in Chromium, typed by real keys: Probatum beside others who
// draw forms, in turns, medians of several rounds; then the first entry on a slow line. `node bench.mjs STAND [items] [rounds]`.
// Only figures of one run can be compared. A round that does not find what it typed fails.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { ours, peers } from "./contenders.mjs";
import { error, key, open, skip, watch } from "./measure.mjs";

const [stand, items = "500", rounds = "3"] = process.argv.slice(2);
const size = { items: Number(items), skips: 100, checks: 100 };
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
// 1.6 Mbit/s down, 0.75 up, 150 ms; a quarter of this processor.
const SLOW = { offline: false, downloadThroughput: 200_000, uploadThroughput: 93_750, latency: 150 };
const SLOWER = 4;

const executablePath = process.env.PROBATUM_CHROMIUM ?? execFileSync("sh", ["-c", "command -v chromium"], { encoding: "utf8" }).trim();
const browser = await chromium.launch({ executablePath, args: FLAGS, headless: true });
const home = mkdtempSync(join(tmpdir(), "probatum-form-bench-"));
const [others, we] = [await peers(size, home), await ours(size, stand)];
const contenders = [we.contender, ...others.all];

const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const figures = new Map(contenders.map(({ name }) => [name, {}]));
const note = (name, what, value) => (figures.get(name)[what] ??= []).push(value ?? Number.POSITIVE_INFINITY);

async function context({ cookies }) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce" });
  await context.addCookies(cookies);
  return context;
}

async function round(contender) {
  const own = await context(contender);
  const page = await own.newPage();
  const pause = () => page.waitForTimeout(150);
  note(contender.name, "open", await open(page, contender.url));
  await watch(page, contender.question);
  for (const one of await key(page, pause)) note(contender.name, "key", one);
  for (const n of [11, 15, 16]) note(contender.name, "error", await error(page, pause, n));
  note(contender.name, "skip", await skip(page, 3));
  await own.close();
}

/** The bytes that a first visit fetches, and until a key shows in a field: cold, and again warm. */
async function first(contender) {
  const own = await context(contender);
  for (const visit of ["cold", "warm"]) {
    const page = await own.newPage();
    const line = await own.newCDPSession(page);
    await line.send("Network.enable");
    await line.send("Network.emulateNetworkConditions", SLOW);
    await line.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    let bytes = 0;
    line.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
    note(contender.name, visit, await open(page, contender.url));
    note(contender.name, `${visit} kB`, bytes / 1000);
    await page.close();
  }
  await own.close();
}

try {
  for (let n = 0; n < Number(rounds); n += 1) for (const contender of contenders) await round(contender);
  for (const contender of contenders) await first(contender);
} finally {
  await browser.close();
  we.stop();
  others.stop();
  rmSync(home, { recursive: true, force: true });
}

const columns = ["open", "key", "error", "skip", "cold", "warm", "cold kB", "warm kB"];
console.log(`${size.items} items, ${size.skips} skip rules, ${size.checks} checks; ms, medians of ${rounds} rounds; cold and warm on a slow line, once`);
console.log(`${"".padEnd(10)}${columns.map((name) => name.padStart(9)).join("")}`);
for (const [name, all] of figures) console.log(`${name.padEnd(10)}${columns.map((what) => median(all[what]).toFixed(what === "key" ? 1 : 0).padStart(9)).join("")}`);
