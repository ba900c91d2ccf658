// Every way of answering that is more than a line of text: a table of questions by arrow keys, a scale that stores nothing before
// it is touched, answers that stand alone, files with their pictures, a signature, a long list, and nothing to say for a group.
// Req: DAT-05, DAT-07, DAT-19
import assert from "node:assert/strict";
import { accessible, journey, shoot } from "../kit.mjs";

const item = (page, oid) => page.locator(`[data-test="item-${oid}"]`).first();
const saved = (page) => page.locator("[data-test=saved][data-state=saved]").waitFor();

async function enrol(page, study) {
  await page.goto("/studies");
  await page.locator("[data-test=study]", { hasText: study }).first().click();
  await page.locator("[data-test=matrix]").waitFor();
  await page.locator("[data-test=enrol]").first().click();
  await page.locator("[data-test=enrol-confirm]").click();
  await page.waitForURL(/subjects\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}

async function opened(page, casebook, form) {
  await page.goto(`${casebook}/${form}`);
  await page.locator("[data-test=section]").first().waitFor();
}

/** A picture: red, 4 by 3 pixels. */
const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAQAAAADCAIAAAA7ljmRAAAAEElEQVR4nGPYoisARww4OQDkIQtNBdVRRgAAAABJRU5ErkJggg==", "base64");

journey("A participant's questionnaire is answered by keys, and a scale stores nothing before it is touched", async ({ person }) => {
  const page = await person("coordinator.berlin@sites.example");
  const casebook = await enrol(page, "CARDIA-2");
  await opened(page, casebook, "V.BL/1/F.WELL/1");

  // One table: arrows across choose, arrows down go on.
  const row = (oid) => item(page, oid).locator("input[type=radio]");
  await row("WB.STAIRS").first().focus();
  await page.keyboard.press("ArrowRight");
  assert.equal(await row("WB.STAIRS").nth(1).isChecked(), true);
  await page.keyboard.press("ArrowDown");
  assert.equal(await row("WB.NIGHT").nth(1).evaluate((input) => input === document.activeElement), true);
  await page.keyboard.press("Space");
  assert.equal(await row("WB.NIGHT").nth(1).isChecked(), true);
  await saved(page);

  // Nothing is stored of a scale that nobody touched; an arrow key answers, Backspace takes it back.
  const scale = item(page, "WB.SCALE");
  assert.equal(await scale.locator(".untouched").count(), 1);
  await accessible(page);
  await scale.locator("input").focus();
  await page.keyboard.press("ArrowRight");
  await scale.locator("[data-test=scale-answer]", { hasText: "51" }).waitFor();
  await page.keyboard.press("Backspace");
  await scale.locator(".untouched").waitFor();
  await page.keyboard.press("End");
  await scale.locator("[data-test=scale-answer]", { hasText: "100" }).waitFor();
  await page.keyboard.press("Tab");
  await saved(page);
  await shoot(page, "answers questionnaire");
});

journey("What is not asked in a group is said once, and taken back in one step", async ({ person }) => {
  const page = await person("coordinator.berlin@sites.example");
  const casebook = await enrol(page, "CARDIA-2");
  await opened(page, casebook, "V.BL/1/F.WELL/1");
  await item(page, "WB.NIGHT").locator("input[type=radio]").nth(1).check();
  await item(page, "WB.STAIRS").locator("input[type=radio]").nth(1).check();

  // Six questions are open in the table: one reason for all of them, taken back in one step.
  const section = page.locator("[data-test=section]", { hasText: "During the last two weeks" });
  await section.locator("[data-test=rest-group]").click();
  await page.locator("[data-test=rest-REFUSED]").check();
  await page.locator("[data-test=rest] button[type=submit]").click();
  await item(page, "WB.TIRED").locator("[data-reason=REFUSED]").waitFor();
  assert.equal(await section.locator("[data-test=missing-reason]").count(), 6);
  assert.equal(await item(page, "WB.NIGHT").locator("input[type=radio]").nth(1).isChecked(), true, "what is answered stays");
  await saved(page);
  await section.locator("[data-test=rest-undo]").click();
  await item(page, "WB.TIRED").locator("input").first().waitFor();
  await saved(page);
  await section.locator("[data-test=rest-group]").click();
  await page.locator("[data-test=rest-REFUSED]").check();
  await page.locator("[data-test=rest] button[type=submit]").click();
  await saved(page);
  await page.reload();
  await item(page, "WB.TIRED").locator("[data-reason=REFUSED]").waitFor();
  await page.locator("[data-test=history]", { hasText: "Refused by the participant" }).waitFor();
  await shoot(page, "answers refused");
});

journey("Answers that stand alone clear the others; a long list is searched", async ({ person }) => {
  const page = await person("coordinator.berlin@sites.example");
  const casebook = await enrol(page, "CARDIA-2");
  await opened(page, casebook, "V.SCR/1/F.HF/1");
  const boxes = item(page, "HF.DEVICE").locator("input[type=checkbox]");
  const box = (label) => item(page, "HF.DEVICE").locator("label", { hasText: label }).locator("input");
  await boxes.nth(1).check();
  await boxes.nth(2).check();
  await box("None").check();
  assert.equal(await item(page, "HF.DEVICE").locator("input:checked").count(), 1);
  await item(page, "HF.DEVICE").locator("[data-test=cleared]", { hasText: "Taken back" }).waitFor();
  await saved(page);
  await shoot(page, "answers exclusive");
  await opened(page, casebook, "V.SCR/1/F.DM/1");
  await item(page, "DM.BORN").locator("input").fill("nig");
  await item(page, "DM.BORN").getByRole("option", { name: "Nigeria" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await shoot(page, "answers search");
  await page.keyboard.press("Enter");
  await saved(page);
  assert.equal(await item(page, "DM.BORN").locator("input").inputValue(), "Nigeria");
});

journey("A file is handed in, shown, replaced, and the old one stays in the history", async ({ person }) => {
  const page = await person("coordinator.berlin@sites.example");
  const casebook = await enrol(page, "CARDIA-2");
  await opened(page, casebook, "V.SCR/1/F.EG/1");
  const trace = item(page, "EG.TRACE");
  await trace.locator("[data-test=file]").setInputFiles({ name: "ecg.png", mimeType: "image/png", buffer: PNG });
  await trace.locator("[data-test=file-name]", { hasText: "ecg.png" }).waitFor();
  await saved(page);
  assert.ok(await trace.locator("img").evaluate((picture) => picture.decode().then(() => picture.naturalWidth > 0)));
  await trace.scrollIntoViewIfNeeded();
  await shoot(page, "answers file");
  await accessible(page);
  await trace.locator("[data-test=file-replace]").click();
  await trace.locator("[data-test=file]").setInputFiles({ name: "second.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n%%EOF\n") });
  await trace.locator("[data-test=file-name]", { hasText: "second.pdf" }).waitFor();
  await saved(page);
  await trace.locator("[data-test=file-kept]").focus();
  const old = page.locator("[data-test=history] .change-old a").first();
  const answer = await page.request.get(await old.getAttribute("href"));
  assert.deepEqual(await answer.body(), PNG);
  assert.match(answer.headers()["content-disposition"], /^attachment; filename="ecg\.png"/);

  // A program is refused in words, and the field says so.
  await trace.locator("[data-test=file-replace]").click();
  await trace.locator("[data-test=file]").setInputFiles({ name: "tool.pdf", mimeType: "application/pdf", buffer: Buffer.from("#!/bin/sh\necho hello\n") });
  await trace.locator("[data-test=file-failed]", { hasText: "This is a program" }).waitFor();
  await shoot(page, "answers file refused");
}, { expected: [/status of 422/] });

journey("A participant signs on the tablet", async ({ person }) => {
  const page = await person("coordinator.berlin@sites.example");
  const casebook = await enrol(page, "CARDIA-2");
  await opened(page, casebook, "V.SCR/1/F.IC/1");
  const pad = item(page, "IC.SIGN").locator("canvas");
  await pad.scrollIntoViewIfNeeded();
  const stroke = async (points) => {
    const { x, y, width, height } = await pad.boundingBox();
    const at = ([across, down]) => [x + across * width, y + down * height];
    await page.mouse.move(...at(points[0]));
    await page.mouse.down();
    for (const point of points.slice(1)) await page.mouse.move(...at(point), { steps: 6 });
    await page.mouse.up();
  };
  await stroke([[0.1, 0.7], [0.16, 0.25], [0.2, 0.7], [0.26, 0.4], [0.32, 0.7], [0.38, 0.45], [0.44, 0.7]]);
  await stroke([[0.05, 0.85], [0.6, 0.8]]);
  await stroke([[0.7, 0.1], [0.9, 0.9]]);
  await page.locator("[data-test=signature-undo]").click();
  await shoot(page, "answers signature");
  await accessible(page);
  await page.locator("[data-test=signature-keep]").click();
  await item(page, "IC.SIGN").locator("[data-test=file-name]", { hasText: "Signature" }).waitFor();
  await saved(page);
  await page.reload();
  await item(page, "IC.SIGN").locator("img").waitFor();
  await item(page, "IC.SIGN").scrollIntoViewIfNeeded();
  await shoot(page, "answers signed");
});
