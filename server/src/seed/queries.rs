//! What people say to each other about the demonstration's data: the queries that its checks have asked, some answered, some closed,
//! one asked again; and a few that a monitor, a data manager and a coder ask.
//!
//! Invariant: through `queries` like everybody's, in the name of whoever would have said it.

use shared::access::Role;
use shared::kernel::{QueryId, StudyId};
use shared::queries::api::{NewQuery, QueryFilter, QueryRow, Said};
use shared::queries::{How, Origin, Priority, Step};
use shared::study::Address;

use super::studies::Stage;
use crate::kernel::db::Ctx;
use crate::kernel::failure::Outcome;
use crate::kernel::ports::fresh;
use crate::rooms::queries::{self, Act};

const CONFIRMED: [&str; 3] = [
    "Measured twice on the day, both readings agree with the source (visit note, page 2).",
    "Checked with the laboratory's printout: the value is as entered.",
    "The subject had come straight from dialysis; the value is right.",
];
const EXPLAINED: [&str; 2] = [
    "The ward's device was replaced in the afternoon; we ask the technician for the log.",
    "Taken from the discharge letter, the original is still with the ward.",
];
const AGAIN: [&str; 2] = ["Please add when the second reading was taken.", "Thank you. Which document is the source, and who signed it?"];
const COMMENTS: [&str; 2] = ["We look into it on Monday, when the study nurse is back.", "Asked the laboratory for the original report."];

impl Stage<'_> {
    /// Brings the study's queries into all states.
    pub async fn queries(&self, study: StudyId) -> Outcome<()> {
        let manager = self.ctx(|role| role == Role::DataManager, "seed.Queries")?;
        let tx = self.app.db.begin(&manager).await?;
        let asked = queries::list(&tx, study, QueryFilter { limit: Some(200), ..QueryFilter::default() }).await?.rows;
        drop(tx);
        for (n, row) in asked.iter().enumerate() {
            self.converse(study, n, row).await?;
        }
        self.ask(study, &asked).await
    }

    async fn converse(&self, study: StudyId, n: usize, row: &QueryRow) -> Outcome<()> {
        let site = self.site(&row.site_code, "seed.Answer")?;
        let monitor = self.ctx(|role| role == Role::Monitor, "seed.Review")?;
        let said = |all: &[&str]| all.get(n % all.len().max(1)).copied().unwrap_or_default().to_owned();
        let answer = |how, text| Act { step: Step::Answer, how: Some(how), text };
        match n % 7 {
            0 => self.say(study, row.id, &site, said(&COMMENTS)).await,
            1 | 2 => self.act(study, row.id, &site, answer(How::Confirmed, said(&CONFIRMED))).await,
            3 => {
                self.act(study, row.id, &site, answer(How::Confirmed, said(&CONFIRMED))).await?;
                self.act(study, row.id, &monitor, Act::new(Step::Close, "Seen in the source on site.".into())).await
            }
            4 => {
                self.act(study, row.id, &site, answer(How::Explained, said(&EXPLAINED))).await?;
                self.act(study, row.id, &monitor, Act::new(Step::Reopen, said(&AGAIN))).await
            }
            _ => Ok(()),
        }
    }

    /// Questions of people, about the first forms that a check has asked about.
    async fn ask(&self, study: StudyId, asked: &[QueryRow]) -> Outcome<()> {
        let questions = [
            (
                Role::Monitor,
                "The signature on the source is not dated. Please have it dated and add a note to file.",
                Priority::High,
                false,
            ),
            (Role::Monitor, "The visit took place on a public holiday according to the log. Is the date right?", Priority::Normal, false),
            (Role::DataManager, "Concomitant medication names no indication. Please complete.", Priority::Normal, false),
            (Role::Monitor, "All readings of this visit end in 0. Were they rounded?", Priority::Low, true),
            (Role::Coder, "“Heart pain” cannot be coded. Angina pectoris, or chest pain of another origin?", Priority::Normal, false),
        ];
        for ((role, text, priority, propose), row) in questions.into_iter().zip(asked.iter().rev()) {
            let Some(record) = row.address.record() else { continue };
            let ctx = self.ctx(|one| one == role, "seed.Ask")?;
            let address = Address::of_record(row.address.subject, &record);
            let tx = self.app.db.begin(&ctx).await?;
            let new =
                NewQuery { id: QueryId(fresh()), address, text: text.into(), audience: None, priority: Some(priority), due: None, propose };
            queries::open(&tx, study, Origin::Manual, new).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    async fn act(&self, study: StudyId, query: QueryId, ctx: &Ctx, act: Act) -> Outcome<()> {
        let tx = self.app.db.begin(ctx).await?;
        queries::act(&tx, study, query, act).await?;
        tx.commit().await
    }

    async fn say(&self, study: StudyId, query: QueryId, ctx: &Ctx, text: String) -> Outcome<()> {
        let tx = self.app.db.begin(ctx).await?;
        queries::comment(&tx, study, query, Said { text }).await?;
        tx.commit().await
    }
}
