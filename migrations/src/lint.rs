//! Whether the fence stands: read from the catalog at start and by the readiness probe, so that audit and fence cannot be switched
//! off unnoticed (AUD-06, TEN-02). A row is a hole; its last column is the statement that mends it.

/// The query over tables, policies, triggers and roles. Any login may run it. Columns: relation, problem, mend; all text.
pub const SCHEMA: &str = include_str!("sql/lint.sql");

/// The query over the login that runs it: what serves must not own or step over the fence. The same columns.
pub const LOGIN: &str = include_str!("sql/lint_login.sql");

/// Every query that must answer with no row before the server takes a request.
pub const fn lint() -> [&'static str; 2] {
    [SCHEMA, LOGIN]
}
