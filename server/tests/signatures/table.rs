//! What the tests of signatures are built from: a desk with a coordinator, an investigator, and a subject.

use server::kernel::ports::fresh;
use server::kit::desk::{Desk, Person, vitals};
use shared::access::Role::{Coordinator, DataManager, Investigator};
use shared::capture::api::*;
use shared::capture::{Change, ChangeSet, Happened, RecordKey, Saved};
use shared::forms::Datum;
use shared::kernel::{Nothing, Problem, Proof, QueryId, SignatureId, Signed};
use shared::queries::api::{CancelQuery, OnQuery};
use shared::review::api::*;
use shared::review::{Fault, Meaning, NewSignatures, SignPlace, Signable, SignatureView, Target};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor};

/// A desk with a coordinator, an investigator who can prove who they are, and a subject.
pub struct Table {
    pub desk: Desk,
    pub site: Person,
    pub doctor: Person,
    pub proof: Proof,
    pub on: OnSubject,
}

impl Table {
    pub async fn new() -> Self {
        let desk = Desk::new().await;
        let (site, doctor) = (desk.person(Coordinator).await, desk.person(Investigator).await);
        let proof = desk.proof(&doctor).await;
        let on = desk.on(desk.subject(&site).await);
        Self { desk, site, doctor, proof, on }
    }

    /// The same with vital signs that are complete.
    pub async fn complete() -> Self {
        let table = Self::new().await;
        table.enter(&table.on, 0, "120", Some(true)).await;
        table
    }

    pub async fn enter(&self, on: &OnSubject, base: u32, sbp: &str, complete: Option<bool>) -> Saved {
        let changes = vec![Change { at: "IG.VS/1/IT.SBP".parse().unwrap(), to: Datum::text(sbp) }];
        let set = ChangeSet { record: vitals(), base, changes, rows: Vec::new(), complete };
        self.site.because("read again").call::<SaveRecord>(on, &set).await.unwrap()
    }

    pub async fn event(&self, term: &str) -> Saved {
        let record = RecordKey { form: "F.AE".into(), ..vitals() };
        let changes = vec![Change { at: "IG.AE/1/IT.TERM".parse().unwrap(), to: Datum::text(term) }];
        let set = ChangeSet { record, base: 0, changes, rows: Vec::new(), complete: Some(true) };
        self.site.call::<SaveRecord>(&self.on, &set).await.unwrap()
    }

    pub async fn seen(&self, place: &SignPlace) -> Signable {
        self.doctor.call::<ReadSignable>(&self.on, place).await.unwrap()
    }

    /// Looks, then signs.
    pub async fn sign(&self, place: SignPlace) -> Result<SignatureView, Problem> {
        let seen = self.seen(&place).await;
        self.sign_seen(&self.doctor, &seen, self.proof.clone()).await
    }

    pub async fn sign_seen(&self, who: &Person, seen: &Signable, proof: Proof) -> Result<SignatureView, Problem> {
        let target = Target { subject: seen.subject, place: seen.place.clone(), content_hash: seen.content_hash.clone() };
        let signs = NewSignatures { id: SignatureId(fresh()), meaning: Meaning::ReviewApproval, targets: vec![target] };
        let mut done = who.call::<Sign>(&self.desk.study(), &Signed { proof, signs }).await?;
        Ok(done.remove(0).signature().unwrap().clone())
    }

    pub async fn signatures(&self) -> Vec<SignatureView> {
        self.doctor.call::<ListSignatures>(&self.on, &Nothing {}).await.unwrap().rows
    }

    /// What broke the latest signature.
    pub async fn broken_by(&self) -> Option<Happened> {
        self.signatures().await.remove(0).broken.map(|breach| breach.what.what)
    }

    pub async fn count(&self, sql: &str) -> String {
        self.desk.owner(sql).await.remove(0)
    }

    pub async fn cancel(&self, who: &Person, query: QueryId) {
        let path = OnQuery { study: self.desk.home.study, query };
        who.because("no longer asked").call::<CancelQuery>(&path, &Nothing {}).await.unwrap();
    }

    /// What verification finds wrong.
    pub async fn faults(&self) -> Vec<Fault> {
        let manager = self.desk.person(DataManager).await;
        let verdicts = manager.call::<VerifySignatures>(&self.desk.study(), &Nothing {}).await.unwrap().rows;
        verdicts.into_iter().flat_map(|verdict| verdict.faults).collect()
    }

    /// Does something behind the system's back.
    pub async fn tamper(&self, sql: &str) {
        let mut connection = self.desk.db.superuser().connect().await.unwrap();
        let quiet = "begin; alter table signature disable trigger all; alter table record disable trigger all; alter table audit.record disable trigger all;
            alter table audit.signature disable trigger all;";
        let loud = "alter table signature enable always trigger trail; alter table record enable always trigger trail; commit";
        connection.execute(AssertSqlSafe(format!("{quiet} {sql}; {loud}"))).await.unwrap();
        connection.close().await.unwrap();
    }
}

pub fn password_alone(proof: &Proof) -> Proof {
    let Proof::Password { password, .. } = proof.clone() else { panic!("a password") };
    Proof::Password { user: None, password }
}

pub fn wrong(proof: &Proof) -> Proof {
    let Proof::Password { user, .. } = proof.clone() else { panic!("a password") };
    Proof::Password { user, password: "something else altogether".into() }
}

pub fn form_place() -> SignPlace {
    SignPlace::form(&vitals())
}

pub fn visit() -> SignPlace {
    SignPlace::visit("SE.BASE".into(), 1)
}
