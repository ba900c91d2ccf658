//! The fence: what a table gets so that one tenant, study or site never sees another's rows, and no write goes unrecorded.
//! One call makes a table with forced row-level security, policies, grants, a shadow table in schema `audit`, the trigger that
//! writes it, and the guards that keep rows from being removed.
//! Invariant: the role that serves (`probatum_app`) owns nothing, deletes nothing, and only reads what is in `audit`.

use std::fmt::Write as _;

use sea_orm_migration::prelude::{DbErr, SchemaManager};
use sea_orm_migration::sea_orm::ConnectionTrait as _;

/// The group role of every login that serves. It owns nothing and cannot step over row-level security.
pub const APP_ROLE: &str = "probatum_app";

const TENANT: &str = "tenant = app_tenant()";

/// A table to be made behind the fence.
#[derive(Clone, Debug)]
pub struct Table {
    name: &'static str,
    columns: &'static str,
    study: Option<&'static str>,
    site: Option<&'static str>,
    partitions: u32,
    storage: Option<&'static str>,
    policies: Vec<(&'static str, &'static str)>,
    history: Option<&'static str>,
    grants: &'static str,
    trail: Option<Trail>,
}

#[derive(Clone, Debug, Default)]
struct Trail {
    documents: &'static [&'static str],
    masked: &'static [&'static str],
    silent: &'static [&'static str],
}

/// A table with a `tenant` column: fenced by tenant and audited unless said otherwise.
pub const fn table(name: &'static str, columns: &'static str) -> Table {
    Table {
        name,
        columns,
        study: None,
        site: None,
        partitions: 0,
        storage: None,
        policies: Vec::new(),
        history: None,
        grants: "select, insert, update",
        trail: Some(Trail { documents: &[], masked: &[], silent: &[] }),
    }
}

impl Table {
    /// Rows are in reach when the study in this column is.
    pub fn study(mut self, column: &'static str) -> Self {
        self.study = Some(column);
        self
    }

    /// Rows are in reach when the site in this column is.
    pub fn site(mut self, column: &'static str) -> Self {
        self.site = Some(column);
        self
    }

    /// Hash-partitioned by tenant, and its shadow alike.
    pub fn partitions(mut self, count: u32) -> Self {
        self.partitions = count;
        self
    }

    /// Storage parameters, such as `fillfactor = 80`.
    pub fn storage(mut self, parameters: &'static str) -> Self {
        self.storage = Some(parameters);
        self
    }

    /// A policy in place of the tenant's: name, and what follows `on <table>`.
    pub fn policy(mut self, name: &'static str, rule: &'static str) -> Self {
        self.policies.push((name, rule));
        self
    }

    /// Who reads the shadow rows, where that is not whoever reads the rows.
    pub fn history(mut self, rule: &'static str) -> Self {
        self.history = Some(rule);
        self
    }

    /// What the role that serves may do.
    pub fn grants(mut self, grants: &'static str) -> Self {
        self.grants = grants;
        self
    }

