// The kit of the browser tests: a real Chromium, the real `probatum demo`, its real PostgreSQL.
//
//   journey("A coordinator enters blood pressure", async ({ server, person }) => {
//     const page = await person("coordinator.berlin@sites.example");
//     …
//   });
//
// One server for each file (the demo is planted once for each build of the binary, then copied); one browser context for each person.
// Invariant: a journey fails when any of its pages logs an error, breaks the content security policy, or misses a file.
import { after, test } from "node:test";
import { Browser } from "./kit/browser.mjs";
import { Server } from "./kit/server.mjs";
import { enter } from "./kit/sign-in.mjs";
import { snap } from "./kit/shots.mjs";

export { accessible } from "./kit/accessible.mjs";
export { shoot } from "./kit/shots.mjs";

// Whoever opens the app is asked who they are; before signing in the answer is no.
const SIGNED_OUT = /status of 401/;

let server;
let browser;

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A test with a server and people. `expected`: console errors that belong to it, as regular expressions; `timeout` in ms. */
export function journey(name, run, { expected = [], timeout = 180_000 } = {}) {
  test(name, { timeout }, async (context) => {
    server ??= await Server.start();
    browser ??= await Browser.launch();
    const visits = [];
    const visitor = async (options) => {
      const visit = await browser.visit(server.url, options);
      visits.push(visit);
      return visit.page;
    };
    const person = async (email, options) => enter(await visitor(options), email, server.password, options);
    try {
      await run({ server, visitor, person, context });
      for (const visit of visits) visit.assertCalm([SIGNED_OUT, ...expected]);
    } catch (error) {
      for (const [at, visit] of visits.entries()) await snap(visit.page, `failed ${name} ${at + 1}`).catch(() => {});
      error.message += `\nThe end of the server's log:\n${server.tail()}`;
      throw error;
    } finally {
      for (const visit of visits) await visit.close();
    }
  });
}
