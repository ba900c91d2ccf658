// Starts the app. What can go wrong here is said in the page, because the app is not there to say it.
import init from "{app.js}";

const element = (id) => document.getElementById(id);

try {
  await init({ module_or_path: "{app.wasm}" });
  element("starting").remove();
  element("not-started").remove();
} catch (error) {
  element("starting").hidden = true;
  element("not-started").hidden = false;
  element("not-started-why").textContent = String(error);
  throw error;
}
