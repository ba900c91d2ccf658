//! Queries over HTTP: what a save asks, what people do with it, what nobody may do, and what it costs.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use server::kernel::db::Ctx;
use server::kernel::ports::fresh;
use server::kit::desk::{Desk, Person, design, vitals};
use shared::access::Role::{self, Coder, Coordinator, DataManager, Investigator, Monitor};
use shared::capture::api::*;
use shared::capture::{Change, ChangeSet, RowChange, Saved};
use shared::forms::{Asks, Datum};
use shared::kernel::{Code, Nothing, QueryId, SubjectId};
use shared::queries::api::*;
use shared::queries::{How, QueryCounts, Status, Step};
use shared::study::{Address, RecordKey, RowKey};

/// A desk with a site's coordinator, a monitor, a data manager and a subject.
struct Table {
    desk: Desk,
    site: Person,
    monitor: Person,
    manager: Person,
    on: OnSubject,
}

impl Table {
    async fn new() -> Self {
        Self::asking(Asks::WhenComplete).await
    }

    /// The pressure's range asks like this.
    async fn asking(asks: Asks) -> Self {
        let mut design = design();
        design.library.items[0].ranges[0].asks = asks;
        let desk = Desk::with(&design).await;
        let (site, monitor, manager) = (desk.person(Coordinator).await, desk.person(Monitor).await, desk.person(DataManager).await);
        let on = desk.on(desk.subject(&site).await);
        Self { desk, site, monitor, manager, on }
    }

    async fn enter(&self, base: u32, sbp: &str, complete: bool) -> Saved {
        let changes = vec![Change { at: "IG.VS/1/IT.SBP".parse().unwrap(), to: Datum::text(sbp) }];
        let set = ChangeSet { record: vitals(), base, changes, rows: Vec::new(), complete: complete.then_some(true) };
        self.site.because("source was read again").call::<SaveRecord>(&self.on, &set).await.unwrap()
    }

    async fn list(&self, who: &Person, show: Show) -> Vec<QueryRow> {
        let filter = QueryFilter { show: Some(show), subject: Some(self.on.subject), ..QueryFilter::default() };
        who.call::<ListQueries>(&self.desk.study(), &filter).await.unwrap().rows
    }

    fn at(&self, query: &QueryRow) -> OnQuery {
        self.to(query.id)
    }

    fn to(&self, query: QueryId) -> OnQuery {
        OnQuery { study: self.desk.home.study, query }
    }

    async fn ask(&self, who: &Person, propose: bool) -> OnQuery {
        let id = QueryId(fresh());
        let address = Address::of_item(self.on.subject, &vitals(), &"IG.VS/1/IT.DBP".parse().unwrap());
        let new = NewQuery { id, address, text: "Please check".into(), audience: None, priority: None, due: None, propose };
        who.call::<OpenQuery>(&self.desk.study(), &new).await.unwrap();
        self.to(id)
    }

    async fn states(&self) -> Vec<Status> {
        self.list(&self.manager, Show::All).await.iter().map(|query| query.status).collect()
    }

    /// What each glyph says: of the visit and of the form.
    async fn glyphs(&self) -> [(u32, QueryCounts); 2] {
        let book = self.site.call::<ReadCasebook>(&self.on, &Nothing {}).await.unwrap();
        let cell = book.subject.visits.iter().find(|cell| cell.visit.as_str() == "SE.BASE").unwrap();
        let form = book.forms.iter().find(|form| form.key == vitals()).unwrap();
        [(cell.findings, cell.queries), (form.findings, form.queries)]
    }
}

fn said(text: &str) -> Said {
    Said { text: text.into() }
}

fn confirmed() -> Answer {
    Answer { how: How::Confirmed, text: "Checked with the source".into() }
}

