//! What is not answered, of a group or of the whole form, and why: said once for all of it (DAT-07). What is answered stays.

use shared::forms::{Datum, ItemKey, Missing, Oid};

use super::Draft;

impl Draft {
    /// Items that are asked for and say nothing, in reading order: of one group, or of the form. A text that is held is something.
    pub fn unanswered(&self, group: Option<&Oid>) -> Vec<ItemKey> {
        let within = |at: &ItemKey| group.is_none_or(|group| at.group == *group);
        let silent = |at: &ItemKey| self.datum(at).is_none_or(Datum::is_unanswered);
        let free = |at: &ItemKey| !self.held.contains_key(at) && !self.conflicts.contains_key(at);
        self.in_reading_order().into_iter().filter(|at| within(at) && silent(at) && free(at)).collect()
    }

    /// Says of each of these why there is no answer: one change set. What was answered in the meantime stays.
    pub fn say_missing(&mut self, items: &[ItemKey], why: Missing) {
        let open = self.unanswered(None);
        for at in items.iter().filter(|at| open.contains(at)) {
            self.touched.insert(at.clone());
            self.put(at.clone(), Datum::missing(why));
        }
        self.line.changed();
        self.evaluate();
    }

    /// Takes that back, where it still says so.
    pub fn take_back_missing(&mut self, items: &[ItemKey], why: Missing) {
        for at in items {
            if self.datum(at).is_some_and(|datum| datum.missing == Some(why)) {
                self.put(at.clone(), Datum::default());
            }
        }
        self.line.changed();
        self.evaluate();
    }
}
