//! A bundle: a trail with its seals, public keys and proofs, as one file that can be verified anywhere (docs/seals.md, "Bundles").
//! Entries outside what is shown stand in it as hashes alone.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Seek, Write};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use uuid::Uuid;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::chain::{Head, HeadFile};
use super::entry::Entry;
use super::list::Listed;
use super::merkle::Hash;
use super::reading::{Reading, seals};
use super::tables::shadows;
use super::verify::{Found, Report, Row, Rows, Shown, Verifier};
use super::withheld::Withheld;
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::keys::{hex, unhex};
use crate::kernel::vault::{PublicKey, Vault};

const FORM: &str = "probatum.bundle.v1";
const README: &str = include_str!("bundle.txt");

/// What the bundle is: `about.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    pub format: String,
    pub tenant: Uuid,
    /// Whose entries are shown: all of the tenant's without a study, all of the study's without sites.
    pub study: Option<Uuid>,
    pub sites: Option<Vec<Uuid>>,
    /// The newest seal; none when nothing was sealed.
    pub head: Option<Head>,
}

type Zip<W> = ZipWriter<StreamWriter<W>>;

/// Writes the bundle of the transaction's tenant.
pub async fn write(tx: &Tx, vault: &Vault, shown: &Shown, packed: CompressionMethod, out: impl Write) -> Outcome<()> {
    let keys = vault.public_keys()?;
    let head = head(tx, vault).await?;
    let about = About { format: FORM.into(), tenant: tx.ctx.tenant.0, study: shown.study, sites: shown.sites.clone(), head };
    let options = SimpleFileOptions::default().compression_method(packed).large_file(true);
    let mut zip = ZipWriter::new_stream(out);
    let pretty = |value: serde_json::Result<String>| value.map_err(|error| internal(&error));
    for (name, text) in [
        ("README.txt", README.to_owned()),
        ("about.json", pretty(serde_json::to_string_pretty(&about))?),
        ("keys.json", pretty(serde_json::to_string_pretty(&keys))?),
    ] {
        zip.start_file(name, options).map_err(|error| internal(&error))?;
        zip.write_all(text.as_bytes()).map_err(|error| internal(&error))?;
    }
    zip.start_file("trail.ndjson", options).map_err(|error| internal(&error))?;
    trail(tx, shown, keys, &mut zip).await?;
    zip.finish().map_err(|error| internal(&error)).map(drop)
}

/// The newest seal, in the database or beside the keys.
pub async fn head(tx: &Tx, vault: &Vault) -> Outcome<Option<Head>> {
    let kept = match vault.seals() {
        Some(dir) => super::chain::read(&dir, tx.ctx.tenant).map_err(|error| internal(&error))?.map(|HeadFile { head, .. }| head),
        None => None,
    };
    let sql = "select n, body, signature from audit.seal where tenant = $1 order by n desc limit 1";
    let Some(row) = tx.row(sql, [tx.ctx.tenant.0.into()]).await? else { return Ok(kept) };
    let (n, body, signature): (i64, String, Vec<u8>) = (row.try_get("", "n")?, row.try_get("", "body")?, row.try_get("", "signature")?);
    let found = Found { number: n, body, signature, ..Found::default() };
    let verifier = Verifier::new(tx.ctx.tenant.0, vault.public_keys()?, Shown::default(), Vec::new());
    // What nobody signed is nobody's head.
    let stored = verifier.body(&found).map(|body| Head {
        number: body.number,
        hash: super::body::hash(&found.body),
        body: found.body,
        signature: hex(&found.signature),
    });
    Ok(match (kept, stored) {
        (Some(kept), Some(stored)) if kept.number < stored.number => Some(stored),
        (kept, stored) => kept.or(stored),
    })
}

/// Each seal, followed by its entries.
async fn trail<W: Write>(tx: &Tx, shown: &Shown, keys: Vec<PublicKey>, zip: &mut Zip<W>) -> Outcome<()> {
    let tables = shadows(tx).await?;
    let reading = Reading { tx, tables: &tables, shown };
    let withheld = Withheld::of(tx, shown).await?;
    let verifier = Verifier::new(tx.ctx.tenant.0, keys, shown.clone(), Vec::new());
    let mut after = i64::MIN;
    loop {
        let page = seals(tx, after).await?;
        let Some(last) = page.last().map(|(found, _)| found.number) else { return Ok(()) };
        for (mut found, leaves) in page {
            let entries = reading.fill(&verifier, &mut found, &leaves).await?;
            line(zip, &seal_line(&found))?;
            entries.into_iter().try_for_each(|entry| line(zip, &withheld.cover(entry).json()))?;
        }
        after = last;
    }
}