/// Req: QRY-01, QRY-03
#[actix_web::test]
async fn a_value_fires_a_query_the_site_answers_and_the_monitor_closes() {
    let table = Table::new().await;
    table.enter(0, "200", false).await;
    assert!(table.states().await.is_empty(), "nothing is asked before the form is complete");
    assert_eq!(table.glyphs().await, [(1, QueryCounts::default()); 2]);
    table.enter(1, "200", true).await;
    let asked = table.list(&table.site, Show::Open).await.remove(0);
    assert_eq!((asked.status, asked.asked.name.as_str(), asked.rule.as_deref()), (Status::Open, "Probatum", Some("IT.SBP#range1")));
    assert_eq!(table.glyphs().await, [(0, QueryCounts { open: 1, answered: 0 }); 2]);

    let thread = table.site.call::<AnswerQuery>(&table.at(&asked), &confirmed()).await.unwrap();
    assert_eq!((thread.query.status, thread.query.how.as_deref(), thread.steps), (Status::Answered, Some("confirmed"), vec![]));
    assert_eq!(table.glyphs().await, [(0, QueryCounts { open: 0, answered: 1 }); 2]);
    let thread = table.monitor.call::<CloseQuery>(&table.at(&asked), &MaySay::default()).await.unwrap();
    let kinds: Vec<&str> = thread.messages.iter().map(|message| message.kind.as_str()).collect();
    assert_eq!((thread.query.status, kinds), (Status::Closed, vec!["asked", "answer", "close"]));
    assert_eq!(thread.messages[1].by.role, Some(Coordinator));
    assert_eq!(table.glyphs().await, [(0, QueryCounts::default()); 2]);
}

/// Req: QRY-03, AUD-14
#[actix_web::test]
async fn it_closes_by_itself_when_the_data_conform_and_says_on_whose_change() {
    let table = Table::new().await;
    table.enter(0, "200", true).await;
    table.enter(1, "120", false).await;
    let closed = table.list(&table.monitor, Show::Closed).await.remove(0);
    assert_eq!((closed.how.as_deref(), closed.last.name.as_str(), closed.changed), (Some("conforms"), "Probatum", 1));
    let thread = table.monitor.call::<ReadQuery>(&table.at(&closed), &Nothing {}).await.unwrap();
    let told: Vec<(&str, &str)> = thread.messages.iter().map(|message| (message.kind.as_str(), message.by.name.as_str())).collect();
    assert_eq!(told, [("asked", "Probatum"), ("changed", table.site.name.as_str()), ("conform", "Probatum")]);
    assert_eq!(thread.messages[2].behalf.as_deref(), Some(table.site.name.as_str()));
}

/// Req: QRY-02
#[actix_web::test]
async fn a_change_made_while_it_is_asked_stands_in_its_thread_and_an_answer_changes_nothing() {
    let table = Table::new().await;
    table.enter(0, "200", true).await;
    let asked = table.list(&table.site, Show::Open).await.remove(0);
    table.enter(1, "190", false).await;
    let thread = table.site.call::<ReadQuery>(&table.at(&asked), &Nothing {}).await.unwrap();
    let change = &thread.messages.iter().find(|message| message.kind == "changed").unwrap().changes[0];
    let values = (change.old.as_ref().and_then(Datum::one), change.new.one(), change.revision);
    assert_eq!(values, (Some("200"), Some("190"), 2));

    let before = table.site.call::<ReadRecord>(&table.on, &vitals().into()).await.unwrap();
    let explained = Answer { how: How::Explained, text: "Put right".into() };
    let thread = table.site.call::<AnswerQuery>(&table.at(&asked), &explained).await.unwrap();
    assert_eq!(thread.query.how.as_deref(), Some("corrected"));
    let after = table.site.call::<ReadRecord>(&table.on, &vitals().into()).await.unwrap();
    assert_eq!((before.revision, before.values), (after.revision, after.values));
    let yields = table.manager.call::<ReadYield>(&table.desk.study(), &Nothing {}).await.unwrap();
    assert_eq!((yields[0].rule.as_str(), yields[0].asked, yields[0].changed), ("IT.SBP#range1", 1, 1));
}

/// Req: QRY-03
#[actix_web::test]
async fn a_confirmed_value_is_not_asked_about_again_and_another_one_is() {
    let table = Table::new().await;
    table.enter(0, "200", true).await;
    let asked = table.list(&table.site, Show::Open).await.remove(0);
    table.site.call::<AnswerQuery>(&table.at(&asked), &confirmed()).await.unwrap();
    table.monitor.call::<CloseQuery>(&table.at(&asked), &MaySay::default()).await.unwrap();
    table.enter(1, "250", false).await;
    assert_eq!(table.states().await, [Status::Closed, Status::Open]);
    table.enter(2, "200", false).await;
    assert_eq!(table.states().await, [Status::Closed, Status::Closed]);
    table.enter(3, "120", false).await;
    table.enter(4, "200", false).await;
    assert_eq!(table.states().await, [Status::Closed, Status::Closed]);
    assert_eq!(table.glyphs().await, [(0, QueryCounts::default()); 2]);
    assert!(table.list(&table.monitor, Show::Changed).await.iter().any(|query| query.id == asked.id && query.changed_since));
}

