// Starts the app. What can go wrong here is said in the page, because the app is not there to say it.
import init from "{app.js}";

/** So long after the start, a first page has what it asks for, also on a slow line. */
const QUIET = 4000;

const element = (id) => document.getElementById(id);

/** Sends for the words while the app is compiled, which then finds them in the browser's cache; says where they are. */
function words() {
  let kept;
  try {
    kept = localStorage.getItem("probatum.language");
  } catch {
    // No storage: the browser's languages decide.
  }
  const known = (tag) => document.querySelector(`meta[name="words-${CSS.escape((tag ?? "").split("-")[0].toLowerCase())}"]`);
  const meta = [kept, ...navigator.languages, "en"].map(known).find(Boolean);
  // What is seen until the app is there already runs the right way.
  document.documentElement.dir = meta.dataset.dir;
  // What goes wrong here is said when the app asks for them.
  fetch(meta.content, { credentials: "same-origin" }).catch(() => {});
  return meta.content;
}

/** Once the first page has had the line to itself, what is loaded apart is kept for when there is none. */
function keepTheRest() {
  const ask = () => navigator.serviceWorker.ready.then(({ active }) => active?.postMessage("rest"));
  setTimeout(() => (window.requestIdleCallback ? requestIdleCallback(ask) : ask()), QUIET);
}

try {
  const spoken = words();
  await init({ module_or_path: "{app.wasm}" });
  // From now on the app starts without a line, too. Where that is not allowed, it needs one.
  navigator.serviceWorker?.register(`/sw.js?words=${encodeURIComponent(spoken)}`).then(keepTheRest, () => {});
  // The app itself takes the picture away, once it has its words.
} catch (error) {
  element("starting").hidden = true;
  element("not-started").hidden = false;
  element("not-started-why").textContent = String(error);
  throw error;
}