fn line(out: &mut impl Write, value: &Value) -> Outcome<()> {
    writeln!(out, "{value}").map_err(|error| internal(&error))
}

fn seal_line(found: &Found) -> Value {
    let entry = |one: &Listed| json!([one.position, one.scope, one.table, one.seq, one.id, one.hash]);
    json!({
        "seal": found.number, "body": found.body, "signature": hex(&found.signature),
        "entries": found.shown.iter().map(entry).collect::<Vec<_>>(), "others": found.others,
    })
}

/// A bundle that was read.
#[derive(Debug)]
pub struct Bundle {
    pub about: About,
    pub keys: Vec<PublicKey>,
    seals: Vec<Found>,
    rows: Rows,
    /// Entries of which the hash alone is told.
    pub withheld: u64,
}

impl Bundle {
    /// Reads a bundle; what it says is not weighed yet.
    pub fn read(file: impl Read + Seek) -> Result<Self> {
        let mut zip = ZipArchive::new(file).context("This is no bundle: it is no zip")?;
        let about: About = serde_json::from_reader(zip.by_name("about.json")?).context("about.json")?;
        if about.format != FORM {
            bail!("This bundle is of the form {}, which this program does not know.", about.format);
        }
        let keys = serde_json::from_reader(zip.by_name("keys.json")?).context("keys.json")?;
        let mut bundle = Self { about, keys, seals: Vec::new(), rows: HashMap::new(), withheld: 0 };
        for (n, text) in BufReader::new(zip.by_name("trail.ndjson")?).lines().enumerate() {
            bundle.line(&text?).with_context(|| format!("trail.ndjson, line {}", n + 1))?;
        }
        // Stable: of two with the same number, the one that stands first is the first.
        bundle.seals.sort_by_key(|seal| seal.number);
        Ok(bundle)
    }

    fn line(&mut self, text: &str) -> Result<()> {
        let line: Map<String, Value> = serde_json::from_str(text)?;
        match line.get("seal") {
            Some(number) => self.seals.push(seal(number.as_i64().context("a seal's number is a whole number")?, &line)?),
            None => {
                let entry = Entry::read(&line).context("an entry says its table")?;
                let seq = entry.seq().context("an entry says its running number")?;
                self.withheld += u64::from(entry.is_withheld());
                self.rows.entry((entry.table.clone(), seq)).or_default().push(Row::of(&entry));
            }
        }
        Ok(())
    }

    /// Weighs it; `keys` and `head`, which come from elsewhere, weigh more than those in it.
    pub fn verify(mut self, keys: Option<Vec<PublicKey>>, head: Option<Head>) -> Report {
        let shown = Shown { study: self.about.study, sites: self.about.sites.clone() };
        let heads = self.about.head.take().into_iter().chain(head).collect();
        let mut verifier = Verifier::new(self.about.tenant, keys.unwrap_or(self.keys), shown, heads);
        for seal in &self.seals {
            verifier.seal(seal, &mut self.rows);
        }
        verifier.end(&self.rows)
    }
}

fn seal(number: i64, line: &Map<String, Value>) -> Result<Found> {
    let text = |name: &str| line.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    let list = |name: &str| line.get(name).cloned().unwrap_or_else(|| json!([]));
    let entries: Vec<(u64, u32, String, i64, Uuid, Hash)> = serde_json::from_value(list("entries")).context("entries")?;
    let shown = entries.into_iter().map(|(position, scope, table, seq, id, hash)| Listed { position, scope, table, seq, id, hash });
    let others: Vec<Hash> = serde_json::from_value(list("others")).context("others")?;
    let signature = unhex(&text("signature")).unwrap_or_default();
    Ok(Found { number, body: text("body"), signature, shown: shown.collect(), others })
}
