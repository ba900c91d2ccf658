//! The grids that cut across: every endpoint × role × tenant × site, and every write with its shadow row.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::collections::BTreeMap;

use serde_json::{Value, json};
use server::kernel::db::Ctx;
use server::kernel::http::mounted;
use server::kernel::ports::fresh;
use server::kit::desk::{Desk, Person, vitals};
use server::rooms::study;
use shared::ENDPOINTS;
use shared::access::{Grant, Grants, Permission, Reach, Role};
use shared::agenda::api::{AgendaFilter, ReadAgenda};
use shared::capture::api::{EnrolSubject, Jump, ListSubjects, NewSubject, ReadCasebook, SubjectFilter};
use shared::capture::{JumpTo, SubjectSort};
use shared::kernel::{EndpointInfo, Method, Nothing, Payload, Scope, SubjectId};
use shared::study::api::{Environment, ListStudies};

fn table() -> Vec<EndpointInfo> {
    ENDPOINTS.iter().flat_map(|room| room.iter()).copied().collect()
}

/// Names in the paths, filled with what is at home.
fn path(info: &EndpointInfo, desk: &Desk, subject: SubjectId) -> String {
    let (study, version) = (desk.home.study.to_string(), desk.home.version.to_string());
    let path = info.path.replace("{study}", &study).replace("{version}", &version).replace("{subject}", &subject.to_string());
    let path = path.replace("{file}", &fresh().to_string());
    let path = path.replace("{release}", &fresh().to_string()).replace("{signature}", &fresh().to_string());
    let path = path.replace("{campaign}", &fresh().to_string()).replace("{snapshot}", &fresh().to_string());
    let path = path.replace("{person}", &fresh().to_string()).replace("{role}", &fresh().to_string());
    let path = path.replace("{delegation}", &fresh().to_string());
    let path = path.replace("{review}", &fresh().to_string()).replace("{entry}", &fresh().to_string());
    let path = path.replace("{provider}", &fresh().to_string()).replace("{domain}", &fresh().to_string());
    let path = path.replace("{invitation}", &fresh().to_string()).replace("{token}", "nothing");
    let path = path.replace("{passkey}", &fresh().to_string()).replace("{session}", &fresh().to_string());
    format!("/api{}", path.replace("{job}", &fresh().to_string()).replace("{grant}", &fresh().to_string()))
}

