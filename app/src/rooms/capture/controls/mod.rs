//! Controls: one per way of answering. Each shows what stands in its item and says what a person makes of it; none knows
//! where it is sent. All work with the keyboard alone, at full width and in a table's cell.

mod choice;
mod codec;
mod combo;
mod derived;
mod duration;
mod file;
mod kept;
mod line;
mod long;
mod scale;
mod several;
mod signature;
mod unit;

use std::sync::Arc;

use leptos::prelude::*;
use shared::capture::Change;
use shared::forms::{Choice, CodeList, DataType, Datum, ItemKey, ItemPlan, Level, Look, Oid, Text, Translated};
use shared::kernel::{CivilDate, PartialDate};

pub use choice::leaves_letter_free;
pub use codec::{Codec, Locale};
pub use derived::{Reading, reading, reason_words};
pub use file::size_words;
pub use unit::{Units, symbol};

use super::parts::{ItemSignals, Sheet, told};
use crate::{apart, i18n, route, t};

/// Up to so many choices stand open on the page.
const OPEN_CHOICES: usize = 6;
/// Beyond so many, a list is searched rather than scrolled.
const LISTED_CHOICES: usize = 20;

/// One item at its place on the page: what a control needs to know. Cheap to clone.
#[derive(Clone)]
pub struct Spot {
    pub at: ItemKey,
    pub plan: Arc<ItemPlan>,
    pub sheet: Sheet,
    pub signals: ItemSignals,
    /// The unit chosen, also before there is a value.
    pub unit: ArcRwSignal<Option<Oid>>,
    /// In a table's cell: no room for open choices, no label of its own.
    pub compact: bool,
    /// A row of a matrix: its answers are the columns.
    pub in_matrix: bool,
}

impl Spot {
    pub fn new(sheet: &Sheet, at: ItemKey, plan: Arc<ItemPlan>, compact: bool) -> Self {
        let plan = with_linked_rows(sheet, plan);
        let signals = sheet.item(&at);
        let unit = ArcRwSignal::new(signals.shown.with_untracked(|shown| shown.unit.clone()));
        Self { at, plan, sheet: sheet.clone(), signals, unit, compact, in_matrix: false }
    }

    /// The control's id in the document; the words below it have `…-note`, its label `…-label`.
    pub fn id(&self) -> String {
        format!("item-{}", route::encode(&self.at.to_string()))
    }

    pub fn note(&self) -> String {
        self.id() + "-note"
    }

    pub fn label_id(&self) -> String {
        self.id() + "-label"
    }

    /// What a person reads as the question.
    pub fn label(&self) -> String {
        self.plan.item.label(i18n::form_tag()).to_owned()
    }

    /// What is read out for a control in a table, which has no label of its own.
    pub fn heard(&self) -> Option<String> {
        self.compact.then(|| t!("form-cell", item = self.label(), row = self.at.row))
    }

    /// The item from now on says this.
    pub fn say(&self, to: Datum) {
        self.sheet.enter(Change { at: self.at.clone(), to });
    }

    /// A text in the unit chosen; nothing for an empty one.
    pub fn datum(&self, text: String) -> Datum {
        if text.is_empty() {
            return Datum::default();
        }
        Datum { unit: self.unit.get_untracked(), ..Datum::text(text) }
    }

    pub fn say_text(&self, text: String) {
        self.say(self.datum(text));
    }

    /// The single text that stands there; empty for none. Tracks.
    pub fn text(&self) -> String {
        self.signals.shown.with(|shown| shown.one().unwrap_or_default().to_owned())
    }

    /// The choices that stand there. Tracks.
    pub fn chosen(&self) -> Vec<String> {
        self.signals.shown.with(|shown| match &shown.value {
            Some(Text::Many(texts)) => texts.clone(),
            Some(Text::One(text)) => vec![text.clone()],
            None => Vec::new(),
        })
    }

