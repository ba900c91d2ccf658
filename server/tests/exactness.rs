//! The trail is exact: whatever several people do, what stands is the replay of the trail, each changed item has one entry and no
//! other has any, and a casebook as of a moment is what it was. `PROBATUM_CHANGES` says how many changes; a few hundred when it does not.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::BTreeMap;

use futures_util::future::join_all;
use server::kit::desk::{Desk, Person, vitals};
use shared::access::Role::{Coordinator, Investigator};
use shared::audit::AsOf;
use shared::audit::api::{AtMoment, ReadAsOf};
use shared::capture::api::{OnSubject, ReadRecord, SaveRecord};
use shared::capture::{Change, ChangeSet, RecordKey};
use shared::forms::{Datum, ItemKey, Missing};
use shared::kernel::Code;

/// So many changes unless it is said how many.
const USUAL: usize = 400;
const PEOPLE: usize = 4;

/// A sequence of numbers that looks like chance and is the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % n
    }

    fn one<T: Clone>(&mut self, of: &[T]) -> T {
        of.get(usize::try_from(self.below(u64::try_from(of.len()).unwrap())).unwrap()).unwrap().clone()
    }
}

type Stands = BTreeMap<RecordKey, BTreeMap<ItemKey, Datum>>;

/// One subject, and what stands of it as far as whoever changes it knows.
struct Book {
    on: OnSubject,
    chance: Chance,
    stands: Stands,
    revisions: BTreeMap<RecordKey, u32>,
    /// How often each item was changed.
    changed: BTreeMap<(RecordKey, ItemKey), usize>,
    /// What stood at some moments.
    moments: Vec<(String, Stands)>,
}

fn records() -> Vec<RecordKey> {
    let at = |visit: &str, form: &str| RecordKey { visit: visit.into(), form: form.into(), ..vitals() };
    vec![at("SE.BASE", "F.VS"), at("SE.W4", "F.VS"), at("SE.UNS", "F.VS"), at("SE.BASE", "F.AE")]
}

impl Book {
    /// A value, another one, none, or a reason why there is none.
    fn datum(&mut self, item: &str) -> Datum {
        match self.chance.below(6) {
            0 => Datum::default(),
            1 => Datum::missing(Missing::NotDone),
            _ if item == "IT.SEV" => Datum::text(self.chance.one(&["1", "2"])),
            _ if item == "IT.SBP" || item == "IT.DBP" => Datum::text((60 + self.chance.below(130)).to_string()),
            _ => Datum::text(self.chance.one(&["x", "x ", "Ä\n\"'", "1.50"])),
        }
    }

    fn set(&mut self) -> ChangeSet {
        let record = self.chance.one(&records());
        let mut changes: BTreeMap<ItemKey, Datum> = BTreeMap::new();
        for _ in 0..self.chance.below(4) {
            let (group, row, item) = match record.form.as_str() {
                "F.AE" => ("IG.AE", 1 + self.chance.below(4), self.chance.one(&["IT.TERM", "IT.SEV"])),
                _ => ("IG.VS", 1, self.chance.one(&["IT.SBP", "IT.DBP", "IT.NOTE"])),
            };
            changes.insert(ItemKey::new(group, u32::try_from(row).unwrap(), item), self.datum(item));
        }
        let base = self.revisions.get(&record).copied().unwrap_or_default();
        ChangeSet { record, base, changes: changes.into_iter().map(|(at, to)| Change { at, to }).collect(), rows: vec![], complete: None }
    }

    async fn step(&mut self, person: &Person) {
        let set = self.set();
        let stands = self.stands.get(&set.record).cloned().unwrap_or_default();
        let blank = Datum::default();
        let really: Vec<&Change> = set.changes.iter().filter(|change| !stands.get(&change.at).unwrap_or(&blank).same(&change.to)).collect();
        let begun = self.revisions.contains_key(&set.record);
        match person.because("as the source says").call::<SaveRecord>(&self.on, &set).await {
            Ok(saved) => {
                self.revisions.insert(set.record.clone(), saved.revision);
                assert!(begun || !set.changes.is_empty());
            }
            Err(problem) => {
                assert!(!begun && really.is_empty() && problem.code == Code::Invalid, "{problem:?}");
                return;
            }
        }
        for change in really {
            self.stands.entry(set.record.clone()).or_default().insert(change.at.clone(), change.to.clone());
            *self.changed.entry((set.record.clone(), change.at.clone())).or_default() += 1;
        }
    }