/// What is sent, for those endpoints that need something. A new endpoint with a body must be added here.
fn body(info: &EndpointInfo, desk: &Desk, subject: SubjectId) -> Value {
    let which = json!({ "visit": "SE.BASE", "visit_n": 1, "form": "F.VS", "form_n": 1 });
    match info.name {
        "tenancy.SignIn" => json!({ "email": "nobody@example.org", "password": "whatever it may be" }),
        "tenancy.ChooseTenant" => json!({ "tenant": desk.home.tenant }),
        "tenancy.ChangePassword" => json!({ "present": "not it", "new": "another engine, other algebra" }),
        "tenancy.ChooseLanguages" => json!({ "app": "ar", "forms": "de" }),
        "tenancy.BeginSso" => json!({ "provider": fresh() }),
        "tenancy.BeginStepUp" => json!({ "digest": "0".repeat(64) }),
        "tenancy.AddProvider" | "tenancy.ChangeProvider" => {
            json!({ "name": "ID", "issuer": "https://id.example", "client_id": fresh().to_string(), "client_secret": "x", "recheck_seconds": 60 })
        }
        "tenancy.SwitchProvider" => json!({ "active": false }),
        "tenancy.PutSsoRules" => json!({ "rules": [] }),
        "tenancy.AddDomain" => json!({ "domain": format!("{}.example", &fresh().to_string()[24..]) }),
        "tenancy.PutSsoPolicy" => json!({ "required": false, "local": [] }),
        "tenancy.AnswerFactor" => json!({ "kind": "totp", "code": "123456" }),
        "tenancy.UnlockSession" => json!({ "kind": "password", "password": "not it" }),
        "tenancy.SignInByPasskey" => json!({ "token": "none", "answer": "none" }),
        "tenancy.BeginTotp" | "tenancy.RemoveTotp" | "tenancy.RenewRecovery" | "tenancy.BeginPasskey" | "tenancy.RemovePasskey" => {
            json!({ "password": "not it" })
        }
        "tenancy.ConfirmTotp" => json!({ "code": "123456" }),
        "tenancy.AddPasskey" => json!({ "name": "Laptop", "passkey": { "token": "none", "answer": "none" } }),
        "tenancy.SetPolicy" => json!({ "second_factor": true, "grace_days": 30, "factor_at_signing": false }),
        "tenancy.OpenSupport" => json!({ "id": fresh(), "person": fresh(), "hours": 4 }),
        "access.GiveGrant" => json!({ "id": fresh(), "role": "monitor", "study": desk.home.study }),
        "access.KeepRole" => json!({ "name": fresh().to_string(), "base": "monitor", "may": ["study_read"], "revision": 0 }),
        "access.ProposeDelegation" => {
            json!({ "id": fresh(), "site": desk.home.sites[0], "email": "nobody@example.org", "role": "coordinator", "duties": "Entry" })
        }
        "access.SignDelegation" => json!({ "signs": {} }),
        "tenancy.Invite" => {
            json!({ "id": fresh(), "email": "bob@example.org", "grant": { "role": "coordinator", "study": desk.home.study } })
        }
        "tenancy.LookAtLink" | "tenancy.ConfirmAddress" | "tenancy.AcceptInvitation" => json!({ "token": "nothing" }),
        "tenancy.ResetPassword" => json!({ "token": "nothing", "new": "another engine, other algebra" }),
        "tenancy.LosePassword" => json!({ "email": "nobody@example.org" }),
        "tenancy.ChangeAddress" => json!({ "email": "other@example.org", "password": "not it" }),
        "agenda.ChooseDigest" => json!({ "rhythm": "weekly" }),
        "study.OpenSite" => {
            json!({ "id": fresh(), "code": fresh().to_string()[..8], "name": "New", "country": "FR", "time_zone": "Europe/Paris" })
        }
        "capture.EnrolSubject" => json!({ "id": fresh(), "site": desk.home.sites[0] }),
        "capture.ReleaseVersion" => json!({ "id": fresh(), "sites": [], "subjects": "keep" }),
        "capture.ChangeSubjectState" => json!({ "state": "withdrawn" }),
        "capture.DateVisit" => json!({ "visit": "SE.UNS", "n": u32::from(subject.0.as_bytes()[15]) % 9000 + 1, "date": "2026-03-01" }),
        "capture.AddVisit" => json!({ "visit": "SE.UNS", "n": 1, "why": "Dizziness" }),
        "capture.PlanVisit" => json!({ "visit": "SE.W4", "n": 1, "date": "2026-03-01" }),
        "capture.SkipVisit" => json!({ "visit": "SE.W4", "n": 1, "not_done": { "code": "MISSED" } }),
        "capture.UnskipVisit" => json!({ "visit": "SE.W4", "n": 1 }),
        "capture.RetireVisit" | "capture.RestoreVisit" => json!({ "visit": "SE.BASE", "n": 1 }),
        "capture.RetireRecord" | "capture.RestoreRecord" => which,
        "capture.ReadLog" => json!({ "form": "F.AE" }),
        "capture.ReadCalendar" => json!({ "site": desk.home.sites[0], "from": "2026-03-01", "until": "2026-03-31" }),
        "exports.OrderSnapshot" => json!({ "id": fresh(), "name": "Interim", "formats": ["csv"], "days": 30 }),
        "capture.NotePrintout" => json!({ "id": fresh(), "language": "ar" }),
        "capture.SaveRecord" => {
            json!({ "record": vitals(), "base": 0, "changes": [{ "at": "IG.VS/1/IT.SBP", "to": { "v": "120" } }] })
        }
        "capture.SettleConflict" => {
            json!({ "record": vitals(), "base": 0, "at": "IG.VS/1/IT.SBP", "stands": { "v": "120" }, "gives_way": { "v": "130" } })
        }
        "capture.HearRecords" => json!({ "once": true }),
        "capture.KeepView" => json!({ "id": fresh(), "list": "subjects", "name": "Mine", "query": "status=due", "shared": true }),
        "capture.Jump" => json!({ "text": "001" }),
        "capture.ReadRecord" | "audit.ReadHistory" => which,
        "audit.ReadAsOf" => json!({ "at": "2100-01-01T00:00:00Z" }),
        "audit.CountAnswers" => json!({ "from": "2026-01-01T00:00:00Z", "until": "2100-01-01T00:00:00Z" }),
        "audit.ReadAnswers" => json!({ "question": "repeated", "from": "2026-01-01T00:00:00Z", "until": "2100-01-01T00:00:00Z" }),
        "audit.BeginReview" => {
            json!({ "id": fresh(), "scope": "All", "from": "2026-01-01T00:00:00Z", "until": "2100-01-01T00:00:00Z", "sample": 1 })
        }
        "audit.JudgeEntry" => json!({ "judgement": "in_order" }),
        "audit.SignOffReview" => json!({ "outcome": "Nothing found" }),
        "review.ReadVerification" | "review.VerifyPlace" | "review.UnverifyPlace" => which,
        "ctms.PutEnrolmentPlan" => json!({ "base": 0, "plan": { "target": 10, "first": "2026-01-01", "last": "2026-12-31" } }),
        "review.PutPlan" => json!({ "base": 0, "plan": { "seed": 7, "tiers": [] } }),
        "review.HoldPlace" => json!({ "step": "freeze", "place": { "level": "subject", "subject": subject } }),
        "review.LiftHold" => json!({ "step": "unfreeze", "lock": fresh() }),
        "review.AskCampaign" => json!({ "id": fresh(), "step": "lock", "scope": { "subject": subject }, "approver": fresh() }),
        "queries.OpenQuery" => json!({ "id": fresh(), "address": { "subject": subject }, "text": "Please check" }),
        "queries.CommentQuery" | "queries.ReopenQuery" => json!({ "text": "We look into it" }),
        "queries.AnswerQuery" => json!({ "how": "confirmed", "text": "As in the source" }),
        "queries.AssignQuery" => json!({ "priority": "high" }),
        "queries.PreviewQueries" | "queries.ActOnQueries" => json!({ "queries": [fresh()], "step": "close" }),
        "review.ReadSignable" | "review.ListSignables" => json!({ "level": "casebook" }),
        "review.Sign" => {
            let target = json!({ "subject": subject, "place": { "level": "casebook" }, "content_hash": "0".repeat(64) });
            json!({ "signs": { "id": fresh(), "meaning": "authorship", "targets": [target] } })
        }
        "queries.SaveFilter" => json!({ "id": fresh(), "name": "late", "filter": { "overdue": true } }),
        _ => json!({}),
    }
}

