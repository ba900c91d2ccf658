// What is measured in one page, with real keys and a real mouse. All times in milliseconds, from the event's own time stamp to
// the frame after it was painted.

/** Until the form stands: its fields are there and stay, five frames long. From the start of the navigation. */
export async function open(page, url) {
  await page.goto(url, { waitUntil: "commit", timeout: 120_000 });
  return page.evaluate(
    () =>
      new Promise((standing) => {
        let [before, frames, since] = [0, 0, 0];
        const look = () => {
          const fields = document.querySelectorAll("input, textarea").length;
          if (fields > 20 && fields === before) {
            if (frames++ === 0) since = performance.now();
            if (frames > 5) return standing(since);
          } else frames = 0;
          before = fields;
          requestAnimationFrame(look);
        };
        look();
      }),
  );
}

/** Puts into the page what watches it. */
export async function watch(page, question) {
  await page.evaluate(`window.question = ${question.toString()};`);
  await page.evaluate(() => {
    window.painted = () =>
      new Promise((done) =>
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => done(performance.now());
          channel.port2.postMessage(0);
        }),
      );
    window.keys = [];
    window.addEventListener("keydown", (event) => {
      window.pressed = event.timeStamp;
      painted().then((at) => keys.push(at - event.timeStamp));
    }, true);
    /** Each frame until `seen`: how long after `since` it was. Null when it did not come in six seconds. */
    window.until = async (seen, since) => {
      const end = performance.now() + 6000;
      for (let at = 0; at < end; ) {
        at = await painted();
        if (seen()) return at - since();
      }
      return null;
    };
  });
}

async function into(page, n) {
  const field = (await page.evaluateHandle((n) => question(n).querySelector("input:not([type=hidden])"), n)).asElement();
  await field.scrollIntoViewIfNeeded();
  await field.click();
  return field;
}

/** A key in a field with a check, from the press to the frame. */
export async function key(page, pause) {
  const field = await into(page, 10);
  await pause();
  await page.evaluate(() => (keys.length = 0));
  for (const press of ["1", "2", "Backspace", "5", "0", "Backspace", "Backspace", "1", "5", "Backspace", "3", "Backspace"]) {
    await page.keyboard.press(press);
    await pause();
  }
  const typed = await field.inputValue();
  if (typed !== "11") throw new Error(`typed 11, the field says ${typed}`);
  return page.evaluate(() => keys);
}

/** From the key that leaves the field with 999 in it, or that types the last 9, to the words that say it is out of range. */
export async function error(page, pause, n) {
  await into(page, n);
  await page.keyboard.press("Control+A");
  for (const press of ["9", "9"]) {
    await page.keyboard.press(press);
    await pause();
  }
  await page.evaluate((n) => {
    const wrong = /out of range|cannot be greater|must be <=/i;
    window.found = until(() => wrong.test(question(n)?.innerText ?? ""), () => window.pressed);
  }, n);
  await page.keyboard.press("9");
  const atOnce = () => page.evaluate((n) => /out of range|cannot be greater|must be <=/i.test(question(n)?.innerText ?? ""), n);
  await pause();
  await pause();
  if (!(await atOnce())) await page.keyboard.press("Tab");
  return page.evaluate(() => window.found);
}

/** From the click on a choice to the frame in which other questions are there, or gone. */
export async function skip(page, n) {
  const choice = (await page.evaluateHandle((n) => question(n).querySelector("input[type=radio]"), n)).asElement();
  await choice.scrollIntoViewIfNeeded();
  await page.evaluate(() => {
    const fields = () => [...document.querySelectorAll("input, textarea")].filter((one) => one.offsetParent).length;
    const before = fields();
    window.found = new Promise((done) =>
      window.addEventListener("click", (event) => done(until(() => fields() !== before, () => event.timeStamp)), { capture: true, once: true }),
    );
  });
  await choice.click({ force: true });
  return page.evaluate(() => window.found);
}
