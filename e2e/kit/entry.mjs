// Entering data, as coordinators do, and what the server's own history says of it afterwards.
import assert from "node:assert/strict";

export const item = (page, oid) => page.locator(`[data-test="item-${oid}"]`).first();
export const box = (page, oid) => item(page, oid).locator("input").first();
export const saved = (page) => page.locator("[data-test=saved][data-state=saved]").waitFor();

/** Types into the item's field and leaves it, as Tab does. */
export async function enter(page, oid, text) {
  await box(page, oid).fill(text);
  await box(page, oid).press("Tab");
}

/** Enrols a subject of the heart failure trial; the path of its casebook. */
export async function enrol(page) {
  await page.goto("/studies");
  await page.locator("[data-test=study]", { hasText: "CARDIA-2" }).first().click();
  await page.locator("[data-test=matrix]").waitFor();
  await page.locator("[data-test=enrol]").first().click();
  await page.locator("[data-test=enrol-confirm]").click();
  await page.waitForURL(/subjects\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

export async function opened(page, casebook, form) {
  await page.goto(`${casebook}/${form}`);
  await page.locator("[data-test=section]").first().waitFor();
}

/** The history of a form as the server has it, oldest first: item, new datum, time, person, action, reason. */
export async function history(page, casebook, form) {
  const [visit, visit_n, oid, form_n] = form.split("/");
  const query = new URLSearchParams({ visit, visit_n, form: oid, form_n });
  const rows = [];
  for (let after; ; ) {
    if (after) query.set("after", after);
    const answer = await page.request.get(`/api${casebook}/history?${query}`);
    assert.equal(answer.status(), 200);
    const read = await answer.json();
    rows.push(...read.rows);
    if (!(after = read.next)) return rows.reverse();
  }
}

/** How many changes this browser keeps on its disk, and has no receipt for. */
export const keptOnDisk = (page) =>
  page.evaluate(async () => {
    // Where there is no database, asking for it would make an empty one.
    if (!(await indexedDB.databases()).some((one) => one.name === "probatum")) return 0;
    const answer = (request) => new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const database = await answer(indexedDB.open("probatum"));
    const kept = (await answer(database.transaction("unsent").objectStore("unsent").getAll())).map((text) => JSON.parse(text).kept);
    database.close();
    const sending = (one) => one.sending?.set.changes.map((change) => change.at) ?? [];
    return kept.reduce((n, one) => n + new Set([...sending(one), ...one.edits.map(([, change]) => change.at)]).size, 0);
  });
