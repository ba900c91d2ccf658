//! Seed: two tenants, people in every role, and studies with believable data, for demonstration and training.
//!
//! Invariant: clinical values go through `capture::save` like everybody's, on behalf of the coordinator who would have
//! typed them; the studies are of the environment *training* and marked so everywhere (TEN-05).

mod cast;
mod enrolment;
mod queries;
mod review;
mod studies;

use std::collections::HashMap;

use shared::kernel::{PersonId, TenantId};

use crate::kernel::app::App;
use crate::kernel::db::{Actor, Ctx};
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::ports::fresh;
use crate::rooms::tenancy::{hash_password, people};

pub use cast::{CAST, Cast, PASSWORD};

/// Plants the demonstration, once: `false` when somebody lives here already.
pub async fn plant(app: &App, progress: impl Fn(&str)) -> Outcome<bool> {
    let tx = app.db.begin(&Ctx::system(TenantId::default(), "seed.Plant")).await?;
    if tx.row("select 1 from person limit 1", []).await?.is_some() {
        return Ok(false);
    }
    drop(tx);
    progress("people");
    let people = populate(app).await?;
    let troupe = Troupe { sponsor: found(app, cast::SPONSOR).await?, cro: found(app, cast::CRO).await?, people };
    studies::plant(app, &troupe, &progress).await?;

    Ok(true)
}

/// Who is there to plant for.
struct Troupe {
    sponsor: Planted,
    cro: Planted,
    people: HashMap<&'static str, (PersonId, &'static str)>,
}

/// A tenant that is being planted.
#[derive(Clone, Copy, Debug)]
struct Planted {
    id: TenantId,
    name: &'static str,
}

async fn found(app: &App, name: &'static str) -> Outcome<Planted> {
    let id = TenantId(fresh());
    let tx = app.db.begin(&Ctx::system(id, "seed.Plant")).await?;
    people::found_tenant(&tx, id, name).await?;
    tx.commit().await?;
    Ok(Planted { id, name })
}

/// Everybody of the cast, by e-mail address.
async fn populate(app: &App) -> Outcome<HashMap<&'static str, (PersonId, &'static str)>> {
    let hashes = actix_web::web::block(|| CAST.iter().map(|_| hash_password(PASSWORD)).collect::<Outcome<Vec<_>>>());
    let hashes = hashes.await.map_err(|error| internal(&error))??;
    let tx = app.db.begin(&Ctx::system(TenantId::default(), "seed.Plant")).await?;
    let mut people = HashMap::new();
    for (one, hash) in CAST.iter().zip(&hashes) {
        let id = people::add(&tx, people::NewPerson { email: one.email, name: one.name, password_hash: hash }).await?;
        people.insert(one.email, (id, one.name));
    }
    tx.commit().await?;
    Ok(people)
}

impl Planted {
    /// The context of a person of the cast at work in this tenant.
    fn by(self, person: (PersonId, &str), role: shared::access::Role, action: &'static str) -> Ctx {
        let actor = Actor { person: person.0, name: person.1.to_owned(), role: Some(role), organisation: self.name.to_owned() };
        Ctx::system(self.id, action).by(actor)
    }
}
