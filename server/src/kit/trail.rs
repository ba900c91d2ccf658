//! A long trail: a study with as many records as are wanted, each changed as often as is wanted.

use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor};

use super::desk::Desk;

const SQL: &str = include_str!("trail.sql");

/// How much there is to be.
#[derive(Clone, Copy, Debug)]
pub struct Long {
    pub subjects: u32,
    /// Records of each, with twenty items each.
    pub visits: u32,
    /// Changes of each record, one shadow row each.
    pub changes: u32,
}

impl Long {
    pub fn entries(self) -> u64 {
        u64::from(self.subjects) * u64::from(self.visits) * u64::from(self.changes)
    }
}

/// Fills the desk's study at home.
pub async fn fill(desk: &Desk, long: Long) {
    let [even, odd] = desk.home.sites;
    let mut sql = SQL.to_owned();
    for (hole, value) in [
        ("{tenant}", desk.home.tenant.to_string()),
        ("{study}", desk.home.study.to_string()),
        ("{version}", desk.home.version.to_string()),
        ("{even}", even.to_string()),
        ("{odd}", odd.to_string()),
        ("{subjects}", long.subjects.to_string()),
        ("{visits}", long.visits.to_string()),
        ("{changes}", long.changes.to_string()),
    ] {
        sql = sql.replace(hole, &value);
    }
    let mut connection = desk.db.superuser().connect().await.expect("the superuser connects");
    let (all, clean) = sql.split_once("commit;").expect("a transaction");
    connection.execute(AssertSqlSafe(format!("{all}commit;"))).await.expect("the trail grows");
    connection.execute(AssertSqlSafe(clean)).await.expect("the tables are vacuumed");
    connection.close().await.ok();
}
