// Chromium, and a visit: one person's page, with everything that went wrong in it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chromium } from "playwright-core";

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

// The browser itself reports every answer 401; being asked who one is is an answer, not an error.
const NATURAL = /status of 401/;

// How long a step may take, in milliseconds: more on a machine that is busy with other things.
const PATIENCE = Number(process.env.PROBATUM_PATIENCE ?? 15_000);

export class Browser {
  static async launch() {
    const path = process.env.PROBATUM_CHROMIUM ?? execFileSync("sh", ["-c", "command -v chromium || command -v chromium-browser"], { encoding: "utf8" }).trim();
    const browser = new Browser();
    browser.chromium = await chromium.launch({ executablePath: path, args: FLAGS, headless: true });
    return browser;
  }

  /** A context of its own, and a page in it that is not yet anywhere. */
  async visit(url, { width = 1440, height = 900, theme = "light", locale = "en-GB", zone = "Europe/Berlin", offline = false } = {}) {
    const context = await this.chromium.newContext({
      baseURL: url,
      viewport: { width, height },
      colorScheme: theme,
      locale,
      timezoneId: zone,
      reducedMotion: "reduce",
      offline,
    });
    context.setDefaultTimeout(PATIENCE);
    // The system's dialog for printing has no driver and would stay over the page: that it is asked for is counted.
    await context.addInitScript(() => (window.print = () => (window.asked = (window.asked ?? 0) + 1)));
    return new Visit(context, await context.newPage());
  }

  close() {
    return this.chromium.close();
  }
}

class Visit {
  constructor(context, page) {
    this.context = context;
    this.page = page;
    this.trouble = [];
    page.on("console", (message) => message.type() === "error" && this.trouble.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => this.trouble.push(`uncaught: ${error.message}`));
    page.on("requestfailed", (request) => {
      const why = request.failure()?.errorText;
      // A page that is left aborts what it was loading.
      if (why !== "net::ERR_ABORTED") this.trouble.push(`request: ${request.url()} ${why}`);
    });
  }

  assertCalm(expected) {
    const unexpected = this.trouble.filter((line) => ![NATURAL, ...expected].some((pattern) => pattern.test(line)));
    assert.deepEqual(unexpected, [], `${this.page.url()} was not calm`);
  }

  close() {
    return this.context.close();
  }
}