    /// Whether a choice is offered, or chosen already. Tracks.
    pub fn offers(&self, value: &str) -> bool {
        let withheld = self.signals.ruled.with(|ruled| ruled.withheld.iter().any(|one| one == value));
        !withheld || self.chosen().iter().any(|one| is_choice(one, value))
    }

    /// Whether what stands there is in doubt: announced with the control.
    pub fn is_invalid(&self) -> bool {
        let wrong = |level| matches!(level, Level::Hard | Level::Unreadable);
        self.signals
            .notes
            .with(|notes| notes.held.is_some() || notes.conflict.is_some() || notes.findings.iter().any(|finding| wrong(finding.level)))
    }
}

/// How an item is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Line(Codec),
    Long,
    YesNo,
    /// Choices that stand open.
    One,
    /// A list to choose from.
    List,
    /// A list to search.
    Search,
    Several,
    /// A point on a scale.
    Scale,
    /// A file, a picture, a signature.
    File,
    /// Worked out, not typed.
    Derived,
}

impl Way {
    pub fn of(plan: &ItemPlan, compact: bool) -> Self {
        let choices = plan.code_list.as_ref().map_or(0, |list| list.choices.len());
        match plan.item.data_type {
            _ if plan.derived => Way::Derived,
            _ if plan.item.link.is_some() && choices == 0 => Way::List,
            _ if plan.item.takes_file() => Way::File,
            _ if choices > 0 && plan.item.many => Way::Several,
            _ if choices > 0 => Way::of_list(plan.item.look(), choices, compact),
            DataType::Integer | DataType::Float | DataType::Double if is_scale(plan.item.look()) && !compact => Way::Scale,
            DataType::Boolean if compact => Way::List,
            DataType::Boolean => Way::YesNo,
            DataType::Text | DataType::String if plan.item.multiline => Way::Long,
            other => Way::Line(Codec::of(other)),
        }
    }

    /// One of a list: as the design says, else by its size. In a cell there is no room for choices that stand open.
    fn of_list(look: Look, choices: usize, compact: bool) -> Self {
        match look {
            Look::Search => Way::Search,
            Look::List => Way::List,
            Look::Radios | Look::Matrix if !compact => Way::One,
            _ if choices > LISTED_CHOICES => Way::Search,
            _ if choices > OPEN_CHOICES || compact => Way::List,
            _ => Way::One,
        }
    }

    /// Whether several controls together are the answer: they are labelled as a group.
    pub fn is_group(self) -> bool {
        matches!(self, Way::YesNo | Way::One | Way::Several | Way::File)
    }
}

/// An answer that is a row of a log is chosen from the log's rows, by the words they are known by.
fn with_linked_rows(sheet: &Sheet, plan: Arc<ItemPlan>) -> Arc<ItemPlan> {
    let Some(link) = &plan.item.link else { return plan };
    let choice = |(number, known): (String, Vec<(DataType, Datum)>)| {
        let words = known.iter().filter_map(|(kind, datum)| linked_words(*kind, datum));
        let words = std::iter::once(number.clone()).chain(words).collect::<Vec<_>>().join(" · ");
        Choice { value: number, decode: Some(Translated::plain(words)), ..Choice::default() }
    };
    let choices = sheet.linked(link).into_iter().map(choice).collect();
    let list = CodeList { choices, ..CodeList::default() };
    Arc::new(ItemPlan { code_list: Some(Arc::new(list)), ..(*plan).clone() })
}

/// What a linked row is known by, as a person reads it.
fn linked_words(kind: DataType, datum: &Datum) -> Option<String> {
    let text = datum.one().filter(|text| !text.trim().is_empty())?;
    let dated = matches!(kind, DataType::Date | DataType::PartialDate | DataType::IncompleteDate);
    Some(if dated { crate::ui::day(text) } else { text.to_owned() })
}

const fn is_scale(look: Look) -> bool {
    matches!(look, Look::Slider | Look::Analogue)
}