/// Req: QRY-03
#[actix_web::test]
async fn what_is_closed_by_hand_and_still_fails_is_listed_for_whoever_locks() {
    let table = Table::new().await;
    table.enter(0, "200", true).await;
    let asked = table.list(&table.monitor, Show::Open).await.remove(0);
    table.monitor.call::<CloseQuery>(&table.at(&asked), &MaySay::default()).await.unwrap();
    assert_eq!(table.list(&table.manager, Show::Unsettled).await.len(), 1);
    table.enter(1, "120", false).await;
    assert_eq!(table.list(&table.manager, Show::Unsettled).await.len(), 0);
}

/// Req: QRY-03
#[actix_web::test]
async fn a_row_that_is_taken_out_of_use_takes_its_query_along() {
    let mut design = design();
    design.library.items.iter_mut().find(|item| item.oid.as_str() == "IT.SEV").unwrap().ranges.push(
        serde_json::from_value(serde_json::json!(
        { "comparator": "LT", "hardness": "Soft", "values": ["2"], "message": [{ "text": "Severe." }], "asks": "at_once" }))
        .unwrap(),
    );
    let desk = Desk::with(&design).await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let record = RecordKey { form: "F.AE".into(), ..vitals() };
    let change = |at: &str, to: &str| Change { at: at.parse().unwrap(), to: Datum::text(to) };
    let changes = vec![change("IG.AE/1/IT.TERM", "Headache"), change("IG.AE/1/IT.SEV", "2")];
    let set = ChangeSet { record: record.clone(), base: 0, changes, rows: Vec::new(), complete: None };
    site.call::<SaveRecord>(&on, &set).await.unwrap();
    let list = |show| QueryFilter { show: Some(show), ..QueryFilter::default() };
    assert_eq!(site.call::<ListQueries>(&desk.study(), &list(Show::Open)).await.unwrap().rows.len(), 1);
    let rows = vec![RowChange { row: RowKey { group: "IG.AE".into(), row: 1 }, retired: true }];
    let set = ChangeSet { record, base: 1, changes: Vec::new(), rows, complete: None };
    site.because("Entered twice.").call::<SaveRecord>(&on, &set).await.unwrap();
    let closed = site.call::<ListQueries>(&desk.study(), &list(Show::Closed)).await.unwrap().rows;
    assert_eq!(closed[0].how.as_deref(), Some("conforms"));
}

/// Req: QRY-01
#[actix_web::test]
async fn a_candidate_is_hidden_from_the_site_and_released_by_another_person() {
    let table = Table::asking(Asks::Proposes).await;
    table.enter(0, "200", true).await;
    let by_rule = table.list(&table.manager, Show::Candidate).await.remove(0);
    assert!(table.list(&table.site, Show::All).await.is_empty());
    assert_eq!(table.site.call::<ReadQuery>(&table.at(&by_rule), &Nothing {}).await.unwrap_err().code, Code::NotFound);
    table.manager.call::<ReleaseQuery>(&table.at(&by_rule), &MaySay::default()).await.unwrap();
    assert_eq!(table.list(&table.site, Show::Open).await.len(), 1);

    let own = table.ask(&table.manager, true).await;
    let refused = table.manager.call::<ReleaseQuery>(&own, &MaySay::default()).await.unwrap_err();
    assert_eq!(refused.code, Code::Forbidden);
    let another = table.desk.person(DataManager).await;
    let dropped = another.because("not worth asking").call::<DiscardQuery>(&own, &Nothing {}).await.unwrap();
    assert_eq!(dropped.query.status, Status::Cancelled);
}

