//! What is kept on this computer until the server has it, and how it comes back after a reload.

use serde::{Deserialize, Serialize};
use shared::capture::{Change, Conflict, RowChange};
use shared::forms::{Datum, ItemKey, Words};

use super::sending::{Line, Outgoing};
use super::{Draft, Edit, Held};

/// All that was typed and has no receipt yet.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// Was on its way: it may have arrived, so it is sent again exactly as it was (DAT-09).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sending: Option<Outgoing>,
    /// What was changed since, with the revision that its author had seen.
    edits: Vec<(u32, Change)>,
    rows: Vec<RowChange>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    complete: Option<bool>,
    /// The values over which a person decided for what stands among the edits.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    over: Vec<(ItemKey, Datum)>,
    /// Texts that cannot be read, as they were typed.
    held: Vec<(ItemKey, Datum, Words)>,
}

impl Kept {
    /// How many changes that is, as the page counts them.
    pub fn len(&self) -> usize {
        let sending = self.sending.as_ref().map_or(0, Outgoing::len);
        sending + self.edits.len() + self.rows.len() + self.held.len() + usize::from(self.complete.is_some())
    }
}

impl Draft {
    /// What to keep on this computer; `None` when the server has all of it.
    pub fn kept(&self) -> Option<Kept> {
        let edit = |(at, edit): (&ItemKey, &Edit)| (edit.base, Change { at: at.clone(), to: edit.to.clone() });
        // Based on what came before theirs, so that a reload finds the conflict again.
        let before = |one: &Conflict| one.theirs.revision.unwrap_or_default().saturating_sub(1);
        let disputed = self.conflicts.values().map(|one| (before(one), Change { at: one.at.clone(), to: one.yours.clone() }));
        let kept = Kept {
            sending: self.sending.clone(),
            edits: self.pending.items.iter().map(edit).chain(disputed).collect(),
            rows: self.pending.rows.iter().map(|(row, retired)| RowChange { row: row.clone(), retired: *retired }).collect(),
            complete: self.pending.complete,
            over: self.pending.items.iter().filter_map(|(at, edit)| Some((at.clone(), edit.over.clone()?))).collect(),
            held: self.held.iter().map(|(at, held)| (at.clone(), held.text.clone(), held.why.clone())).collect(),
        };
        (kept != Kept::default()).then_some(kept)
    }

    /// Takes up again what was kept, on top of what the server says now. Several windows may have kept something.
    pub fn restore(&mut self, kept: Kept) {
        match kept.sending {
            Some(sent) if self.sending.is_some() => self.wait_again(sent),
            sent => self.sending = sent.or(self.sending.take()),
        }
        for (base, Change { at, to }) in kept.edits {
            self.touched.insert(at.clone());
            let over = kept.over.iter().find(|(one, _)| *one == at).map(|(_, datum)| datum.clone());
            self.pending.items.insert(at, Edit { to, base, over });
        }
        self.pending.rows.extend(kept.rows.into_iter().map(|change| (change.row, change.retired)));
        self.pending.complete = kept.complete.or(self.pending.complete);
        self.held.extend(kept.held.into_iter().map(|(at, text, why)| (at, Held { text, why })));
        self.drop_what_stands();
        self.line = Line::Ready;
        self.evaluate();
    }
}