async fn ask(info: &EndpointInfo, person: &Person, desk: &Desk, subject: SubjectId) -> u16 {
    let (mut path, mut body) = (path(info, desk, subject), body(info, desk, subject));
    if path.contains("{query}") || info.path.ends_with("/queries/bulk") {
        let query = query(info, person, desk, subject).await;
        path = path.replace("{query}", &query);
        if let Some(queries) = body.get_mut("queries") {
            *queries = json!([query]);
        }
    }
    if info.signature {
        body["proof"] = serde_json::to_value(desk.proof(person).await).unwrap();
    }
    if path.contains("{filter}") {
        path = path.replace("{filter}", &filter(person, desk).await);
    }
    let person = if info.reason { person.because("because the table asks for one") } else { person.clone() };
    match (info.method, info.sends) {
        (Method::Get, _) => {
            let query: Vec<String> =
                body.as_object().unwrap().iter().map(|(k, v)| format!("{k}={}", v.as_str().map_or(v.to_string(), str::to_owned))).collect();
            person.request("GET", &format!("{path}?{}", query.join("&")), None).await.0
        }
        (method, Payload::Bytes) if info.name == "capture.UploadFile" => {
            let said = format!("id={}&visit=SE.BASE&visit_n=1&form=F.VS&form_n=1&at=IG.VS/1/IT.SCAN&name=scan.txt", fresh());
            person.request(method.as_str(), &format!("{path}?{said}"), Some(b"a scan".to_vec())).await.0
        }
        (method, Payload::Bytes) => person.request(method.as_str(), &path, Some(odm())).await.0,
        (method, Payload::Json | Payload::Events | Payload::Form) => {
            person.request(method.as_str(), &path, Some(body.to_string().into_bytes())).await.0
        }
    }
}

