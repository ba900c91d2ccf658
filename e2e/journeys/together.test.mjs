// Two people in one form: each sees the other's changes arrive, what does not touch merges, what does is decided by a person.
// Req: DAT-08, AUD-01
import assert from "node:assert/strict";
import { accessible, journey, shoot } from "../kit.mjs";
import { box, enrol, enter, history, item, opened, saved } from "../kit/entry.mjs";

const FORM = "V.SCR/1/F.VS/1";
const CUT = /ERR_INTERNET_DISCONNECTED/;

journey("Two people in one form see each other's changes, merge, and decide between two values", async ({ person }) => {
  const jonas = await person("coordinator.berlin@sites.example");
  const casebook = await enrol(jonas);
  await opened(jonas, casebook, FORM);
  const doctor = await person("investigator.berlin@sites.example");
  await opened(doctor, casebook, FORM);

  // It arrives without anybody asking for it, with the name of whose it is.
  await enter(jonas, "VS.HEIGHT", "178");
  await item(doctor, "VS.HEIGHT").locator("[data-test=arrived]").waitFor();
  assert.equal(await box(doctor, "VS.HEIGHT").inputValue(), "178");
  assert.match(await doctor.locator("[data-test=arrived-line]").innerText(), /Jonas Weber/);
  await accessible(doctor);
  await shoot(doctor, "a change arrives");

  // Different items at the same time: both stand.
  await Promise.all([enter(jonas, "VS.WEIGHT", "82.0"), enter(doctor, "VS.RESP", "15")]);
  await Promise.all([saved(jonas), saved(doctor)]);
  await item(jonas, "VS.RESP").locator("[data-test=arrived]").waitFor();
  await item(doctor, "VS.WEIGHT").locator("[data-test=arrived]").waitFor();
  assert.equal(await doctor.locator("[data-test=conflict]").count() + await jonas.locator("[data-test=conflict]").count(), 0);

  // Nothing moves under the hands of who is typing; leaving the field makes it a conflict, with both values.
  await box(doctor, "VS.TEMP").pressSequentially("36.9");
  await enter(jonas, "VS.TEMP", "37.4");
  await saved(jonas);
  await enter(jonas, "VS.SPO2", "97");
  await item(doctor, "VS.SPO2").locator("[data-test=arrived]").waitFor();
  assert.equal(await box(doctor, "VS.TEMP").inputValue(), "36.9");
  await box(doctor, "VS.TEMP").press("Tab");
  const conflict = item(doctor, "VS.TEMP").locator("[data-test=conflict]");
  await conflict.waitFor();
  const words = await conflict.innerText();
  for (const part of ["Jonas Weber", "36.9", "37.4"]) assert.ok(words.includes(part), words);
  await accessible(doctor);
  await shoot(doctor, "conflict");
  await conflict.locator("[data-test=put-mine]").click();
  await conflict.waitFor({ state: "detached" });
  await saved(doctor);
  await item(jonas, "VS.TEMP").locator("[data-test=arrived]").waitFor();
  assert.equal(await box(jonas, "VS.TEMP").inputValue(), "36.9");
  const decided = (await history(jonas, casebook, FORM)).at(-1);
  assert.deepEqual([decided.action, decided.old.v, decided.new.v], ["capture.SettleConflict", "37.4", "36.9"]);

  // Without a line on one side: the same, once it is back; this time the stored value stands.
  await doctor.context().setOffline(true);
  await enter(doctor, "VS.RESP", "22");
  await doctor.locator("[data-test=saved][data-state=offline]").waitFor();
  await enter(jonas, "VS.RESP", "18");
  await saved(jonas);
  await doctor.context().setOffline(false);
  const second = item(doctor, "VS.RESP").locator("[data-test=conflict]");
  await second.waitFor();
  await second.locator("[data-test=keep-theirs]").click();
  await second.waitFor({ state: "detached" });
  await saved(doctor);
  assert.equal(await box(doctor, "VS.RESP").inputValue(), "18");
}, { expected: [CUT, /status of 409/] });
