//! Many queries: as many as are wanted, of each subject there is.

use super::desk::Desk;
use crate::kernel::db::Ctx;

const ASK: &str = "insert into query (tenant, id, study, site, subject, visit, visit_n, form, form_n, item, origin, rule, words, asked_by, asked_by_name,
            asked_at, state, how, last_by, last_by_name, opened_at, closed_at)
        select s.tenant, gen_random_uuid(), s.study, s.site, s.id, 'SE.BASE', 1, 'F.VS', 1, 'IG.VS/1/IT.SBP', 'rule', 'R' || k,
            jsonb_build_object('own', jsonb_build_array(jsonb_build_object('text', 'Systolic pressure is above 180, number ' || k))), s.id, 'Probatum',
            now() - k * interval '86 seconds', (array['open', 'answered', 'closed'])[k % 3 + 1], case when k % 3 = 0 then null when k % 3 = 1 then 'explained'
            else 'settled' end, s.id, 'Probatum', now() - k * interval '86 seconds', case when k % 3 = 2 then now() end
        from subject s, generate_series(1, $2) as g(k) where s.tenant = $1";

/// Queries in all states, opened in the last 50 days; a third is over.
pub async fn ask(desk: &Desk, of_each: u32) {
    let tx = desk.app.db.begin(&Ctx::system(desk.home.tenant, "kit.Ask")).await.expect("begin");
    let n = i32::try_from(of_each).expect("not that many");
    tx.run(ASK, [desk.home.tenant.0.into(), n.into()]).await.expect("queries are asked");
    tx.commit().await.expect("commit");
    desk.owner("analyze query").await;
}