/// Req: QRY-01
#[actix_web::test]
async fn every_state_and_role_does_over_http_what_the_table_says() {
    let table = Table::new().await;
    let people = [table.desk.person(Investigator).await, table.desk.person(Coder).await];
    let people = [
        (Coordinator, &table.site),
        (Monitor, &table.monitor),
        (DataManager, &table.manager),
        (Investigator, &people[0]),
        (Coder, &people[1]),
    ];
    let second = table.desk.person(DataManager).await;
    let mut wrong = Vec::new();
    for (role, person) in people {
        for from in Status::ALL.iter().copied() {
            for step in Step::ALL.iter().copied().filter(|step| !step.is_automatic()) {
                let query = bring(&table, &second, from).await;
                let status = take(person, query, step).await;
                let wanted = match (step.is_for(role, Some(Monitor)), step.leads(from)) {
                    // What is only proposed is not there for the site.
                    (_, _) if from == Status::Candidate && matches!(role, Coordinator | Investigator) && step == Step::Answer => {
                        Err(Code::NotFound)
                    }
                    (false, _) => Err(Code::Forbidden),
                    (true, None) => Err(Code::OutOfOrder),
                    (true, Some(to)) => Ok(to),
                };
                if status != wanted {
                    wrong.push(format!("{role:?} {step:?} from {from:?}: {status:?}, not {wanted:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A query of a monitor in this state.
async fn bring(table: &Table, second: &Person, state: Status) -> OnQuery {
    let query = table.ask(&table.monitor, state == Status::Candidate).await;
    match state {
        Status::Candidate | Status::Open => return query,
        Status::Answered | Status::Reopened => drop(table.site.call::<AnswerQuery>(&query, &confirmed()).await.unwrap()),
        Status::Closed => drop(second.call::<CloseQuery>(&query, &MaySay::default()).await.unwrap()),
        Status::Cancelled => drop(second.because("asked twice").call::<CancelQuery>(&query, &Nothing {}).await.unwrap()),
    }
    if state == Status::Reopened {
        second.call::<ReopenQuery>(&query, &said("Please say more")).await.unwrap();
    }
    query
}

async fn take(person: &Person, query: OnQuery, step: Step) -> Result<Status, Code> {
    let person = person.because("because");
    let thread = match step {
        Step::Release => person.call::<ReleaseQuery>(&query, &MaySay::default()).await,
        Step::Discard => person.call::<DiscardQuery>(&query, &Nothing {}).await,
        Step::Answer => person.call::<AnswerQuery>(&query, &confirmed()).await,
        Step::Close => person.call::<CloseQuery>(&query, &MaySay::default()).await,
        Step::Reopen => person.call::<ReopenQuery>(&query, &said("again")).await,
        Step::Cancel => person.call::<CancelQuery>(&query, &Nothing {}).await,
        Step::Conform | Step::Supersede => return Err(Code::NotFound),
    };
    thread.map(|thread| thread.query.status).map_err(|problem| problem.code)
}

/// Req: QRY-01
#[actix_web::test]
async fn what_was_said_can_be_neither_changed_nor_removed() {
    let table = Table::new().await;
    let query = table.ask(&table.monitor, false).await;
    table.site.call::<CommentQuery>(&query, &said("We look into it")).await.unwrap();
    let tx = table.desk.app.db.begin(&Ctx::system(table.desk.home.tenant, "test.Tamper")).await.unwrap();
    let changed = tx.run("update query_message set text = 'else' where tenant = $1", [table.desk.home.tenant.0.into()]).await;
    assert_eq!(changed.unwrap_err().0.status, 403);
    let thread = table.monitor.call::<ReadQuery>(&query, &Nothing {}).await.unwrap();
    assert_eq!(thread.messages.iter().map(|message| message.text.as_str()).collect::<Vec<_>>(), ["", "We look into it"]);
}

#[actix_web::test]
async fn a_bulk_action_says_before_what_it_does_and_does_just_that() {
    let table = Table::new().await;
    let (mine, theirs) = (table.ask(&table.monitor, false).await, table.ask(&table.manager, false).await);
    let bulk = Bulk {
        queries: vec![mine.query, theirs.query],
        step: Some(Step::Close),
        assign: Assignment::default(),
        text: "Settled on the phone".into(),
    };
    let preview = table.monitor.call::<PreviewQueries>(&table.desk.study(), &bulk).await.unwrap();
    assert_eq!((preview.eligible.as_slice(), preview.left[0].query), ([mine.query].as_slice(), theirs.query));
    assert_eq!(preview.left[0].why, "This query is not for your role to close.");
    assert_eq!(table.states().await, [Status::Open, Status::Open]);
    let done = table.monitor.call::<ActOnQueries>(&table.desk.study(), &bulk).await.unwrap();
    assert_eq!(done, preview);
    assert_eq!(table.states().await, [Status::Closed, Status::Open]);
}

#[actix_web::test]
async fn assigning_says_whom_it_asks_how_soon_and_by_when() {
    let table = Table::new().await;
    let query = table.ask(&table.monitor, false).await;
    let to = Assignment {
        assignee: Some(table.site.id),
        due: Some("2020-03-04".into()),
        priority: Some(shared::queries::Priority::High),
        audience: None,
    };
    let thread = table.monitor.call::<AssignQuery>(&query, &to).await.unwrap();
    let row = &thread.query;
    assert_eq!((row.assignee.as_ref().map(|one| one.id), row.overdue, row.due.as_deref()), (Some(table.site.id), true, Some("2020-03-04")));
    let mine = QueryFilter { mine: Some(true), overdue: Some(true), ..QueryFilter::default() };
    assert_eq!(table.site.call::<ListQueries>(&table.desk.study(), &mine).await.unwrap().rows.len(), 1);
    let stranger = Assignment { assignee: Some(table.desk.stranger().await.id), ..Assignment::default() };
    assert_eq!(table.monitor.call::<AssignQuery>(&query, &stranger).await.unwrap_err().code, Code::Invalid);
    assert!(!table.monitor.call::<ListAssignees>(&table.desk.study(), &Nothing {}).await.unwrap().is_empty());
}

#[actix_web::test]
async fn filters_are_kept_for_oneself_or_shared() {
    let table = Table::new().await;
    let keep = |name: &str, shared| NewFilter {
        id: shared::kernel::FilterId(fresh()),
        name: name.into(),
        filter: QueryFilter { overdue: Some(true), ..QueryFilter::default() },
        shared,
    };
    table.monitor.call::<SaveFilter>(&table.desk.study(), &keep("mine", false)).await.unwrap();
    let both = table.monitor.call::<SaveFilter>(&table.desk.study(), &keep("ours", true)).await.unwrap();
    assert_eq!(both.iter().map(|one| (one.name.as_str(), one.own)).collect::<Vec<_>>(), [("mine", true), ("ours", true)]);
    let others = table.site.call::<ListFilters>(&table.desk.study(), &Nothing {}).await.unwrap();
    assert_eq!(others.iter().map(|one| (one.name.as_str(), one.own)).collect::<Vec<_>>(), [("ours", false)]);
    let theirs = OnFilter { study: table.desk.home.study, filter: others[0].id };
    assert_eq!(table.site.call::<ForgetFilter>(&theirs, &Nothing {}).await.unwrap_err().code, Code::NotFound);
    assert_eq!(table.monitor.call::<ForgetFilter>(&theirs, &Nothing {}).await.unwrap().len(), 1);
}

#[actix_web::test]
async fn another_site_sees_none_of_it() {
    let table = Table::new().await;
    let query = table.ask(&table.monitor, false).await;
    let neighbour = table.desk.neighbour().await;
    assert!(table.list(&neighbour, Show::All).await.is_empty());
    assert_eq!(neighbour.call::<ReadQuery>(&query, &Nothing {}).await.unwrap_err().code, Code::NotFound);
    assert_eq!(neighbour.call::<AnswerQuery>(&query, &confirmed()).await.unwrap_err().code, Code::NotFound);
}

/// Req: QRY-01
#[actix_web::test]
async fn a_place_that_the_design_does_not_have_cannot_be_asked_about() {
    let table = Table::new().await;
    let ask =
        |address| NewQuery { id: QueryId(fresh()), address, text: "?".into(), audience: None, priority: None, due: None, propose: false };
    let item = |key: &str| Address::of_item(table.on.subject, &vitals(), &key.parse().unwrap());
    let wrong = [item("IG.VS/1/IT.NONE"), Address { visit_n: None, ..item("IG.VS/1/IT.SBP") }, Address::of_subject(SubjectId(fresh()))];
    for address in wrong {
        assert_eq!(table.monitor.call::<OpenQuery>(&table.desk.study(), &ask(address)).await.unwrap_err().code, Code::NotFound);
    }
    let right = [Address::of_subject(table.on.subject), Address::of_record(table.on.subject, &vitals()), item("IG.VS/1/IT.SBP")];
    for address in right {
        table.monitor.call::<OpenQuery>(&table.desk.study(), &ask(address)).await.unwrap();
    }
}

/// Everybody who may see queries of the study can be named.
#[test]
fn whoever_answers_or_closes_also_sees() {
    use shared::access::Permission::{QueryAnswer, QueryAssign, QueryClose, QueryComment, QueryOpen, QueryRead, QueryRelease};
    for needs in [QueryAnswer, QueryAssign, QueryClose, QueryComment, QueryOpen, QueryRelease] {
        assert!(Role::ALL.iter().all(|role| !needs.held_by(*role) || QueryRead.held_by(*role)), "{needs:?}");
    }
}
