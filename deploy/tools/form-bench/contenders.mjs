// Who takes part: how a page with the form comes to be, and how its parts are found. Peers come from npm, bundled by esbuild and
// served compressed from this machine; Probatum is the real server with its real app.
import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { brotliCompressSync } from "node:zlib";
import { formio, jsonSchema, model, probatum, surveyjs } from "./model.mjs";

const here = import.meta.dirname;
const TYPES = { js: "text/javascript", css: "text/css", json: "application/json" };

// `question` is run in the page: the element of question n.
const PEERS = {
  surveyjs: {
    form: surveyjs,
    source: `import { Model } from "survey-core"; import "survey-core/survey-core.css"; import { renderSurvey } from "survey-js-ui";
      export default (form, element) => renderSurvey(new Model(form), element);`,
    question: (n) => document.querySelector(`[data-name="q${n}"]`),
  },
  rjsf: {
    form: jsonSchema,
    source: `import React from "react"; import { createRoot } from "react-dom/client"; import Form from "@rjsf/core"; import validator from "@rjsf/validator-ajv8";
      export default ({ schema, ui }, element) => createRoot(element).render(React.createElement(Form, { schema, uiSchema: ui, validator, liveValidate: true, showErrorList: false }));`,
    question: (n) => document.querySelector(`#root_q${n}, #root_q${n}-0`)?.closest(".form-group, .field"),
  },
  formio: {
    form: formio,
    source: `import "@formio/js/dist/formio.form.min.js"; export default (form, element) => window.Formio.createForm(element, form);`,
    question: (n) => document.querySelector(`.formio-component-q${n}`),
  },
};

/** Bundles what the peers need, into `home`; their compressed bytes are what their page downloads. */
async function bundle(name, { source }, home) {
  const { build } = await import("esbuild");
  const directory = join(home, name);
  mkdirSync(directory, { recursive: true });
  const loader = Object.fromEntries([".svg", ".woff", ".woff2", ".ttf", ".eot", ".png"].map((kind) => [kind, "dataurl"]));
  const stdin = { contents: source, resolveDir: here, loader: "js" };
  const define = { "process.env.NODE_ENV": '"production"' };
  await build({ stdin, bundle: true, minify: true, format: "esm", outfile: join(directory, "form.js"), define, loader, logLevel: "error" });
  return directory;
}

function page(name, form, styled) {
  return `<!doctype html><html lang="en"><meta charset="utf-8">${styled ? `<link rel="stylesheet" href="/${name}/form.css">` : ""}
    <title>${name}</title><body><div id="app"></div><script type="module">import mount from "/${name}/form.js";
    mount(${JSON.stringify(form)}, document.getElementById("app"));</script></body></html>`;
}

/** The peers, each as { name, url, question }. */
export async function peers(size, home) {
  const form = model(size.items, size.skips, size.checks);
  const files = new Map();
  for (const [name, peer] of Object.entries(PEERS)) {
    const directory = await bundle(name, peer, home);
    const names = readdirSync(directory);
    for (const file of names) files.set(`/${name}/${file}`, brotliCompressSync(readFileSync(join(directory, file))));
    files.set(`/${name}`, brotliCompressSync(page(name, peer.form(form), names.includes("form.css"))));
  }
  const server = createServer((request, response) => {
    const body = files.get(request.url);
    const type = TYPES[request.url.split(".").pop()] ?? "text/html";
    response.writeHead(body ? 200 : 404, { "Content-Type": type, "Content-Encoding": "br", "Cache-Control": "max-age=31536000" }).end(body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const url = (name) => `http://127.0.0.1:${server.address().port}/${name}`;
  const all = Object.entries(PEERS).map(([name, { question }]) => ({ name, url: url(name), question, cookies: [] }));
  return { all, stop: () => server.close() };
}

/** Probatum: the server's kit with a study of that form, opened by a coordinator who is signed in. */
export async function ours(size, stand) {
  const design = probatum(model(size.items, size.skips, size.checks));
  const server = spawn(stand, [], { stdio: ["pipe", "pipe", "inherit"] });
  server.stdin.write(`${JSON.stringify(design)}\n`);
  const said = await new Promise((told, gone) => {
    createInterface({ input: server.stdout }).once("line", told);
    server.once("exit", (code) => gone(new Error(`the stand ended with ${code}`)));
  });
  const { url, cookie, study, subject } = JSON.parse(said);
  const [name, value] = [cookie.slice(0, cookie.indexOf("=")), cookie.slice(cookie.indexOf("=") + 1)];
  const contender = {
    name: "probatum",
    url: `${url}/studies/${study}/subjects/${subject}/SE.1/1/F.1/1`,
    question: (n) => document.querySelector(`[data-test="item-q${n}"]`),
    cookies: [{ name, value, url: url.replace("http:", "https:"), secure: true, httpOnly: true, sameSite: "Strict" }],
  };
  return { contender, stop: () => server.stdin.end() };
}
