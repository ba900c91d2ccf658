// The compiled app: cargo → wasm-bindgen → (release) wasm-opt. The last two are skipped while cargo's output stays the same.
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
const OPTIMISE = ["-Oz", "--strip-debug", "--strip-producers", ...FEATURES.map((name) => `--enable-${name}`)];

/** The wasm module and its JavaScript glue, as { module, glue }. */
export function wasm(root, dev) {
  const target = process.env.CARGO_TARGET_DIR ?? join(homedir(), ".cache/probatum/target");
  const compiled = compile(root, target, dev);
  const stage = join(target, "browser", dev ? "dev" : "release");
  const stamp = createHash("sha256").update(readFileSync(compiled)).update(OPTIMISE.join(" ")).digest("hex");
  if (!existsSync(join(stage, stamp))) {
    bind(root, compiled, stage);
    if (!dev) optimise(root, stage);
    writeFileSync(join(stage, stamp), "");
  }
  return { module: readFileSync(join(stage, "app_bg.wasm")), glue: readFileSync(join(stage, "app.js"), "utf8") };
}

function compile(root, target, dev) {
  const profile = dev ? "wasm-dev" : "wasm-release";
  const args = ["build", "--quiet", "--profile", profile, "--target", TARGET, "-p", "app", "--bin", "app"];
  // A machine without rustup's server builds the app with Debian's compiler: deploy/tools/wasm-target.sh says which.
  const toolchain = process.env.PROBATUM_WASM_TOOLCHAIN;
  const env = { ...process.env, CARGO_TARGET_DIR: target, CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS: ERASED };
  if (toolchain) env.RUSTUP_TOOLCHAIN = toolchain;
  step("cargo", () => execFileSync("cargo", args, { cwd: root, env, stdio: "inherit" }));
  return join(target, TARGET, profile, "app.wasm");
}

function bind(root, compiled, stage) {
  rmSync(stage, { recursive: true, force: true });
  mkdirSync(stage, { recursive: true });
  const tool = execFileSync(join(root, "deploy/tools/browser-tools.sh"), ["bind"], { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  step("wasm-bindgen", () => execFileSync(tool.trim(), [compiled, stage, "app"], { stdio: "inherit" }));
  if (readdirSync(stage).includes("snippets")) {
    throw new Error("A dependency brings JavaScript of its own (snippets/), which the build does not carry to dist/ yet.");
  }
}

function optimise(root, stage) {
  const module = join(stage, "app_bg.wasm");
  cpSync(module, join(stage, "bound.wasm"));
  const tool = join(root, "app/node_modules/binaryen/bin/wasm-opt");
  step("wasm-opt", () => execFileSync(process.execPath, [tool, ...OPTIMISE, join(stage, "bound.wasm"), "-o", module], { stdio: "inherit" }));
}

function step(name, run) {
  const began = Date.now();
  run();
  console.log(`  ${name} ${((Date.now() - began) / 1000).toFixed(1)} s`);
}
