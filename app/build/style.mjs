// style/index.css with all that it imports, in its layers, as one file. Features newer than the oldest browser are lowered.
import { bundle, transform } from "lightningcss";
import { join } from "node:path";

// Oldest browsers: those with cascade layers and `:has`. The version is the high bytes of a number, as lightningcss wants it.
const TARGETS = { chrome: 111 << 16, firefox: 121 << 16, safari: (16 << 16) | (4 << 8) };

export function style(root, faces, dev) {
  const bundled = bundle({ filename: join(root, "style/index.css"), targets: TARGETS });
  const whole = `${bundled.code}\n${faces}`;
  return transform({ filename: "style.css", code: Buffer.from(whole), targets: TARGETS, minify: !dev }).code;
}
