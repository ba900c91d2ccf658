//! `probatum design evaluate`: what a record of answers means, without a database. For comparing with other systems.
//!
//! Answers are lines of group, row, item and value between tabs; several choices stand with blanks between them. What comes out
//! is a line for each item: group, row, item, `asked` or `withheld`, `required` or `-`, `valid` or `invalid`, value.
//! Invariant: a line that cannot be read is refused with its number, never passed over.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use shared::forms::rule::units::Opaque;
use shared::forms::rule::{About, VisitAbout};
use shared::forms::{Datum, Evaluation, FormPlan, ItemKey, ItemPlan, Level, Reference, Text, Values, evaluate};
use shared::kernel::{PartialDate, PartialDateTime};
use shared::study::Design;

use super::design_cli::{ACCEPTED, REFUSED, read};

/// Evaluates each file of answers against the design's first form.
pub fn evaluate_files(file: &Path, answers: &[PathBuf], today: PartialDate, out: &mut impl Write, err: &mut impl Write) -> io::Result<u8> {
    let (report, Some(design)) = read(file) else {
        writeln!(err, "{}: the design is refused.", file.display())?;
        return Ok(REFUSED);
    };
    drop(report);
    let compiled = design.compile(&Opaque);
    for fault in compiled.faults.iter().filter(|fault| fault.broken) {
        writeln!(err, "{}: {}", fault.rule, fault.fault)?;
    }
    let Some(plan) = design.library.forms.first().and_then(|form| compiled.plan(&form.oid)) else {
        writeln!(err, "The design has no form.")?;
        return Ok(REFUSED);
    };
    for path in answers {
        let text = std::fs::read_to_string(path)?;
        match values(plan, &text) {
            Ok(values) => {
                writeln!(out, "# {}", path.display())?;
                record(plan, values, &reference(&design, today), out)?;
            }
            Err(what) => {
                writeln!(err, "{}: {what}", path.display())?;
                return Ok(REFUSED);
            }
        }
    }
    Ok(ACCEPTED)
}

/// The record stands at the design's first visit, on this day.
fn reference(design: &Design, today: PartialDate) -> Reference {
    let visit = design.visits.first().map(|visit| VisitAbout {
        oid: visit.oid.clone(),
        n: 1,
        number: 1,
        name: visit.name.clone(),
        date: Some(today.to_string()),
    });
    let now = PartialDateTime { date: today, ..PartialDateTime::default() };
    Reference {
        about: About { visit: Some(0), visits: visit.into_iter().collect(), now: Some(now), ..About::default() },
        ..Reference::default()
    }
}

fn values(plan: &FormPlan, text: &str) -> Result<Values, String> {
    let mut values = Values::default();
    for (n, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.is_empty()) {
        let parts: Vec<&str> = line.split('\t').collect();
        let [group, row, item, value] = parts.as_slice() else { return Err(format!("line {n}: not group, row, item and value.")) };
        let row: u32 = row.parse().map_err(|_| format!("line {n}: “{row}” is not the number of a row."))?;
        let key = ItemKey::new(*group, row, *item);
        let (_, plan) = plan.item(&key).ok_or_else(|| format!("line {n}: the form has no item {item} in {group}."))?;
        values.insert(key, if plan.item.many { Datum::many(value.split_whitespace()) } else { Datum::text(*value) });
    }
    Ok(values)
}

fn record(plan: &FormPlan, values: Values, reference: &Reference, out: &mut impl Write) -> io::Result<()> {
    let mut values = values;
    let mut evaluation = evaluate(plan, &values, reference);
    // Derived values become part of the record, as a save would make them.
    values.append(&mut evaluation.derived.clone());
    evaluation = evaluate(plan, &values, reference);
    for group in &plan.groups {
        let mut rows: Vec<u32> = values.keys().filter(|key| key.group == group.group.oid).map(|key| key.row).collect();
        if !group.group.repeating {
            rows.push(1);
        }
        rows.sort_unstable();
        rows.dedup();
        for row in rows {
            for item in &group.items {
                let key = ItemKey { group: group.group.oid.clone(), row, item: item.item.oid.clone() };
                line(item, &key, &values, &evaluation, out)?;
            }
        }
    }
    Ok(())
}

fn line(
    item: &ItemPlan,
    key: &ItemKey,
    values: &BTreeMap<ItemKey, Datum>,
    evaluation: &Evaluation,
    out: &mut impl Write,
) -> io::Result<()> {
    let withheld = evaluation.withheld.contains(key) || evaluation.withheld_groups.contains(&key.group);
    let required = item.mandatory || evaluation.required.contains(key);
    let invalid = evaluation.at(key).any(|finding| finding.level == Level::Hard && finding.rule.contains("#range"));
    let value = match values.get(key).and_then(|datum| datum.value.as_ref()) {
        Some(Text::One(text)) => text.clone(),
        Some(Text::Many(texts)) => texts.join(" "),
        None => String::new(),
    };
    let is =
        [if withheld { "withheld" } else { "asked" }, if required { "required" } else { "-" }, if invalid { "invalid" } else { "valid" }];
    writeln!(out, "{}\t{}\t{}\t{}\t{}", key.group, key.row, key.item, is.join("\t"), value.replace(['\n', '\t'], " "))
}
