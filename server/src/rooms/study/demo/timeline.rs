//! What a subject has lived through so far: which visits, on which days, and how the story stands.

use std::collections::HashMap;

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use shared::capture::SubjectState;
use shared::forms::Oid;
use shared::study::{Design, VisitDef, VisitKind};

use super::dice::Dice;
use super::story::Believable;

/// One visit that took place.
pub struct Stop<'a> {
    pub visit: &'a VisitDef,
    pub date: Date,
    /// Weeks since baseline; before it, negative.
    pub week: f64,
    /// The last days: the coordinator has not typed everything yet.
    pub fresh: bool,
}

pub struct Timeline<'a> {
    pub stops: Vec<Stop<'a>>,
    pub state: SubjectState,
    pub consent: Date,
    pub baseline: Option<Date>,
    /// A visit that did not take place.
    pub skipped: Option<&'a VisitDef>,
    /// The next visit, and the day that was agreed on for it.
    pub agreed: Option<(&'a VisitDef, Date)>,
}

/// How the story goes. By the subject's number, so that every ten subjects show every state.
#[derive(Clone, Copy, PartialEq)]
enum Fate {
    ScreenFailed,
    Screening,
    Withdraws,
    Completes,
    Ongoing,
}

impl Fate {
    const fn of(subject: usize) -> Self {
        match subject % 10 {
            0 => Fate::Ongoing,
            1 => Fate::Completes,
            2 => Fate::ScreenFailed,
            3 => Fate::Ongoing,
            4 => Fate::Screening,
            5 => Fate::Completes,
            6 => Fate::Withdraws,
            7 => Fate::Ongoing,
            8 => Fate::Completes,
            _ => Fate::Ongoing,
        }
    }

    /// How many days ago consent was given.
    const fn ago(self) -> (i32, i32) {
        match self {
            Fate::ScreenFailed => (25, 300),
            Fate::Screening => (0, 9),
            Fate::Withdraws => (130, 380),
            Fate::Completes => (245, 420),
            Fate::Ongoing => (22, 205),
        }
    }
}

impl<'a> Timeline<'a> {
    pub fn of(design: &'a Design, who: &Believable) -> Self {
        let fate = Fate::of(who.subject);
        let mut dice = Dice::of(who.seed, who.subject, "timeline");
        let (least, most) = fate.ago();
        let consent = working_day(who.today.saturating_sub(dice.whole(least, most).days()), who.today);
        let scheduled: Vec<&VisitDef> = design
            .visits_in_order()
            .into_iter()
            .filter(|visit| visit.kind == VisitKind::Scheduled && is_everybodys(design, visit))
            .collect();
        let leaves = (fate == Fate::Withdraws).then(|| consent.saturating_add(dice.whole(30, 110).days()));
        let last = leaves.unwrap_or(who.today);
        let mut walk = Walk { dates: HashMap::new(), before: None, consent, last };
        let mut dated: Vec<(&VisitDef, Date)> = Vec::new();
        let most = match fate {
            Fate::ScreenFailed | Fate::Screening => 1,
            _ => scheduled.len(),
        };
        for visit in scheduled.iter().take(most) {
            let Some(date) = walk.next(visit, &mut dice) else { break };
            dated.push((visit, date));
        }
        let all = dated.len() == scheduled.len();
        let baseline = dated.get(1).map(|(_, date)| *date);
        let agreed = agreed(fate, &walk, scheduled.get(dated.len()).copied(), who);
        let skipped = (fate != Fate::Ongoing && who.subject % 10 == 5 && dated.len() > 4).then(|| dated.remove(3).0);
        between(design, who, &mut dated);
        dated.extend(leaves.and_then(|date| Some((early_end(design)?, working_day(date, date)))));
        let stop = |(visit, date): (&'a VisitDef, Date)| Stop {
            visit,
            date,
            week: baseline.map_or(-2.0, |start| f64::from(days(start, date)) / 7.0),
            fresh: days(date, who.today) <= 4,
        };
        let state = match fate {
            Fate::ScreenFailed => SubjectState::ScreenFailed,
            Fate::Withdraws => SubjectState::Withdrawn,
            _ if all => SubjectState::Completed,
            _ if dated.len() > 1 => SubjectState::Enrolled,
            _ => SubjectState::Screening,
        };
        Self { stops: dated.into_iter().map(stop).collect(), state, consent, baseline, skipped, agreed }
    }
}