/// A query of the person's own where they may ask, else of a monitor, in the state that the endpoint needs.
async fn query(info: &EndpointInfo, person: &Person, desk: &Desk, subject: SubjectId) -> String {
    let (id, base) = (fresh().to_string(), format!("/api/studies/{}/queries", desk.home.study));
    let monitor = desk.person(Role::Monitor).await;
    let proposes = matches!(info.name, "queries.ReleaseQuery" | "queries.DiscardQuery");
    let new = json!({ "id": id, "address": { "subject": subject }, "text": "Please check", "propose": proposes }).to_string().into_bytes();
    let (status, _) = if proposes { (403, Vec::new()) } else { person.request("POST", &base, Some(new.clone())).await };
    let asker = if status == 200 { person } else { &monitor };
    if status != 200 {
        assert_eq!(monitor.request("POST", &base, Some(new)).await.0, 200);
    }
    if info.name == "queries.ReopenQuery" {
        assert_eq!(asker.request("POST", &format!("{base}/{id}/close"), None).await.0, 200);
    }
    id
}

/// A filter of the person's own; of nobody where they may keep none.
async fn filter(person: &Person, desk: &Desk) -> String {
    let id = fresh().to_string();
    let new = json!({ "id": id, "name": "late", "filter": { "overdue": true } }).to_string().into_bytes();
    person.request("POST", &format!("/api/studies/{}/query-filters", desk.home.study), Some(new)).await;
    id
}

fn odm() -> Vec<u8> {
    br#"<ODM xmlns="http://www.cdisc.org/ns/odm/v1.3" ODMVersion="1.3.2" FileType="Snapshot" FileOID="F" CreationDateTime="2026-01-01T00:00:00Z">
    <Study OID="S"><GlobalVariables><StudyName>S</StudyName><StudyDescription>S</StudyDescription><ProtocolName>S</ProtocolName></GlobalVariables>
    <MetaDataVersion OID="M" Name="M"><StudyEventDef OID="E" Name="E" Repeating="No" Type="Scheduled"><FormRef FormOID="F" Mandatory="No"/></StudyEventDef>
    <FormDef OID="F" Name="F" Repeating="No"><ItemGroupRef ItemGroupOID="G" Mandatory="No"/></FormDef>
    <ItemGroupDef OID="G" Name="G" Repeating="No"><ItemRef ItemOID="I" Mandatory="No"/></ItemGroupDef>
    <ItemDef OID="I" Name="I" DataType="text" Length="10"/></MetaDataVersion></Study></ODM>"#
        .to_vec()
}

/// Ends the session that asks: nothing else can be asked with it afterwards.
fn ends_session(info: &EndpointInfo) -> bool {
    matches!(info.name, "tenancy.SignOut" | "tenancy.SignOutEverywhere" | "tenancy.RefreshSession" | "tenancy.SignIn" | "tenancy.LockSession")
        // These are of nobody who has come in already: they want a cookie of half a session or of one that rests, or a passkey.
        || matches!(info.name, "tenancy.AnswerFactor" | "tenancy.UnlockSession" | "tenancy.SignInByPasskey")
}

#[actix_web::test]
async fn every_endpoint_of_the_table_is_mounted_and_nothing_else() {
    let desk = Desk::new().await;
    reqwest::get(format!("{}/api/about", desk.url)).await.unwrap();
    let mut declared: Vec<&str> = table().iter().map(|info| info.name).collect();
    declared.sort_unstable();
    assert_eq!(mounted(), declared);
}

