//! Mounts the room's endpoints.

use actix_web::web::ServiceConfig;
use shared::kernel::Page;
use shared::queries::api::*;
use shared::queries::{Origin, Step};

use super::steps::{self, Act};
use super::{assign, bulk, filters, list, open, thread, totals};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::http::{Call, on};
use crate::rooms::study::exists;

pub fn routes(cfg: &mut ServiceConfig) {
    on::<ListQueries>(cfg, list_queries);
    on::<CountQueries>(cfg, count);
    on::<ReadYield>(cfg, read_yield);
    on::<PreviewQueries>(cfg, preview);
    on::<ActOnQueries>(cfg, act_on);
    on::<ReadQuery>(cfg, read);
    on::<OpenQuery>(cfg, open_query);
    on::<CommentQuery>(cfg, comment);
    on::<AnswerQuery>(cfg, answer);
    on::<CloseQuery>(cfg, close);
    on::<ReopenQuery>(cfg, reopen);
    on::<CancelQuery>(cfg, cancel);
    on::<ReleaseQuery>(cfg, release);
    on::<DiscardQuery>(cfg, discard);
    on::<AssignQuery>(cfg, assign_query);
    on::<ListFilters>(cfg, list_filters);
    on::<SaveFilter>(cfg, save_filter);
    on::<ForgetFilter>(cfg, forget_filter);
    on::<ListAssignees>(cfg, list_assignees);
}

async fn list_queries(tx: &mut Tx, call: Call<ListQueries>) -> Outcome<Page<QueryRow>> {
    list::list(tx, call.path.study, call.body).await
}

async fn count(tx: &mut Tx, call: Call<CountQueries>) -> Outcome<QueryTotals> {
    exists(tx, call.path.study).await?;
    totals::totals(tx, call.path.study).await
}

async fn read_yield(tx: &mut Tx, call: Call<ReadYield>) -> Outcome<Vec<RuleYield>> {
    exists(tx, call.path.study).await?;
    totals::yields(tx, call.path.study).await
}

async fn preview(tx: &mut Tx, call: Call<PreviewQueries>) -> Outcome<BulkReport> {
    exists(tx, call.path.study).await?;
    bulk::preview(tx, call.path.study, &call.body).await
}

async fn act_on(tx: &mut Tx, call: Call<ActOnQueries>) -> Outcome<BulkReport> {
    exists(tx, call.path.study).await?;
    bulk::act(tx, call.path.study, call.body).await
}

async fn read(tx: &mut Tx, call: Call<ReadQuery>) -> Outcome<QueryThread> {
    thread::thread(tx, call.path.study, call.path.query).await
}

async fn open_query(tx: &mut Tx, call: Call<OpenQuery>) -> Outcome<QueryThread> {
    let id = call.body.id;
    open::open(tx, call.path.study, Origin::Manual, call.body).await?;
    thread::thread(tx, call.path.study, id).await
}

async fn comment(tx: &mut Tx, call: Call<CommentQuery>) -> Outcome<QueryThread> {
    steps::comment(tx, call.path.study, call.path.query, call.body).await?;
    thread::thread(tx, call.path.study, call.path.query).await
}

async fn answer(tx: &mut Tx, call: Call<AnswerQuery>) -> Outcome<QueryThread> {
    let Answer { how, text } = call.body;
    acted(tx, call.path, Act { step: Step::Answer, how: Some(how), text }).await
}

async fn close(tx: &mut Tx, call: Call<CloseQuery>) -> Outcome<QueryThread> {
    acted(tx, call.path, Act::new(Step::Close, call.body.text)).await
}

async fn reopen(tx: &mut Tx, call: Call<ReopenQuery>) -> Outcome<QueryThread> {
    acted(tx, call.path, Act::new(Step::Reopen, call.body.text)).await
}

async fn cancel(tx: &mut Tx, call: Call<CancelQuery>) -> Outcome<QueryThread> {
    let why = tx.ctx.reason.clone().unwrap_or_default();
    acted(tx, call.path, Act::new(Step::Cancel, why)).await
}

async fn release(tx: &mut Tx, call: Call<ReleaseQuery>) -> Outcome<QueryThread> {
    acted(tx, call.path, Act::new(Step::Release, call.body.text)).await
}

async fn discard(tx: &mut Tx, call: Call<DiscardQuery>) -> Outcome<QueryThread> {
    let why = tx.ctx.reason.clone().unwrap_or_default();
    acted(tx, call.path, Act::new(Step::Discard, why)).await
}

async fn acted(tx: &Tx, path: OnQuery, act: Act) -> Outcome<QueryThread> {
    steps::act(tx, path.study, path.query, act).await?;
    thread::thread(tx, path.study, path.query).await
}

async fn assign_query(tx: &mut Tx, call: Call<AssignQuery>) -> Outcome<QueryThread> {
    assign::assign(tx, call.path.study, call.path.query, &call.body).await?;
    thread::thread(tx, call.path.study, call.path.query).await
}

async fn list_filters(tx: &mut Tx, call: Call<ListFilters>) -> Outcome<Vec<SavedFilter>> {
    exists(tx, call.path.study).await?;
    filters::list(tx, call.path.study).await
}

async fn save_filter(tx: &mut Tx, call: Call<SaveFilter>) -> Outcome<Vec<SavedFilter>> {
    filters::save(tx, call.path.study, call.body).await
}

async fn forget_filter(tx: &mut Tx, call: Call<ForgetFilter>) -> Outcome<Vec<SavedFilter>> {
    filters::forget(tx, call.path.study, call.path.filter).await
}

async fn list_assignees(tx: &mut Tx, call: Call<ListAssignees>) -> Outcome<Vec<Assignee>> {
    exists(tx, call.path.study).await?;
    assign::assignees(tx, call.path.study).await
}
