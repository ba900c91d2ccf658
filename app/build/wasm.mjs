// The compiled app: cargo → split → wasm-bindgen → (release) wasm-opt. All but the first are skipped while cargo's output stays the same.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const TARGET = "wasm32-unknown-unknown";
// What the compiler emits and every supported browser knows; --all-features would let wasm-opt use what they do not.
const FEATURES = ["bulk-memory", "multivalue", "mutable-globals", "nontrapping-float-to-int", "reference-types", "sign-ext"];
// Leptos gives every view a type of its own, and every type its own code; erased, the app is a seventh smaller and builds in less time.
const ERASED = "--cfg erase_components";
// Which function needs which, and which data: without it nothing can be told apart. Only the last step of the linker is told so.
const RELOCATIONS = "-Clink-args=--emit-relocs";
const LOADERS = "app.parts.js";
// Counts up when the steps below change what they make of the same input.
const RECIPE = 1;
const OPTIMISE = ["-Oz", "--strip-debug", "--strip-producers", ...FEATURES.map((name) => `--enable-${name}`)];

/**
 * What starts, what is loaded apart, and the JavaScript glue, as { module, apart: [{ name, module }], glue }. The glue names a part as
 * `{name.wasm}`, for whoever knows where it lies.
 */
export function wasm(root, dev) {
  const target = process.env.CARGO_TARGET_DIR ?? join(homedir(), ".cache/probatum/target");
  const compiled = compile(root, target, dev);
  const stage = join(target, "browser", dev ? "dev" : "release");
  const stamp = createHash("sha256").update(readFileSync(compiled)).update(`${RECIPE} ${OPTIMISE.join(" ")}`).digest("hex");
  if (!existsSync(join(stage, stamp))) {
    const parts = split(root, compiled, stage);
    bind(root, parts, stage);
    for (const name of ["app_bg.wasm", ...apart(stage)]) if (!dev) optimise(root, stage, name);
    writeFileSync(join(stage, stamp), "");
  }
  const module = (name) => readFileSync(join(stage, name));
  return { module: module("app_bg.wasm"), apart: apart(stage).map((name) => ({ name, module: module(name) })), glue: glue(stage) };
}

/** The files of the parts that are loaded apart. */
function apart(stage) {
  return readdirSync(stage).filter((name) => /^(split|chunk)_\w+\.wasm$/.test(name)).sort();
}

/**
 * The glue with the loaders of the parts in it: in a file of their own, each of the two would have to name the other, and a name
 * stands for the content.
 */
function glue(stage) {
  const bound = readFileSync(join(stage, "app.js"), "utf8");
  const loaders = readFileSync(join(stage, LOADERS), "utf8")
    .replace(/^import \{ initSync \} from .*$/m, "")
    .replace(/^export const /gm, "const ")
    .replace(/"\.\/((?:split|chunk)_\w+\.wasm)"/g, '"{$1}"');
  const names = [...loaders.matchAll(/^const (__wasm_split_load_\w+) =/gm)].map(([, name]) => name);
  const all = new RegExp(`^import \\* as (\\w+) from ["']\\./${LOADERS.replace(".", "\\.")}["'];?$`, "gm");
  let imported = 0;
  const whole = bound.replace(all, (_, name) => (imported++, `const ${name} = { ${names.join(", ")} };`));
  if (apart(stage).length > 0 && imported === 0) throw new Error("The glue does not ask for the parts that are loaded apart.");
  return imported === 0 ? bound : `${loaders}\n${whole}`;
}

function compile(root, target, dev) {
  const profile = dev ? "wasm-dev" : "wasm-release";
  const args = ["rustc", "--quiet", "--profile", profile, "--target", TARGET, "-p", "app", "--bin", "app", "--", RELOCATIONS];
  // A machine without rustup's server builds the app with Debian's compiler: deploy/tools/wasm-target.sh says which.
  const toolchain = process.env.PROBATUM_WASM_TOOLCHAIN;
  const env = { ...process.env, CARGO_TARGET_DIR: target, CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS: ERASED };
  if (toolchain) env.RUSTUP_TOOLCHAIN = toolchain;
  step("cargo", () => execFileSync("cargo", args, { cwd: root, env, stdio: "inherit" }));
  return join(target, TARGET, profile, "app.wasm");
}

function browserTool(root, name) {
  const script = join(root, "deploy/tools/browser-tools.sh");
  return execFileSync(script, [name], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }).trim();
}

function split(root, compiled, stage) {
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(stage, { recursive: true });
  const tool = browserTool(root, "split");
  step("split", () => execFileSync(tool, [compiled, stage, "app"], { stdio: "inherit" }));
  return join(stage, "app.wasm");
}

function bind(root, start, stage) {
  const tool = browserTool(root, "bind");
  step("wasm-bindgen", () => execFileSync(tool, [start, stage, "app"], { stdio: "inherit" }));
  if (readdirSync(stage).includes("snippets")) {
    throw new Error("A dependency brings JavaScript of its own (snippets/), which the build does not carry to dist/ yet.");
  }
}

function optimise(root, stage, name) {
  const module = join(stage, name);
  const before = join(stage, `${name}.before`);
  cpSync(module, before);
  const tool = join(root, "app/node_modules/binaryen/bin/wasm-opt");
  step(`wasm-opt ${name}`, () => execFileSync(process.execPath, [tool, ...OPTIMISE, before, "-o", module], { stdio: "inherit" }));
}

function step(name, run) {
  const began = Date.now();
  run();
  console.log(`  ${name} ${((Date.now() - began) / 1000).toFixed(1)} s`);
}
