//! How fast each format is written, beside `COPY … TO` of the same records in the same run, and the most memory that was held.
//! `cargo run --release -p server --features kit --example formats [subjects]`: a thousand subjects have a million values.

#![expect(clippy::expect_used, clippy::as_conversions, reason = "a tool may fail loudly, and tells what it measured")]

use std::io::{Write, sink};
use std::time::{Duration, Instant};

use futures_util::StreamExt;
use serde_json::json;
use server::kernel::db::Ctx;
use server::kit::crowd;
use server::kit::desk::Desk;
use server::rooms::exports::table::{Broken, Table};
use server::rooms::exports::{csv_table, dataset_json, open_source, parquet, table, xlsx, xpt};
use shared::study::Design;
use sqlx::{ConnectOptions, Connection, Executor};

/// Items beside the one that each of the crowd's forms has.
const MORE: usize = 12;

/// The crowd's design with wider forms: numbers, days, codes, words.
fn design() -> Design {
    let mut whole = serde_json::to_value(crowd::design()).expect("a design");
    for n in 0..MORE {
        let kind = ["float", "integer", "date", "text"].get(n % 4).copied().unwrap_or("text");
        let item = json!({ "oid": format!("IT.M{n}"), "name": format!("M{n}"), "data_type": kind, "question": [{ "text": format!("Measure {n}") }] });
        whole.pointer_mut("/library/items").and_then(|items| items.as_array_mut()).expect("items").push(item);
        for group in ["/library/groups/0/items", "/library/groups/1/items"] {
            let items = whole.pointer_mut(group).and_then(|items| items.as_array_mut()).expect("a group");
            items.push(json!({ "oid": format!("IT.M{n}") }));
        }
    }
    serde_json::from_value(whole).expect("a design")
}

/// Gives every record its further values: past the fence, as the crowd itself.
async fn widen(desk: &Desk) {
    let values: Vec<String> = (0..MORE)
        .map(|n| {
            let value = match n % 4 {
                0 => "round((random() * 100)::numeric, 2)::text",
                1 => "(random() * 1000)::int::text",
                2 => "(date '2024-01-01' + (random() * 300)::int)::text",
                _ => "'Observed as planned, no remark ' || (random() * 100)::int",
            };
            format!("g || '/1/IT.M{n}', jsonb_build_object('v', {value}, 'r', 1)")
        })
        .collect();
    let sql = format!(
        "begin; set local session_replication_role = replica; alter table public.record disable trigger trail;
         update record set values = values || jsonb_build_object({}) from (values ('F.VS', 'IG.VS'), ('F.LAB', 'IG.LAB')) x(f, g) where form = x.f;
         alter table public.record enable always trigger trail; commit; vacuum (analyze) record;",
        values.join(", ")
    );
    let mut owner = desk.db.superuser().database(&desk.db.name).connect().await.expect("the superuser");
    for part in sql.split_inclusive("commit;") {
        owner.execute(sqlx::AssertSqlSafe(part)).await.expect("wider records");
    }
    owner.close().await.expect("closes");
}

/// The same records, as PostgreSQL copies them out.
async fn copy(desk: &Desk) -> (Duration, usize) {
    let mut owner = desk.db.superuser().database(&desk.db.name).connect().await.expect("the superuser");
    let began = Instant::now();
    let sql = "copy (select s.key, r.visit, r.visit_n, r.form, r.form_n, r.saved_at, e.key, e.value ->> 'v', e.value ->> 'm'
        from record r join subject s on s.tenant = r.tenant and s.id = r.subject, jsonb_each(r.values) e order by s.key, r.visit, r.form) to stdout (format csv)";
    let mut stream = owner.copy_out_raw(sql).await.expect("copies");
    let mut bytes = 0;
    while let Some(chunk) = stream.next().await {
        bytes += chunk.expect("a chunk").len();
    }
    (began.elapsed(), bytes)
}

/// The most memory that this process ever held, in MB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.trim().parse::<u64>().ok()).unwrap_or_default() / 1024
}

#[actix_web::main]
async fn main() {
    let subjects = std::env::args().nth(1).map_or(1_000, |text| text.parse().expect("a number of subjects"));
    let desk = Desk::with(&design()).await;
    crowd::gather(&desk, subjects).await;
    widen(&desk).await;
    println!("seeded; {} MB at most so far", peak());
    let (copied, bytes) = copy(&desk).await;
    let tx = desk.app.db.begin(&Ctx::system(desk.home.tenant, "example.Formats")).await.expect("a transaction");
    let source = open_source(&tx, desk.home.study).await.expect("the study");
    let began = Instant::now();
    let taken = table::gather(&tx, &source, &table::Filter::default(), &table::silent).await.expect("the tables");
    let read = began.elapsed();
    tx.commit().await.expect("commits");
    let (rows, values) = (taken.rows(), taken.values());
    let pace = |time: Duration| values as f64 / time.as_secs_f64();
    println!("{rows} rows, {values} values; COPY {bytes} bytes in {copied:.2?} ({:.0} values/s)", pace(copied));
    println!(
        "{:24} {read:>10.2?}  {:>12.0} values/s  {:>5.2} of COPY",
        "reading into tables",
        pace(read),
        copied.as_secs_f64() / read.as_secs_f64()
    );
    let about = &taken.about;
    type Writer<'a> = &'a dyn Fn(&Table, &mut dyn Write) -> Result<(), Broken>;
    let formats: [(&str, Writer<'_>); 6] = [
        ("CSV", &|table, out| csv_table(table, out)),
        ("Dataset-JSON", &|table, out| dataset_json::write(table, about, dataset_json::Shape::Whole, out)),
        ("NDJSON", &|table, out| dataset_json::write(table, about, dataset_json::Shape::Lines, out)),
        ("XPORT v5", &|table, out| xpt::write(table, about, xpt::Version::V5, out)),
        ("XPORT v8", &|table, out| xpt::write(table, about, xpt::Version::V8, out)),
        ("Parquet", &|table, out| parquet::write(table, about, out)),
    ];
    let told = |name: &str, time: Duration| {
        let whole = copied.as_secs_f64() / (read + time).as_secs_f64();
        println!("{name:24} {time:>10.2?}  {:>12.0} values/s  {whole:>5.2} of COPY with the reading; {} MB at most", pace(time), peak());
    };
    for (name, write) in formats {
        let began = Instant::now();
        for one in &taken.tables {
            write(one, &mut sink()).expect("is written");
        }
        told(name, began.elapsed());
    }
    let began = Instant::now();
    xlsx::write(&taken.tables, about, &mut sink()).expect("is written");
    told("XLSX", began.elapsed());
}