/// The day on which the next visit is to take place, for every other subject.
fn agreed<'a>(fate: Fate, walk: &Walk, next: Option<&'a VisitDef>, who: &Believable) -> Option<(&'a VisitDef, Date)> {
    let (visit, window) = next.and_then(|visit| Some((visit, visit.window.as_ref()?)))?;
    let anchor = walk.dates.get(window.anchor.as_ref()?)?;
    let mut dice = Dice::of(who.seed, who.subject, "agreed");
    let day = working_day(anchor.saturating_add((window.day + dice.whole(-2, 2)).days()), Date::MAX);
    (fate == Fate::Ongoing && who.subject % 2 == 1 && day > who.today).then_some((visit, day))
}

/// Now and then somebody comes between two visits.
fn between<'a>(design: &'a Design, who: &Believable, dated: &mut Vec<(&'a VisitDef, Date)>) {
    let unscheduled = design.visits.iter().find(|visit| visit.kind == VisitKind::Unscheduled && visit.repeating);
    let Some((visit, after)) = unscheduled.zip(dated.get(3).map(|(_, date)| *date)) else { return };
    let date = working_day(after.saturating_add(5.days()), who.today);
    let before_next = dated.get(4).is_none_or(|(_, next)| date < *next);
    if matches!(who.subject % 10, 3 | 8) && date > after && date <= who.today && before_next {
        dated.insert(4, (visit, date));
    }
}

/// The visit that is made when somebody leaves early.
fn early_end(design: &Design) -> Option<&VisitDef> {
    design.visits.iter().find(|visit| visit.kind == VisitKind::Unscheduled)
}

struct Walk {
    dates: HashMap<Oid, Date>,
    before: Option<Date>,
    consent: Date,
    last: Date,
}

impl Walk {
    /// The day on which the next visit took place; `None` when that day has not come.
    fn next(&mut self, visit: &VisitDef, dice: &mut Dice) -> Option<Date> {
        let date = match (&visit.window, self.before) {
            (_, None) => self.consent,
            (Some(window), Some(before)) => {
                let anchor = window.anchor.as_ref().and_then(|oid| self.dates.get(oid)).copied().unwrap_or(self.consent);
                let late = if dice.chance(0.06) { i32::from(window.after) + dice.whole(1, 6) } else { 0 };
                let late = if dice.chance(0.04) { -i32::from(window.before) - dice.whole(1, 3) } else { late };
                let (early, after) = (i32::from(window.before) / 2, i32::from(window.after) / 2);
                let planned = anchor.saturating_add((window.day + dice.whole(-early, after) + late).days());
                planned.max(before.saturating_add(1.day()))
            }
            (None, Some(before)) => before.saturating_add(dice.whole(14, 28).days()),
        };
        let date = working_day(date, self.last);
        if date > self.last {
            return None;
        }
        self.before = Some(date);
        self.dates.insert(visit.oid.clone(), date);
        Some(date)
    }
}

/// Nobody comes at the weekend: Friday before Saturday, Monday after Sunday (or Friday, where Monday has not come).
fn working_day(date: Date, last: Date) -> Date {
    let monday = date.saturating_add(1.day());
    match date.weekday() {
        Weekday::Saturday => date.saturating_sub(1.day()),
        Weekday::Sunday if monday <= last => monday,
        Weekday::Sunday => date.saturating_sub(2.days()),
        _ => date,
    }
}

/// Days from one date to another.
pub fn days(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

/// Whether every subject has the visit, whatever the rules say.
fn is_everybodys(design: &Design, visit: &VisitDef) -> bool {
    design.schedule.iter().all(|one| one.oid != visit.oid || one.unless.is_none())
}
