//! Two people changed the same item: both values, who and when, and a person decides (DAT-08).

use leptos::prelude::*;
use shared::capture::Conflict;

use crate::rooms::capture::controls::{Locale, Spot, reading};
use crate::rooms::capture::draft::Keep;
use crate::rooms::capture::use_casebook;
use crate::t;
use crate::ui::{Icon, Pictogram, moment, time_of_day};

#[component]
pub fn ConflictNote(spot: Spot, conflict: Conflict) -> impl IntoView {
    let Conflict { at, yours, theirs, by, when } = conflict;
    let words = |datum| reading(&spot.plan, datum, Locale::here(), Some(spot.sheet.plan()));
    let (mine, stored) = (words(&yours), words(&theirs));
    let zone = use_casebook().zone();
    let typed = yours.entered.map(|entered| time_of_day(entered, &zone));
    let when = moment(when, &zone);
    let decide = move |keep: Keep| {
        let (sheet, at) = (spot.sheet.clone(), at.clone());
        move |_| sheet.decide(&at, keep)
    };
    view! {
        <div class="finding hard conflict" data-test="conflict" role="group">
            <Pictogram icon=Icon::People/>
            <div class="conflict-body">
                <p>{t!("form-conflict", by = by.clone(), when = when.clone())}</p>
                <dl class="conflict-values">
                    <dt>{t!("form-conflict-theirs")}</dt><dd>{stored.clone()}</dd><dd class="soft">{by}", "{when}</dd>
                    <dt>{t!("form-conflict-mine")}</dt><dd>{mine.clone()}</dd><dd class="soft">{typed}</dd>
                </dl>
                <div class="row">
                    <button type="button" class="button small" data-test="keep-theirs" on:click=decide(Keep::Theirs)>
                        {t!("form-keep-theirs", value = stored)}
                    </button>
                    <button type="button" class="button small" data-test="put-mine" on:click=decide(Keep::Mine)>
                        {t!("form-put-mine", value = mine)}
                    </button>
                </div>
            </div>
        </div>
    }
}