    /// Columns of `jsonb` objects, whose changes are recorded key by key.
    pub fn documents(mut self, columns: &'static [&'static str]) -> Self {
        self.trail.get_or_insert_default().documents = columns;
        self
    }

    /// Columns that are recorded as changed without their value: secrets, and what is kept elsewhere.
    pub fn masked(mut self, columns: &'static [&'static str]) -> Self {
        self.trail.get_or_insert_default().masked = columns;
        self
    }

    /// Columns that say nothing of what was done, such as when a session was last used.
    pub fn silent(mut self, columns: &'static [&'static str]) -> Self {
        self.trail.get_or_insert_default().silent = columns;
        self
    }

    /// No shadow table. The lint must name the table among its exceptions.
    pub fn unaudited(mut self) -> Self {
        self.trail = None;
        self
    }

    /// Makes the table.
    pub async fn make(self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        run(manager, &self.sql()).await
    }

    /// The statements that make the table.
    pub fn sql(&self) -> String {
        let mut sql = self.body(&format!("public.{}", self.name), self.columns);
        for (name, rule) in self.rules() {
            let _ = writeln!(sql, "create policy {name} on public.{} {rule};", self.name);
        }
        let _ = writeln!(sql, "grant {} on public.{} to {APP_ROLE};", self.grants, self.name);
        if let Some(trail) = &self.trail {
            sql.push_str(&self.guards("public", "delete or truncate"));
            sql.push_str(&self.shadow(trail));
        }
        let schemas: &[&str] = if self.trail.is_some() { &["public", "audit"] } else { &["public"] };
        for schema in schemas.iter().filter(|_| self.partitions > 0) {
            let _ = writeln!(sql, "select audit.name_parts('{schema}.{}');", self.name);
        }
        sql
    }

    /// `create table` with its partitions, all of them with forced row-level security. Partitions have no policies and no
    /// grants: nobody passes the fence by naming one.
    fn body(&self, name: &str, columns: &str) -> String {
        let mut sql = format!("create table {name} ({columns})");
        let storage = self.storage.filter(|_| name.starts_with("public.")).map(|with| format!(" with ({with})")).unwrap_or_default();
        if self.partitions == 0 {
            let _ = writeln!(sql, "{storage};");
        } else {
            let _ = writeln!(sql, " partition by hash (tenant);");
        }
        for n in 0..self.partitions {
            let modulus = self.partitions;
            let _ =
                writeln!(sql, "create table {name}_p{n} partition of {name} for values with (modulus {modulus}, remainder {n}){storage};");
        }
        for relation in self.relations(name) {
            let _ = writeln!(sql, "alter table {relation} enable row level security; alter table {relation} force row level security;");
        }
        sql
    }

    fn relations(&self, name: &str) -> Vec<String> {
        std::iter::once(name.to_owned()).chain((0..self.partitions).map(|n| format!("{name}_p{n}"))).collect()
    }

    fn rules(&self) -> Vec<(&'static str, String)> {
        if !self.policies.is_empty() {
            return self.policies.iter().map(|(name, rule)| (*name, (*rule).to_owned())).collect();
        }
        let reach = self.reach(self.study, self.site);
        vec![("fence", format!("using ({reach}) with check ({reach})"))]
    }

    /// Lists are read once for each statement (the sub-select), not once for each row. `case`, not `or`: both sides of an `or`
    /// are evaluated, and `'*'` is no array.
    fn reach(&self, study: Option<&str>, site: Option<&str>) -> String {
        let mut reach = TENANT.to_owned();
        for (column, plural) in study.map(|column| (column, "studies")).into_iter().chain(site.map(|column| (column, "sites"))) {
            let _ = write!(
                reach,
                " and case when (select app_all_{plural}()) then true else {column} = any((select app_{plural}())::uuid[]) end"
            );
        }
        reach
    }

    /// Statement triggers on the table and on each partition: a partition named directly does not fire its parent's.
    fn guards(&self, schema: &str, events: &str) -> String {
        let mut sql = String::new();
        for relation in self.relations(&format!("{schema}.{}", self.name)) {
            let _ = writeln!(
                sql,
                "create trigger keep before {events} on {relation} for each statement execute function audit.refuse();
                 alter table {relation} enable always trigger keep;"
            );
        }
        sql
    }

    fn shadow(&self, trail: &Trail) -> String {
        let name = self.name;
        let has = |column: &str| name == column || self.columns.lines().any(|line| line.split_whitespace().next() == Some(column));
        let places: Vec<&str> = ["study", "site", "subject"].into_iter().filter(|column| has(column)).collect();
        let columns = places.iter().fold(String::new(), |columns, place| format!("{columns}\n  {place} uuid,"));
        let mut sql = self.body(
            &format!("audit.{name}"),
            &format!(
                "
  tenant uuid not null,
  seq bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  actor uuid not null,
  actor_name text not null,
  role text,
  organisation text,
  action text not null,
  reason text,
  request uuid,
  op text not null,
  row_id uuid not null,{columns}
  changes json not null,
  constraint {name}_pkey primary key (tenant, seq)
"
            ),
        );
        let _ = writeln!(sql, "create index {name}_row_idx on audit.{name} (tenant, row_id, seq);");
        // The trail as a whole is read by time and by person.
        let in_study = if places.contains(&"study") { ", study" } else { "" };
        let _ = writeln!(
            sql,
            "create index {name}_at_idx on audit.{name} (tenant{in_study}, at, seq);
             create index {name}_actor_idx on audit.{name} (tenant, actor, at, seq);"
        );
        if places.contains(&"subject") {
            let _ = writeln!(sql, "create index {name}_subject_idx on audit.{name} (tenant, subject, seq);");
        }
        let reach = self.reach(self.study.map(|_| "study"), self.site.map(|_| "site"));
        let read = self.history.map_or_else(|| format!("using ({reach})"), str::to_owned);
        // Nobody is granted insert: only the trigger's function writes, as the owner.
        let _ = writeln!(
            sql,
            "create policy fence on audit.{name} for select {read};
             create policy trail on audit.{name} for insert with check (true);
             grant select on audit.{name} to {APP_ROLE};"
        );
        sql.push_str(&self.guards("audit", "update or delete or truncate"));
        let [documents, masked, silent] = [trail.documents, trail.masked, trail.silent].map(array);
        let _ = writeln!(
            sql,
            "select audit.pack('public.{name}', {documents}), audit.pack('audit.{name}', '{{changes}}');
             select audit.watch('public.{name}', {documents}, {masked}, {silent});"
        );
        sql
    }
}

fn array(names: &[&str]) -> String {
    format!("'{{{}}}'", names.join(","))
}

/// Runs several statements as they are.
pub async fn run(manager: &SchemaManager<'_>, sql: &str) -> Result<(), DbErr> {
    manager.get_connection().execute_unprepared(sql).await.map(|_| ())
}
