// The same as wasm, timed by node: `node wasm.mjs rule_bench.wasm`.
import { readFileSync } from "node:fs";

const { instance } = await WebAssembly.instantiate(readFileSync(process.argv[2]), {});
const { prepare, checks, changes } = instance.exports;

/** Microseconds a round, the best of five. */
function time(rounds, work) {
  const once = () => {
    const begun = process.hrtime.bigint();
    work(rounds);
    return Number(process.hrtime.bigint() - begun) / 1e3 / rounds;
  };
  return Math.min(...Array.from({ length: 5 }, once));
}

prepare();
console.log(`as wasm: 100 checks on a record of 200 items: ${time(5000, checks).toFixed(2)} µs`);
console.log(`as wasm: one change in a form of 500 items and 200 rules: ${time(2000, changes).toFixed(2)} µs`);
