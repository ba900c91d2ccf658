// share.mjs MODULE [CRATE…]: how much of a wasm module's code each crate is, by the names of its functions. For the module as the compiler
// leaves it (target/wasm32-unknown-unknown/wasm-release/app.wasm): wasm-opt takes the names away.
// A function counts for the crate in which it is written; a generic one that another crate fills in counts for where it is written, too.
import { readFileSync } from "node:fs";

const [file, ...wanted] = process.argv.slice(2);
const bytes = readFileSync(file);
const CUSTOM = 0, IMPORT = 2, CODE = 10, FUNCTION_NAMES = 1;

/** An unsigned number at a place, and the place behind it. */
function number(at) {
  let value = 0, shift = 0;
  for (;;) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
    shift += 7;
  }
}

function text(at) {
  const [length, begin] = number(at);
  return [bytes.toString("utf8", begin, begin + length), begin + length];
}

/** How many functions are imported: their numbers come first. */
function imported(at) {
  let functions = 0, count, name, flags;
  [count, at] = number(at);
  while (count-- > 0) {
    [name, at] = text(at);
    [name, at] = text(at);
    const kind = bytes[at++];
    if (kind === 0) functions += 1;
    if (kind === 1 || kind === 3) at += 1;
    if (kind === 1 || kind === 2) {
      flags = bytes[at++];
      [, at] = number(at);
      if (flags & 1) [, at] = number(at);
    } else {
      [, at] = kind === 3 ? [0, at + 1] : number(at);
    }
  }
  return functions;
}

function sizes(at) {
  const all = [];
  let count, size;
  [count, at] = number(at);
  while (count-- > 0) {
    [size, at] = number(at);
    all.push(size);
    at += size;
  }
  return all;
}

function named(at, end) {
  const names = new Map();
  while (at < end) {
    const kind = bytes[at++];
    let [size, begin] = number(at);
    at = begin + size;
    if (kind !== FUNCTION_NAMES) continue;
    let count, index, name;
    [count, begin] = number(begin);
    while (count-- > 0) {
      [index, begin] = number(begin);
      [name, begin] = text(begin);
      names.set(index, name);
    }
  }
  return names;
}

/** The crate of a mangled name: the first word of its path, or of the type whose trait it fills in. */
function crate(name) {
  const path = name.replace(/^_ZN\d+/, "").replace(/^_?\$LT\$(\$RF\$|\$BP\$|mut |dyn )*/, "");
  const first = path.match(/^[A-Za-z_][A-Za-z0-9_]*?(?=\.\.|\d+[A-Za-z_]|\$|::|$|<)/)?.[0] ?? "(other)";
  // `impl Trait for T`: the type is anybody's.
  return /^(_R.*|[A-Z][a-z]?)$/.test(first) ? "(other)" : first;
}

let at = 8, functions = 0, code = [], names = new Map();
while (at < bytes.length) {
  const section = bytes[at++];
  const [size, begin] = number(at);
  at = begin + size;
  if (section === IMPORT) functions = imported(begin);
  if (section === CODE) code = sizes(begin);
  if (section === CUSTOM && text(begin)[0] === "name") names = named(text(begin)[1], at);
}
const share = new Map();
code.forEach((size, n) => {
  const of = crate(names.get(n + functions) ?? "");
  share.set(of, (share.get(of) ?? 0) + size);
});
const total = code.reduce((sum, size) => sum + size, 0);
console.log(`${code.length} functions, ${(total / 1000).toFixed(0)} kB of code`);
const rows = [...share].sort((a, b) => b[1] - a[1]).filter(([name]) => wanted.length === 0 || wanted.includes(name));
for (const [name, size] of rows.slice(0, 20)) console.log(`${name.padEnd(24)} ${(size / 1000).toFixed(0).padStart(6)} kB ${((100 * size) / total).toFixed(1).padStart(5)} %`);
