// Holds the style sheets to the rules of style/index.css: every token that is used exists, no colour stands outside tokens.css, only
// logical properties, every file is imported, every class of the index is there, and text and shapes have their contrast by day and night.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const home = import.meta.dirname;
const read = (name) => readFileSync(join(home, name), "utf8");
const names = readdirSync(home, { recursive: true }).filter((name) => name.endsWith(".css"));
const sheets = new Map(names.map((name) => [name, name === "index.css" ? "" : read(name).replace(/\/\*[\s\S]*?\*\//g, "")]));
const all = [...sheets.values()].join("\n");
const index = read("index.css");
const tokens = read("tokens.css");
const wrong = [];

// WCAG 2.2: 4.5 for text (1.4.3), 3 for shapes and borders that mean something (1.4.11).
const TEXT = [
  ["ink", ["paper", "ground", "raised", "sunk", "hover", "accent-soft", "danger-soft", "warning-soft", "info-soft", "success-soft"]],
  ["ink-soft", ["paper", "ground", "raised", "sunk", "hover", "neutral-soft", "danger-soft", "warning-soft", "info-soft"]],
  ["ink-faint", ["paper", "ground", "raised", "sunk"]],
  ["accent", ["paper", "ground", "raised"]],
  ["accent-strong", ["accent-soft", "paper"]],
  ["accent-ink", ["accent", "accent-strong"]],
  ["danger-ink", ["danger"]],
  ["danger", ["paper", "ground", "danger-soft"]],
  ["warning", ["paper", "ground", "warning-soft"]],
  ["info", ["paper", "ground", "info-soft"]],
  ["success", ["paper", "ground", "success-soft"]],
  ["violet", ["paper", "ground", "violet-soft"]],
];
const SHAPES = [
  ["line-strong", ["paper", "ground", "raised"]],
  ["focus", ["paper", "ground", "raised", "accent-soft"]],
  ["accent-line", ["paper"]],
  ["danger-line", ["paper"]],
  ["warning-line", ["paper"]],
  ["info-line", ["paper"]],
  ["success-line", ["paper"]],
];

function tokensExist() {
  const defined = new Set([...all.matchAll(/(--[\w-]+)\s*:/g)].map((match) => match[1]));
  const optional = /var\(\s*(--[\w-]+)\s*\)/g;
  const used = new Set([...all.matchAll(optional)].map((match) => match[1]));
  for (const name of used) if (!defined.has(name)) wrong.push(`${name} is used and nowhere defined`);
}

function coloursAreTokens() {
  for (const [name, css] of sheets) {
    if (name === "tokens.css") continue;
    for (const [colour] of css.matchAll(/#[0-9a-f]{3,8}\b(?=\s*[;,)])|\b(?:rgb|hsl|oklch)\(/gi)) wrong.push(`${name}: ${colour} is a colour without a token`);
  }
}

// Right to left works because nothing says left or right: neither as a property nor as a value. Where a picture itself has to
// be turned, it is turned by the direction of the text (`[dir="rtl"]`).
function propertiesAreLogical() {
  const sides = "left|right|top|bottom";
  const corners = "(?:top|bottom)-(?:left|right)-radius";
  const properties = `(?:(?:scroll-)?(?:margin|padding)|border)-(?:${sides})(?:-(?:width|color|style))?|border-${corners}|${sides}|(?:min-|max-)?(?:width|height)`;
  const physical = new RegExp(`(?:^|[\\s;{])(${properties})\\s*:(?!.*\\))`, "gm");
  const valued = /(?:^|[\s;{])((?:text-align(?:-last)?|float|clear|caption-side)\s*:\s*(?:left|right))\b/gm;
  for (const [name, css] of sheets) {
    for (const [, property] of css.matchAll(physical)) wrong.push(`${name}: ${property} is not a logical property`);
    for (const [, value] of css.matchAll(valued)) wrong.push(`${name}: "${value}" names a side; say start or end`);
  }
}

// A shift or a gradient along the line has no logical form: whoever uses one must turn it for right-to-left.
function shiftsAreTurned() {
  const shift = /([^{}]+)\{[^{}]*(?:translateX\(|translate:\s*-?(?!0[\s;])[\d.]+(?:px|rem|%)?(?=[\s;])|to (?:left|right)\b)[^{}]*\}/g;
  for (const [name, css] of sheets) {
    const turned = css.includes('[dir="rtl"]') || css.includes(":dir(rtl)");
    for (const [, selector] of css.matchAll(shift)) if (!turned) wrong.push(`${name}: ${selector.trim()} shifts along the line and has no [dir="rtl"] beside it`);
  }
}

function filesAreImported() {
  for (const name of names) if (name !== "index.css" && !index.includes(`"${name}"`)) wrong.push(`${name} is not imported by index.css`);
}

function indexHolds() {
  const listed = index.slice(index.indexOf("Index of classes"), index.indexOf("*/")).replace(/<svg.*?<\/svg>/g, "").replace(/class="[^"]*"/g, "");
  const classes = new Set([...all.matchAll(/\.([a-z][\w-]*)/g)].map((match) => match[1]));
  // Hooks without a look of their own are named so that pages agree on them.
  const hooks = new Set(["card-title", "page-title", "section-title"]);
  for (const [, name] of listed.matchAll(/(?<=[\s>(])\.([a-z][\w-]*)/g)) {
    if (!classes.has(name) && !hooks.has(name)) wrong.push(`index.css lists .${name}, which no file styles`);
  }
}

function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function contrastHolds(pairs, least) {
  const colours = new Map([...tokens.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, day, night]) => [name, { day, night }]));
  for (const [front, backs] of pairs) {
    for (const back of backs) {
      for (const time of ["day", "night"]) {
        const got = contrast(colours.get(front)[time], colours.get(back)[time]);
        if (got < least) wrong.push(`--${front} on --${back} by ${time}: contrast ${got.toFixed(2)}, needs ${least}`);
      }
    }
  }
}

tokensExist();
coloursAreTokens();
propertiesAreLogical();
shiftsAreTurned();
filesAreImported();
indexHolds();
contrastHolds(TEXT, 4.5);
contrastHolds(SHAPES, 3);
for (const one of wrong) console.error(`style: ${one}`);
process.exitCode = wrong.length > 0 ? 1 : 0;
