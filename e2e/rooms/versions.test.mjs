// Amending a running study in the browser: look, add, publish, release, and see what moving changed.
import assert from "node:assert/strict";
import { accessible, journey, shoot } from "../kit.mjs";

/** The running design of CARDIA-2 with stricter checks, as a file. */
async function amended(page) {
  const { id, xml } = await page.evaluate(async () => {
    const studies = await (await fetch("/api/studies")).json();
    const study = studies.find((one) => one.protocol.includes("CARDIA"));
    const file = await fetch(`/api/studies/${study.id}/export/odm?design_only=true`);
    return { id: study.id, xml: await file.text() };
  });
  const changed = xml.replace(/(Comparator="LE"[^>]*>\s*<CheckValue>)\d+/, "$160");
  assert.notEqual(changed, xml, "a check is stricter");
  return { id, file: { name: "amendment.xml", mimeType: "text/xml", buffer: Buffer.from(changed) } };
}

// Req: DAT-01 DAT-11 DAT-12
journey("A builder adds a version, a data manager publishes it and moves every subject to it", async ({ person }) => {
  const manager = await person("data@meridian.example");
  const { id, file } = await amended(manager);

  const builder = await person("builder@meridian.example");
  await builder.goto(`/studies/${id}/versions`);
  await builder.locator("[data-test=version]").first().waitFor();
  await builder.locator("[data-test=new-version]").click();
  await builder.locator("[data-test=design-file]").setInputFiles(file);
  await builder.locator("[data-test=changes]").waitFor();
  assert.match(await builder.locator("[data-test=changes]").innerText(), /Check/);
  await accessible(builder);
  await shoot(builder, "version new");
  await builder.getByLabel("Name").fill("Amendment 1");
  await builder.locator("[data-test=add-version]").click();
  await builder.getByRole("heading", { name: "Amendment 1" }).waitFor();
  await builder.locator("[data-test=publish]").click();
  await builder.getByText("You added this version.").waitFor();
  const version = new URL(builder.url()).pathname.split("/").at(-1);

  await manager.goto(`/studies/${id}/versions/${version}`);
  await shoot(manager, "version draft");
  await manager.locator("[data-test=publish]").click();
  await manager.locator("[data-test=release]").click();
  await manager.locator("[data-test=release-move]").check();
  await manager.getByLabel("Approval").fill("EC 2026/17, 3 March 2026");
  await manager.getByLabel("Reason").fill("Amendment 1");
  await accessible(manager);
  await shoot(manager, "release form");
  await manager.locator("[data-test=release-now]").click();
  const view = manager.locator("[data-test=release-view]").first();
  // Two subjects of the demonstration are locked: they stay, and it is said who and why.
  await view.getByText("Not everybody moved", { exact: true }).waitFor({ timeout: 120_000 });
  assert.match(await view.locator("[data-test=release-progress]").innerText(), /^58 of 60 subjects moved$/);
  const stays = await view.locator(".banner li").allInnerTexts();
  assert.equal(stays.length, 2, String(stays));
  for (const why of stays) assert.match(why, /lock|frozen/i);
  await accessible(manager);
  await shoot(manager, "release done");
  await manager.goto(`/studies/${id}/versions`);
  await manager.locator("[data-test=version]").first().waitFor();
  assert.match(await manager.locator("[data-test=version]").first().innerText(), /Amendment 1[\s\S]*In use for new sites/);
  await shoot(manager, "versions");
}, { expected: [/status of 403/] });
