// One form, and how each contender writes it: `count` items (whole number, decimal, text, single choice, date in turn), `skips`
// of them shown only while an earlier choice is "a", `checks` numbers that must be from 0 to 200. The same for everybody.
const KINDS = ["int", "decimal", "string", "select1", "date"];
const CHOICES = ["a", "b", "c"];
/** Where a choice stands: the fourth of each five. */
const CHOICE = 3;

export function model(count, skips, checks) {
  const items = Array.from({ length: count }, (_, n) => ({ id: `q${n}`, kind: KINDS[n % KINDS.length], label: `Question ${n}` }));
  const step = Math.max(1, Math.floor(count / skips));
  const dependent = items.filter((item, n) => n >= KINDS.length && n % step === step - 1 && item.kind !== "select1");
  const more = items.filter((item, n) => n >= KINDS.length && item.kind === "string" && !dependent.includes(item));
  for (const item of [...dependent, ...more].slice(0, skips)) {
    const fifth = Math.floor(items.indexOf(item) / KINDS.length);
    item.shownIf = `q${fifth * KINDS.length - (KINDS.length - CHOICE)}`;
  }
  const numbers = items.filter(({ kind }) => kind === "int" || kind === "decimal");
  for (const item of numbers.slice(0, checks)) item.range = { min: 0, max: 200 };
  return { items };
}

/** As Probatum's design. */
export function probatum({ items }) {
  const types = { int: "integer", decimal: "float", string: "text", select1: "text", date: "date" };
  const check = ({ range }) => [
    { comparator: "GE", hardness: "Soft", values: [String(range.min)], message: [{ text: "out of range" }] },
    { comparator: "LE", hardness: "Soft", values: [String(range.max)], message: [{ text: "out of range" }] },
  ];
  const sources = [...new Set(items.map((item) => item.shownIf).filter(Boolean))];
  return {
    oid: "ST.FORM", name: "Form", protocol: "FORM", version_oid: "V1", version_name: "1",
    visits: [{ oid: "SE.1", name: "Visit", forms: [{ oid: "F.1" }] }],
    library: {
      forms: [{ oid: "F.1", name: "Form", groups: [{ oid: "G" }] }],
      groups: [{ oid: "G", name: "Group", items: items.map(({ id, shownIf }) => ({ oid: id, ...(shownIf && { unless: `not-${shownIf}` }) })) }],
      items: items.map((item) => ({
        oid: item.id, name: item.id, data_type: types[item.kind], question: [{ text: item.label }],
        ...(item.kind === "select1" && { code_list: "ABC" }),
        ...(item.range && { ranges: check(item) }),
      })),
      code_lists: [{ oid: "ABC", name: "ABC", data_type: "text", choices: CHOICES.map((value) => ({ value, decode: [{ text: `Choice ${value}` }] })) }],
      // What is not answered is not "a": shown only while certainly "a".
      conditions: sources.map((id) => ({ oid: `not-${id}`, name: `not ${id}`, expressions: [{ context: "Probatum", text: `not certainly(${id} = "a")` }] })),
    },
  };
}

/** As a SurveyJS model. */
export function surveyjs({ items }) {
  const types = { int: "number", decimal: "number", string: "text", date: "date" };
  const within = ({ id, range }) => ({ type: "expression", text: "out of range", expression: `{${id}} empty or ({${id}} >= ${range.min} and {${id}} <= ${range.max})` });
  const elements = items.map((item) => ({
    name: item.id, title: item.label,
    ...(item.kind === "select1" ? { type: "radiogroup", choices: CHOICES } : { type: "text", inputType: types[item.kind] }),
    ...(item.shownIf && { visibleIf: `{${item.shownIf}} = 'a'` }),
    ...(item.range && { validators: [within(item)] }),
  }));
  return { pages: [{ name: "page", elements }], checkErrorsMode: "onValueChanged", textUpdateMode: "onTyping" };
}

/** As a form.io form. */
export function formio({ items }) {
  const types = { int: "number", decimal: "number", string: "textfield", date: "textfield" };
  const components = items.map((item) => ({
    key: item.id, label: item.label, input: true,
    ...(item.kind === "select1" ? { type: "radio", values: CHOICES.map((value) => ({ label: `Choice ${value}`, value })) } : { type: types[item.kind] }),
    ...(item.shownIf && { conditional: { show: true, when: item.shownIf, eq: "a" } }),
    ...(item.range && { validate: item.range }),
  }));
  return { display: "form", components };
}

/** As a JSON schema with its UI schema. */
export function jsonSchema({ items }) {
  const types = { int: "integer", decimal: "number", string: "string", date: "string" };
  const property = (item) => ({
    title: item.label,
    ...(item.kind === "select1" ? { type: "string", enum: CHOICES } : { type: types[item.kind] }),
    ...(item.kind === "date" && { format: "date" }),
    ...(item.range && { minimum: item.range.min, maximum: item.range.max }),
  });
  const of = (some) => Object.fromEntries(some.map((item) => [item.id, property(item)]));
  const allOf = items.filter((item) => item.shownIf).map((item) => ({
    if: { properties: { [item.shownIf]: { const: "a" } }, required: [item.shownIf] },
    then: { properties: of([item]) },
  }));
  const ui = Object.fromEntries(items.filter(({ kind }) => kind === "select1").map(({ id }) => [id, { "ui:widget": "radio" }]));
  const order = { "ui:order": [...items.map(({ id }) => id), "*"] };
  return { schema: { type: "object", properties: of(items.filter((item) => !item.shownIf)), allOf }, ui: { ...ui, ...order } };
}
