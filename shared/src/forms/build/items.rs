//! Items in the making: what is asked, how it is shown, what may be answered.

use super::{NewCheck, alias, at_least, at_most};
use crate::forms::{CodeList, DataType, Hand, ItemDef, Link, Look, Oid, Presentation, Ref, Scale, Translated, Unit};

/// An item in the making.
#[derive(Clone, Debug, Default)]
pub struct NewItem {
    pub(super) def: ItemDef,
    pub(super) at: Ref,
    pub(super) list: Option<CodeList>,
    pub(super) units: Vec<Unit>,
    pub(super) shown_if: Option<String>,
    pub(super) derive: Option<String>,
}

/// An item of any data type.
pub fn item(kind: DataType) -> NewItem {
    NewItem { def: ItemDef { data_type: kind, ..ItemDef::default() }, ..NewItem::default() }
}

macro_rules! kinds {
    ($( $name:ident = $kind:ident; )*) => { $( pub fn $name() -> NewItem { item(DataType::$kind) } )* };
}

kinds! {
    text = Text;
    int = Integer;
    float = Float;
    boolean = Boolean;
    date = Date;
    partial_date = PartialDate;
    incomplete_date = IncompleteDate;
    time = Time;
    datetime = Datetime;
    partial_datetime = PartialDatetime;
}

/// One answer of the list.
pub fn one_of(list: &CodeList) -> NewItem {
    NewItem {
        def: ItemDef { data_type: list.data_type, code_list: Some(list.oid.clone()), ..ItemDef::default() },
        list: Some(list.clone()),
        ..NewItem::default()
    }
}

/// Any number of answers of the list.
pub fn any_of(list: &CodeList) -> NewItem {
    let mut item = one_of(list);
    item.def.many = true;
    item
}

impl NewItem {
    /// The question.
    #[must_use]
    pub fn ask(mut self, question: impl Into<Translated>) -> Self {
        self.def.question = question.into();
        self
    }

    #[must_use]
    pub fn name(mut self, name: &str) -> Self {
        self.def.name = name.to_owned();
        self
    }

    /// What helps to answer.
    #[must_use]
    pub fn about(mut self, text: impl Into<Translated>) -> Self {
        self.def.description = text.into();
        self
    }

    #[must_use]
    pub fn mandatory(mut self) -> Self {
        self.at.mandatory = true;
        self
    }

    /// Derived by a method.
    #[must_use]
    pub fn derived(mut self, method: &str) -> Self {
        self.at.method = Some(method.into());
        self
    }

    /// Not collected under a condition.
    #[must_use]
    pub fn unless(mut self, condition: &str) -> Self {
        self.at.unless = Some(condition.into());
        self
    }

    /// Asked for only while this is certain.
    #[must_use]
    pub fn shown_if(mut self, expression: &str) -> Self {
        self.shown_if = Some(expression.to_owned());
        self
    }

    /// The value, derived from others.
    #[must_use]
    pub fn derive(mut self, expression: &str) -> Self {
        self.derive = Some(expression.to_owned());
        self
    }

    /// How it is shown.
    #[must_use]
    pub fn look(mut self, look: Look) -> Self {
        self.said().look = look;
        self
    }

    /// A slider or a visual analogue scale between two words.
    #[must_use]
    pub fn scale(mut self, look: Look, scale: Scale) -> Self {
        *self.said() = Presentation { look, scale: Some(scale), ..self.said().clone() };
        self
    }

    /// A row of the matrix of this name.
    #[must_use]
    pub fn in_matrix(mut self, name: &str) -> Self {
        *self.said() = Presentation { look: Look::Matrix, matrix: Some(name.to_owned()), ..self.said().clone() };
        self
    }

    /// A choice that stands alone: taking it clears the others.
    #[must_use]
    pub fn exclusive(mut self, choice: &str) -> Self {
        self.said().exclusive.push(choice.to_owned());
        self
    }

    /// Read on the form, and entered from elsewhere.
    #[must_use]
    pub fn read_only(mut self) -> Self {
        self.said().hand = Hand::Reads;
        self
    }

    /// Not seen on the form.
    #[must_use]
    pub fn hidden(mut self) -> Self {
        self.said().hand = Hand::Hidden;
        self
    }

    fn said(&mut self) -> &mut Presentation {
        self.def.presentation.get_or_insert_default()
    }

    /// Shown to unblinded people alone.
    #[must_use]
    pub fn unblinded(mut self) -> Self {
        self.def.unblinded = true;
        self
    }

    /// A unit, or one more to choose from.
    #[must_use]
    pub fn unit(mut self, unit: &Unit) -> Self {
        self.def.units.push(unit.oid.clone());
        self.units.push(unit.clone());
        self
    }

    /// Characters of a text, digits of a number.
    #[must_use]
    pub fn length(mut self, length: u32) -> Self {
        self.def.length = Some(length);
        self
    }

    /// Decimal places.
    #[must_use]
    pub fn decimals(mut self, places: u32) -> Self {
        self.def.significant_digits = Some(places);
        self
    }

    /// A box of several lines.
    #[must_use]
    pub fn long(mut self) -> Self {
        self.def.multiline = true;
        self
    }

    /// The answer is a row of a log, known by these of its answers.
    #[must_use]
    pub fn links_to(mut self, form: &str, group: &str, shows: &[&str]) -> Self {
        let shows = shows.iter().map(|item| Oid::from(*item)).collect();
        self.def.link = Some(Link { form: form.into(), group: group.into(), shows });
        self
    }

    #[must_use]
    pub fn alias(mut self, context: &str, name: &str) -> Self {
        self.def.aliases.push(alias(context, name));
        self
    }

    #[must_use]
    pub fn check(mut self, check: NewCheck) -> Self {
        self.def.ranges.push(check.0);
        self
    }

    /// What is usual: beyond it is to be confirmed.
    #[must_use]
    pub fn usual(self, from: impl ToString, to: impl ToString) -> Self {
        self.check(at_least(from)).check(at_most(to))
    }

    /// What is possible: beyond it is wrong unless explained.
    #[must_use]
    pub fn limits(self, from: impl ToString, to: impl ToString) -> Self {
        self.check(at_least(from).hard()).check(at_most(to).hard())
    }
}
