// Runs the test suites named on the command line (all without a name), shows what they say, and ends with a table and one line
// "N passed, N failed". A suite that proves nothing (no test ran) has failed.
import { spawn, spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const tool = (name) => join(import.meta.dirname, name);
const wasmToolchain = process.env.PROBATUM_WASM_TOOLCHAIN;
const forWasm = wasmToolchain ? { RUSTUP_TOOLCHAIN: wasmToolchain } : {};
const WASM = ["--target", "wasm32-unknown-unknown"];
const DENY = ["--", "-D", "warnings"];

/** Node 20 knows no patterns for test files, Node 22 no directories. */
function journeys() {
  const names = readdirSync(join(root, "e2e"), { recursive: true }).filter((name) => /^(rooms|journeys)\/.*\.test\.mjs$/.test(name));
  const wanted = process.env.ONLY ? names.filter((name) => name.includes(process.env.ONLY)) : names;
  return wanted.sort().map((name) => `e2e/${name}`);
}

const has = (program) => spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;

// Each step: [what it is, command, environment, how to count]. A step without a count counts as one test by its exit code.
const SUITES = {
  lint: [
    ["Rust is formatted", ["cargo", "fmt", "--all", "--check"]],
    // Their `mod` lines stand in a macro, where cargo does not look.
    ["rule functions are formatted", ["bash", "-c", "rustfmt --edition 2024 --config-path . --check shared/src/forms/rule/functions/*.rs"]],
    ["clippy: server, shared, migrations", ["cargo", "clippy", "--quiet", "--all-targets", ...DENY]],
    ["clippy: app", ["cargo", "clippy", "--quiet", "-p", "app", ...WASM, ...DENY], forWasm],
    ["rooms look up", ["node", tool("rooms.mjs")]],
    ["style sheets", ["node", join(root, "style/check.mjs")]],
    ["requirements are traced", ["node", join(root, "docs/trace.mjs"), "--check"]],
    ["scripts parse", ["bash", "-n", ...["browser-tools", "chromium", "common", "needs", "npm", "postgres", "setup", "wasm-target"].map((name) => tool(`${name}.sh`))]],
    ...(has("cargo-deny") ? [["dependencies", ["cargo", "deny", "--log-level", "error", "check"]]] : []),
  ],
  rust: [
    ["unit and server tests", ["cargo", "test", "--quiet", "--no-fail-fast"], {}, rustTests],
    // By itself: built together with the server, features would unify.
    ["the app's drafts and words", ["cargo", "test", "--quiet", "--no-fail-fast", "-p", "app"], {}, rustTests],
  ],
  wasm: [["rules as wasm on Node", ["cargo", "test", "-p", "shared", ...WASM, "--test", "scenarios"], forWasm, rustTests]],
  browser: [
    ["app, as it ships", ["node", join(root, "app/build.mjs")]],
    ["server", ["cargo", "build", "--quiet", "-p", "server"]],
    ["rooms and journeys", ["node", "--test", "--test-concurrency=1", "--test-reporter=spec", ...journeys()], {}, nodeTests],
  ],
};

function rustTests(output) {
  const lines = [...output.matchAll(/^test result: .*?(\d+) passed; (\d+) failed/gm)];
  return { passed: sum(lines, 1), failed: sum(lines, 2) };
}

function nodeTests(output) {
  const count = (word) => Number(output.match(new RegExp(`^\\S* ?${word} (\\d+)$`, "m"))?.[1] ?? 0);
  return { passed: count("pass"), failed: count("fail") + count("cancelled") };
}

const sum = (matches, group) => matches.reduce((total, match) => total + Number(match[group]), 0);

function run(command, environment) {
  const [program, ...args] = command;
  const env = { ...process.env, ...environment };
  const child = spawn(program, args, { cwd: root, env, stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    process.stdout.write(text);
    output += text;
  });
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ code: 1, output: `${output}\n${error}` }));
    child.on("close", (code) => resolve({ code, output }));
  });
}

/** What a finished step counts for: its tests, or itself; a failure that no test explains is one failure. */
function outcome(count, { code, output }) {
  const { passed, failed } = count ? count(output.replace(/\x1b\[[0-9;]*m/g, "")) : { passed: code === 0 ? 1 : 0, failed: 0 };
  const explained = code === 0 ? passed > 0 : failed > 0;
  return { passed, failed: failed + (explained ? 0 : 1) };
}

async function runStep(suite, [name, command, environment = {}, count]) {
  console.log(`\n▸ ${suite}: ${name}`);
  const began = Date.now();
  const result = outcome(count, await run(command, environment));
  return { suite, name, ...result, seconds: (Date.now() - began) / 1000 };
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in SUITES));
if (unknown.length > 0) {
  console.error(`There is no suite ${unknown.join(", ")}. Suites: ${Object.keys(SUITES).join(", ")}.`);
  process.exit(2);
}

const rows = [];
for (const suite of wanted.length > 0 ? wanted : Object.keys(SUITES)) {
  for (const step of SUITES[suite]) rows.push(await runStep(suite, step));
}

console.log("\nsuite     passed  failed  seconds");
for (const { suite, name, passed, failed, seconds } of rows) {
  const figures = [String(passed).padStart(7), String(failed).padStart(8), seconds.toFixed(1).padStart(9)].join("");
  console.log(`${suite.padEnd(9)}${figures}  ${name}`);
}
const failed = sum(rows.map((row) => [row.failed]), 0);
console.log(`\n${sum(rows.map((row) => [row.passed]), 0)} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
