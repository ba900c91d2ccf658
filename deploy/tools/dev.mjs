// Rebuilds what a change touches: the app when app/, style/ or shared/ change, the server when server/, migrations/ or shared/ do.
// The debug server reads dist/ from disk, so a change of the app needs only a reload of the page.
import { spawn, spawnSync } from "node:child_process";
import { watch } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const binary = join(process.env.CARGO_TARGET_DIR, "debug/probatum");
const dataDir = process.env.PROBATUM_DATA_DIR ?? join(process.env.PROBATUM_CACHE, "dev-data");
const FLOORS = { app: ["app", "style", "shared"], server: ["server", "migrations", "shared"] };
const BUILD = {
  app: ["node", "app/build.mjs", "--dev"],
  server: ["cargo", "build", "-p", "server"],
};

let server;

function build(part) {
  const [program, ...args] = BUILD[part];
  const began = Date.now();
  const done = spawnSync(program, args, { cwd: root, stdio: "inherit" });
  console.log(`${done.status === 0 ? "✓" : "✗"} ${part} ${((Date.now() - began) / 1000).toFixed(1)} s`);
  return done.status === 0;
}

async function restart() {
  if (server) {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    if (server.exitCode === null) server.kill("SIGTERM"), await ended;
  }
  server = spawn(binary, ["demo"], { cwd: root, stdio: "inherit", env: { ...process.env, PROBATUM_DATA_DIR: dataDir } });
}

const changed = new Set();
let busy = false;

async function rebuild() {
  if (busy || changed.size === 0) return;
  busy = true;
  const parts = Object.keys(FLOORS).filter((part) => FLOORS[part].some((floor) => changed.has(floor)));
  changed.clear();
  for (const part of parts) {
    if (build(part) && part === "server") await restart();
  }
  busy = false;
  await rebuild();
}

for (const floor of new Set(Object.values(FLOORS).flat())) {
  watch(join(root, floor), { recursive: true }, (_, name) => {
    if (!name || name.includes("node_modules") || name.endsWith("~")) return;
    changed.add(floor);
    setTimeout(rebuild, 200);
  });
}

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.on(signal, () => {
    server?.once("exit", () => process.exit(0)).kill("SIGTERM");
    if (!server || server.exitCode !== null) process.exit(0);
  });
}

if (build("app") && build("server")) await restart();