/// The control of an item.
#[component]
pub fn Control(spot: Spot) -> impl IntoView {
    match Way::of(&spot.plan, spot.compact) {
        Way::Line(codec) => view! { <line::Line spot codec/> }.into_any(),
        Way::Long => view! { <long::Long spot/> }.into_any(),
        Way::YesNo | Way::One => view! { <choice::Open spot/> }.into_any(),
        Way::List => view! { <choice::List spot/> }.into_any(),
        Way::Search => view! { <combo::Combo spot/> }.into_any(),
        Way::Several => view! { <several::Several spot/> }.into_any(),
        Way::Scale => view! { <Scale spot/> }.into_any(),
        Way::File => view! { <Upload spot/> }.into_any(),
        Way::Derived => view! { <derived::Derived spot/> }.into_any(),
    }
}

apart! {
    /// A point on a scale.
    fn Scale(spot: Spot) in panels as scale {
        view! { <scale::Scale spot/> }
    }
}

apart! {
    /// A file, a picture, a signature.
    fn Upload(spot: Spot) in panels as upload {
        view! { <file::Upload spot/> }
    }
}

apart! {
    /// A file that stands there and cannot be changed now.
    fn Stored(spot: Spot, value: String) in panels as stored {
        view! { <kept::Kept spot value replace=None remove=None/> }
    }
}

impl Locale {
    /// The language of the page, and today by this computer's clock.
    pub fn here() -> Self {
        let now = js_sys::Date::new_0();
        let part = |part: u32| u8::try_from(part).unwrap_or_default();
        let year = u16::try_from(now.get_full_year()).unwrap_or_default();
        let today = CivilDate::of(year, part(now.get_month()).saturating_add(1), part(now.get_date()));
        Self { tag: i18n::tag(), today: today.unwrap_or(CivilDate::FIRST), visit: None }
    }

    /// The same at a visit that took place then.
    pub fn at(visit: Option<PartialDate>) -> Self {
        Self { visit, ..Self::here() }
    }
}

/// The choices of an item in the design's order: what is stored, and what a person reads.
pub fn choices(plan: &ItemPlan) -> Vec<(String, String)> {
    let label = |choice: &Choice| (choice.value.clone(), choice.label(i18n::form_tag()).to_owned());
    match &plan.code_list {
        Some(list) if !list.choices.is_empty() => in_order(list).into_iter().map(label).collect(),
        _ if plan.item.link.is_some() => Vec::new(),
        _ => vec![("true".to_owned(), i18n::say("yes", &[])), ("false".to_owned(), i18n::say("no", &[]))],
    }
}

/// The language of the choices where it is not the page's, and again where it is not the one asked for: a list is translated
/// as a whole.
fn choices_language(plan: &ItemPlan) -> (Option<String>, Option<String>) {
    let decode = plan.code_list.as_ref().and_then(|list| list.choices.first()).and_then(|choice| choice.decode.as_ref());
    decode.map(told).map(|told| (told.lang, told.instead)).unwrap_or_default()
}

/// By OrderNumber where there is one; the sort keeps the design's order among the rest.
fn in_order(list: &CodeList) -> Vec<&Choice> {
    by_place(list.choices.iter().collect(), |choice| {
        let order = i64::from(choice.order.unwrap_or(i32::MAX)) - i64::from(i32::MIN);
        usize::try_from(order).unwrap_or(usize::MAX)
    })
}

/// In the order of their places, those of one place as they were. One sort for whatever is sorted: each kind of thing would
/// bring a sort of its own, a kilobyte of the browser's each.
fn by_place<T>(all: Vec<T>, place: impl Fn(&T) -> usize) -> Vec<T> {
    let mut places: Vec<(usize, usize)> = all.iter().map(place).zip(0..).collect();
    places.sort_unstable();
    let mut all: Vec<Option<T>> = all.into_iter().map(Some).collect();
    places.into_iter().filter_map(|(_, at)| all.get_mut(at)?.take()).collect()
}

/// Whether a stored text is this choice: `1` and `true` are the same yes.
pub fn is_choice(stored: &str, value: &str) -> bool {
    stored == value || matches!((stored, value), ("1", "true") | ("0", "false"))
}
