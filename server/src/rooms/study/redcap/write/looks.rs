//! How an item is shown, in REDCap's columns: for designs that did not come from REDCap. Those that did carry the cells themselves.

use shared::forms::{ItemDef, Scale};

use super::super::columns::Column;
use super::super::rows::slug;
use super::super::shown::shown;
use super::row::Line;

/// Matrix, exclusive choices and limits.
pub fn enter(item: &ItemDef, line: &mut Line) {
    let Some(said) = item.presentation.as_deref().filter(|said| shown(&item.carried).as_deref() != Some(*said)) else { return };
    line.put_if_empty(Column::Matrix, said.matrix.as_deref().map(slug).unwrap_or_default());
    if !said.exclusive.is_empty() && !line.cell(Column::Annotation).contains("@NONEOFTHEABOVE") {
        let annotation = format!("{} @NONEOFTHEABOVE='{}'", line.cell(Column::Annotation), said.exclusive.join(","));
        line.put(Column::Annotation, annotation.trim());
    }
    if let Some(scale) = &said.scale {
        line.put_if_empty(Column::Min, scale.from.clone().unwrap_or_default());
        line.put_if_empty(Column::Max, scale.to.clone().unwrap_or_default());
    }
}

/// `Low | Middle | High`, as a slider is labelled.
pub fn ends(item: &ItemDef) -> String {
    let label = |words: &shared::forms::Translated| words.pick("en").replace('|', "/");
    let ends = scale(item).map(|scale| [label(&scale.low), label(&scale.middle), label(&scale.high)]).unwrap_or_default();
    if ends.iter().all(String::is_empty) { String::new() } else { ends.join(" | ") }
}

/// Whether a slider shows its number.
pub fn shows_number(item: &ItemDef) -> bool {
    scale(item).is_some_and(|scale| !scale.hides_number)
}

fn scale(item: &ItemDef) -> Option<&Scale> {
    item.presentation.as_ref()?.scale.as_ref()
}
