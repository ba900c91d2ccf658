// The service worker: lets the app itself start without a line. It keeps the page and the files that this build of it is made of,
// and nothing else: what the API says never passes through here (the app keeps what it must, see docs/decisions/0006-saving.md).
// Invariant: a page from here goes with its own files; with a line the server's page counts.
const SHELF = "app-{build}";
const FILES = ["/", "{app.js}", "{app.wasm}", "{boot.js}", "{early.js}", "{style.css}", "{icon.svg}", "{inter-latin.woff2}"];
// What is loaded apart, for what not everybody opens: kept once the page says that it has come to rest.
const APART = ["{apart}"];
// The words of the language that is spoken: the page says which.
const WORDS = new URL(location.href).searchParams.get("words");

self.addEventListener("install", (event) => {
  const fill = async () => {
    const shelf = await caches.open(SHELF);
    await shelf.addAll(WORDS?.startsWith("/assets/") ? [...FILES, WORDS] : FILES);
    await self.skipWaiting();
  };
  event.waitUntil(fill());
});

self.addEventListener("activate", (event) => {
  const tidy = async () => {
    for (const name of await caches.keys()) if (name !== SHELF) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

self.addEventListener("message", (event) => {
  if (event.data !== "rest") return;
  const fill = async () => {
    const shelf = await caches.open(SHELF);
    for (const path of APART) {
      if (!(await shelf.match(path, { ignoreVary: true }))) await shelf.add(new Request(path, { priority: "low" }));
    }
  };
  // What does not come now is asked for at the next start.
  event.waitUntil(fill().catch(() => {}));
});

/** The server's page; where it does not come, the one that was kept. */
async function page(request) {
  const kept = () => caches.open(SHELF).then((shelf) => shelf.match("/"));
  try {
    const answer = await fetch(request);
    return answer.status < 500 ? answer : ((await kept()) ?? answer);
  } catch (error) {
    const found = await kept();
    if (found) return found;
    throw error;
  }
}

/** Files are named by their content: what was kept is what would come. */
async function file(request) {
  const shelf = await caches.open(SHELF);
  const kept = await shelf.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  // What was used once is there without a line, too.
  if (answer.ok && APART.includes(new URL(request.url).pathname)) shelf.put(request, answer.clone()).catch(() => {});
  return answer;
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate" && !url.pathname.startsWith("/api/")) event.respondWith(page(request));
  else if (url.pathname.startsWith("/assets/")) event.respondWith(file(request));
});