/// Req: ACC-01, ACC-10
#[actix_web::test]
async fn every_role_gets_what_the_grid_says_and_nothing_else() {
    let desk = Desk::new().await;
    let coordinator = desk.person(Role::Coordinator).await;
    let mut wrong = Vec::new();
    for role in Role::ALL {
        let person = desk.person(*role).await;
        let subject = desk.subject(&coordinator).await;
        for info in table().iter().filter(|info| !ends_session(info)) {
            let open = matches!(info.needs, Permission::Anyone | Permission::SignedIn);
            let status = ask(info, &person, &desk, subject).await;
            let may = open || info.needs.held_by(*role);
            let fits = if may { status != 403 && status != 401 && status < 500 } else { status == 403 };
            if !fits {
                wrong.push(format!("{role:?} {}: {status}, the grid says {may}", info.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Req: TEN-01, TEN-02, ACC-08
#[actix_web::test]
async fn another_tenant_and_another_site_see_nothing_of_it() {
    let desk = Desk::new().await;
    let coordinator = desk.person(Role::Coordinator).await;
    let subject = desk.subject(&coordinator).await;
    coordinator.save(desk.on(subject), 0, &[("IG.VS/1/IT.SBP", "123")]).await.unwrap();
    let (stranger, neighbour) = (desk.stranger().await, desk.neighbour().await);
    let mut seen = Vec::new();
    for info in table().iter().filter(|info| info.path.contains("{study}")) {
        let status = ask(info, &stranger, &desk, subject).await;
        if !matches!(status, 403 | 404) {
            seen.push(format!("a stranger at {}: {status}", info.name));
        }
    }
    for info in table().iter().filter(|info| info.path.contains("{subject}")) {
        let status = ask(info, &neighbour, &desk, subject).await;
        if !matches!(status, 403 | 404) {
            seen.push(format!("the neighbour at {}: {status}", info.name));
        }
    }
    assert!(seen.is_empty(), "{}", seen.join("\n"));
}

/// Req: ACC-08, TEN-01
#[actix_web::test]
async fn all_of_one_study_and_a_site_of_another_are_no_more_than_that() {
    let desk = Desk::new().await;
    let tx = desk.app.db.begin(&Ctx::system(desk.home.tenant, "test.Other")).await.unwrap();
    let design = server::kit::desk::design();
    let new = study::NewStudy { design: &design, environment: Environment::Test, from: "test" };
    let (whole, _) = study::create(&tx, new).await.unwrap();
    tx.commit().await.unwrap();
    let (coordinator, neighbour) = (desk.person(Role::Coordinator).await, desk.neighbour().await);
    desk.subject(&coordinator).await;
    desk.also(&neighbour, Grant { role: Role::Monitor, reach: Reach::Study { study: whole } }).await;
    let listed = neighbour.call::<ListStudies>(&Nothing {}, &Nothing {}).await.unwrap();
    let count = |study| listed.iter().find(|view| view.id == study).map(|view| (view.sites, view.subjects));
    assert_eq!((listed.len(), count(whole), count(desk.home.study)), (2, Some((0, 0)), Some((1, 0))));
    let waiting = neighbour.call::<ReadAgenda>(&Nothing {}, &AgendaFilter::default()).await.unwrap();
    assert_eq!((waiting.figures.len(), waiting.sites.len()), (0, 1));
    let to = JumpTo { text: "S1-".into(), ..JumpTo::default() };
    assert!(neighbour.call::<Jump>(&Nothing {}, &to).await.unwrap().rows.is_empty());
    assert_eq!(coordinator.call::<Jump>(&Nothing {}, &to).await.unwrap().rows.len(), 1);
    // What is really theirs stays theirs.
    let own = NewSubject { id: SubjectId(fresh()), site: desk.home.sites[1], key: None };
    neighbour.call::<EnrolSubject>(&desk.study(), &own).await.unwrap();
    let listed = neighbour.call::<ListStudies>(&Nothing {}, &Nothing {}).await.unwrap();
    assert_eq!(listed.iter().find(|view| view.id == desk.home.study).map(|view| view.subjects), Some(1));
}

/// Req: TEN-02
#[actix_web::test]
async fn a_query_that_forgets_the_tenant_finds_nothing_of_others() {
    let desk = Desk::new().await;
    let coordinator = desk.person(Role::Coordinator).await;
    desk.subject(&coordinator).await;
    let ctx = Ctx::system(desk.away.tenant, "test.Forgetful");
    let tx = desk.app.db.begin(&ctx).await.unwrap();
    assert!(tx.rows("select * from subject", []).await.unwrap().is_empty());
    assert_eq!(tx.rows("select * from study", []).await.unwrap().len(), 1);
    let without = sqlx::query("select * from subject").fetch_all(desk.app.db.pool()).await;
    assert!(without.map_or(true, |rows| rows.is_empty()), "a connection that has said nothing reads nothing");
    let stolen = tx.run(
        "insert into site (tenant, id, study, code, name) values ($1, $2, $3, 'X', 'X')",
        [desk.home.tenant.0.into(), fresh().into(), desk.home.study.0.into()],
    );
    assert_eq!(stolen.await.unwrap_err().0.status, 403);
}

/// Req: AUD-03, AUD-04, AUD-09, AUD-10
#[actix_web::test]
async fn every_write_leaves_a_shadow_row_that_names_its_endpoint() {
    let desk = Desk::new().await;
    let coordinator = desk.person(Role::Coordinator).await;
    let mut silent = Vec::new();
    for info in table().iter().filter(|info| info.method != Method::Get && !writes_nothing(info)) {
        let role = Role::ALL.iter().copied().find(|role| info.needs.held_by(*role)).unwrap_or(Role::Coordinator);
        let (person, subject) = (desk.person(role).await, desk.subject(&coordinator).await);
        prepare(info, &coordinator, &desk, subject).await;
        let status = ask(info, &person, &desk, subject).await;
        if status >= 400 || shadow(&desk).await.get(info.name).copied().unwrap_or_default() == 0 {
            silent.push(format!("{}: {status}", info.name));
        }
    }
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

/// What must have happened before the call has something to write.
async fn prepare(info: &EndpointInfo, coordinator: &Person, desk: &Desk, subject: SubjectId) {
    let before: &[&str] = match info.name {
        "capture.UnskipVisit" => &["capture.SkipVisit"],
        "capture.RetireVisit" | "capture.RetireRecord" | "review.VerifyPlace" => &["capture.SaveRecord"],
        "capture.RestoreVisit" => &["capture.SaveRecord", "capture.RetireVisit"],
        "capture.RestoreRecord" => &["capture.SaveRecord", "capture.RetireRecord"],
        _ => &[],
    };
    for name in before {
        let info = table().into_iter().find(|info| info.name == *name).unwrap();
        assert!(ask(&info, coordinator, desk, subject).await < 300, "{name}");
    }
}

/// What lists show of a subject is kept ready: no write may leave it behind.
#[actix_web::test]
async fn after_every_write_the_list_says_what_the_casebook_says() {
    let desk = Desk::new().await;
    let coordinator = desk.person(Role::Coordinator).await;
    let mut behind = Vec::new();
    for info in table().iter().filter(|info| info.method != Method::Get && info.path.contains("{subject}")) {
        let role = Role::ALL.iter().copied().find(|role| info.needs.held_by(*role)).unwrap_or(Role::Coordinator);
        let (person, subject) = (desk.person(role).await, desk.subject(&coordinator).await);
        ask(info, &person, &desk, subject).await;
        let filter = SubjectFilter { sort: SubjectSort::Changed, descending: true, limit: Some(200), ..SubjectFilter::default() };
        let listed = coordinator.call::<ListSubjects>(&desk.study(), &filter).await.unwrap().rows;
        let listed = listed.into_iter().find(|row| row.id == subject).unwrap();
        let book = coordinator.call::<ReadCasebook>(&desk.on(subject), &Nothing {}).await.unwrap();
        if (listed.state, &listed.visits) != (book.subject.state, &book.subject.visits) {
            behind.push(info.name);
        }
    }
    assert!(behind.is_empty(), "these do not call standing::renew: {}", behind.join(", "));
}

/// Asks only, or is shown to write in `sign_in.rs` (with a real password, a real refresh cookie, another tenant), in `support.rs`
/// or in the jobs' tests.
fn writes_nothing(info: &EndpointInfo) -> bool {
    let elsewhere = [
        "study.CheckDesign",
        "queries.PreviewQueries",
        "tenancy.ChooseTenant",
        "tenancy.SignIn",
        "tenancy.RefreshSession",
        "tenancy.ChangePassword",
        "tenancy.OpenSupport",
        "tenancy.CloseSupport",
        // Shown to write in `people.rs`: they want people of the tenant, roles that are there, lines of a delegation log.
        "access.GiveGrant",
        "access.EndGrant",
        "access.RetireRole",
        "access.ProposeDelegation",
        "access.SignDelegation",
        "access.EndDelegation",
        "access.AcceptDelegation",
        "access.DeclineDelegation",
        // Shown to write in `factors.rs`, with real codes, cookies and second devices.
        "tenancy.AnswerFactor",
        "tenancy.AskPasskey",
        "tenancy.SignInByPasskey",
        "tenancy.UnlockSession",
        "tenancy.LockSession",
        "tenancy.RevokeSession",
        "tenancy.BeginTotp",
        "tenancy.ConfirmTotp",
        "tenancy.RemoveTotp",
        "tenancy.RenewRecovery",
        "tenancy.BeginPasskey",
        "tenancy.AddPasskey",
        "tenancy.RemovePasskey",
        "tenancy.ResetFactors",
        "kernel.CancelJob",
        // Shown to write in `mail/`: they want a mail server, a link, or one's password.
        "tenancy.Invite",
        "tenancy.ResendInvitation",
        "tenancy.WithdrawInvitation",
        "tenancy.LookAtLink",
        "tenancy.AcceptInvitation",
        "tenancy.LosePassword",
        "tenancy.ResetPassword",
        "tenancy.ChangeAddress",
        "tenancy.ConfirmAddress",
        "agenda.StopDigest",
        // Ask only, or shown to write in `sso`: they want a provider that answers.
        "tenancy.FindWays",
        "tenancy.BeginSso",
        "tenancy.FinishSso",
        "tenancy.BeginStepUp",
        "tenancy.HearLogout",
        "tenancy.ChangeProvider",
        "tenancy.TestProvider",
        "tenancy.SwitchProvider",
        "tenancy.PutSsoRules",
        "tenancy.PreviewProvider",
        "tenancy.ConfirmDomain",
        // It takes a job back, as that does; `formats.rs` shows it.
        "exports.CancelSnapshot",
        // Shown to write in `signatures.rs`: what is signed must have been entered and seen.
        "review.Sign",
        // Shown to write in `versions.rs`: they want a draft of somebody else's, or a release under way.
        "study.CheckVersion",
        "study.PublishVersion",
        "study.RetireVersion",
        "capture.PauseRelease",
        "capture.ResumeRelease",
        "capture.CancelRelease",
        // Shown to write in `trail_reviews.rs`: they want a review that was begun.
        "audit.JudgeEntry",
        "audit.SignOffReview",
        // Shown to write in `locks.rs` and `verification.rs`: they want a lock, marks, or a campaign of somebody else.
        "review.UnverifyPlace",
        "review.LiftHold",
        "review.AskCampaign",
        "review.ApproveCampaign",
        "review.DeclineCampaign",
        "review.WithdrawCampaign",
    ];
    elsewhere.contains(&info.name)
}

async fn shadow(desk: &Desk) -> BTreeMap<String, u64> {
    let tables = desk
        .owner(
            "select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'audit' and c.relkind in ('r', 'p') and not c.relispartition",
        )
        .await;
    let mut counts = BTreeMap::new();
    for table in tables {
        let columns = desk.owner(&format!("select count(*)::text from information_schema.columns where table_schema = 'audit' and table_name = '{table}' and column_name = 'action'")).await;
        if columns != ["1"] {
            continue;
        }
        for action in desk.owner(&format!("select action from audit.\"{table}\"")).await {
            *counts.entry(action).or_default() += 1;
        }
    }
    counts
}

/// Req: ACC-01
#[test]
fn who_holds_nothing_may_do_nothing() {
    let nobody = Grants::default();
    let allowed: Vec<&str> = table().iter().filter(|info| nobody.allow(info.needs, Scope::Tenant)).map(|info| info.name).collect();
    assert!(
        allowed
            .iter()
            .all(|name| table().iter().any(|info| info.name == *name && matches!(info.needs, Permission::Anyone | Permission::SignedIn)))
    );
}