    async fn remember(&mut self, desk: &Desk) {
        let sql = "select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
        self.moments.push((desk.db.owner_rows(sql).await.remove(0), self.stands.clone()));
    }

    /// Each changed item has one entry for each change, and no item has another.
    async fn entries_are_exact(&self, desk: &Desk) {
        let sql = format!(
            "select r.visit || '|' || r.form || '|' || k || '|' || count(*) from audit.record a join record r on r.id = a.row_id, json_object_keys(a.changes -> 'values') k
             where a.subject = '{}' group by r.visit, r.form, k order by 1",
            self.on.subject
        );
        let mut wanted: Vec<String> =
            self.changed.iter().map(|((record, at), n)| format!("{}|{}|{at}|{n}", record.visit, record.form)).collect();
        let mut found = desk.db.owner_rows(&sql).await;
        wanted.sort();
        found.sort();
        assert_eq!(found, wanted);
    }
}

/// The values that say something, without what is known of their making.
fn plain(values: impl IntoIterator<Item = (ItemKey, Datum)>) -> BTreeMap<ItemKey, Datum> {
    let bare = |datum: Datum| Datum { revision: None, rule: None, entered: None, ..datum };
    values.into_iter().map(|(at, datum)| (at, bare(datum))).filter(|(_, datum)| !datum.same(&Datum::default())).collect()
}

fn replayed(then: AsOf) -> Stands {
    let records = then.records.into_iter().map(|one| (one.record.key, plain(one.record.values)));
    records.filter(|(_, values)| !values.is_empty()).collect()
}

fn known(stands: &Stands) -> Stands {
    let records = stands.iter().map(|(key, values)| (key.clone(), plain(values.clone())));
    records.filter(|(_, values)| !values.is_empty()).collect()
}

/// Req: AUD-02, AUD-03, AUD-12
#[actix_web::test]
async fn whatever_people_do_the_trail_says_exactly_that() {
    let changes = std::env::var("PROBATUM_CHANGES").ok().map_or(USUAL, |n| n.parse().unwrap());
    let desk = Desk::new().await;
    let mut people = vec![desk.person(Investigator).await];
    for _ in 1..PEOPLE {
        people.push(desk.person(Coordinator).await);
    }
    let mut books = Vec::new();
    for n in 0..PEOPLE {
        let on = desk.on(desk.subject(&people[1]).await);
        let chance = Chance(0x9E37_79B9_7F4A_7C15 + u64::try_from(n).unwrap());
        let (stands, revisions, changed, moments) = Default::default();
        books.push(Book { on, chance, stands, revisions, changed, moments });
    }
    // All at once, each subject by whoever's turn it is.
    let each = changes / PEOPLE;
    let run = |(n, book): (usize, Book)| {
        let (people, desk) = (&people, &desk);
        async move {
            let mut book = book;
            for step in 0..each {
                book.step(&people[(step + n) % PEOPLE]).await;
                if step % (each / 10).max(1) == 0 {
                    book.remember(desk).await;
                }
            }
            book.remember(desk).await;
            book
        }
    };
    let books = join_all(books.into_iter().enumerate().map(run)).await;
    let reader = &people[0];
    let mut entries = 0;
    for book in &books {
        book.entries_are_exact(&desk).await;
        entries += book.changed.values().sum::<usize>();
        for (at, stood) in &book.moments {
            let then = reader.call::<ReadAsOf>(&book.on, &AtMoment { at: at.parse().unwrap() }).await.unwrap();
            assert_eq!(replayed(then), known(stood), "as of {at}");
        }
        for (record, values) in &book.stands {
            let now = reader.call::<ReadRecord>(&book.on, &record.clone().into()).await.unwrap();
            assert_eq!(plain(now.values), plain(values.clone()));
        }
    }
    println!("{changes} saves, {entries} changes of items, {} moments", books.iter().map(|book| book.moments.len()).sum::<usize>());
    assert!(entries > changes / 2, "something was changed: {entries}");
}
