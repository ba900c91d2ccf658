//! Settings: one table, read from a file, the environment and flags, and documented from the same rows.
//! Precedence: flags, then environment, then file, then default.
//! Invariant: a secret has no flag (the process list is public) and is never printed, not even in an error.

mod derived;
mod file;
mod readable;
mod sources;
#[cfg(test)]
mod tests;

use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;

use secrecy::SecretString;

pub use readable::{LogFormat, MailTls, PublicUrl};
pub use sources::{Refused, Sources};

use readable::Readable;

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// The key in the file, and in `Settings`.
    pub name: &'static str,
    /// One or more sentences for `--help`.
    pub doc: &'static str,
    /// What a value looks like: `PATH`, `NUMBER`.
    pub shape: &'static str,
    pub secret: bool,
    /// A second, customary environment variable.
    pub also: Option<&'static str>,
    pub default: fn() -> Option<String>,
}

impl Setting {
    /// `PROBATUM_DATA_DIR`.
    pub fn variable(&self) -> String {
        format!("PROBATUM_{}", self.name.to_uppercase())
    }

    /// `data-dir`; secrets have none.
    pub fn flag(&self) -> Option<String> {
        (!self.secret).then(|| self.name.replace('_', "-"))
    }
}

macro_rules! settings {
    ($( $(#[doc = $doc:literal])+ $name:ident : $type:ty = $default:expr $(, $word:ident $($also:literal)?)*; )*) => {
        /// Every setting of the table, read and checked.
        #[derive(Clone)]
        pub struct Settings { $( $(#[doc = $doc])+ pub $name: $type, )* }

        /// The table: the only place where a setting is declared.
        pub const TABLE: &[Setting] = &[ $( Setting {
            name: stringify!($name),
            doc: concat!($($doc),+).trim_ascii(),
            shape: <$type as Readable>::SHAPE,
            secret: <$type as Readable>::SECRET,
            also: settings!(@also $($word $($also)?)*),
            default: || $default,
        } ),* ];

        impl Settings {
            /// Reads every row from what was given, or says which value, from where, cannot be used.
            pub fn read(sources: &Sources) -> Result<Self, Refused> {
                Ok(Self { $( $name: sources.value(stringify!($name))?, )* })
            }

            fn shown(&self) -> Vec<(&'static str, String)> {
                vec![ $( (stringify!($name), self.$name.show()) ),* ]
            }
        }
    };
    (@also) => { None };
    (@also also $variable:literal) => { Some($variable) };
}

settings! {
    /// Directory for the database, keys and files. One server per directory.
    data_dir: PathBuf = derived::data_dir();
    /// Address and port to listen on; port 0 takes a free one.
    listen: SocketAddr = Some("127.0.0.1:8080".to_owned());
    /// Address under which browsers reach this server, e.g. https://trials.example.org. Without it: the listening address.
    public_url: Option<PublicUrl> = None;
    /// PostgreSQL to use, as the login that owns nothing: postgres://login:password@host/database.
    /// Without it the server runs a private PostgreSQL in the data directory.
    database_url: Option<SecretString> = None, also "DATABASE_URL";
    /// The same database as its owner, for `probatum migrate`.
    database_owner_url: Option<SecretString> = None;
    /// Directory of PostgreSQL's own programs (initdb, pg_ctl, postgres) for the private PostgreSQL.
    /// Without it they are looked for under /usr/lib/postgresql, on the path, and in node_modules.
    postgres_bin: Option<PathBuf> = None;
    /// Threads that answer requests.
    workers: usize = derived::workers();
    /// Connections to the database at most.
    database_connections: u32 = Some("16".to_owned());
    /// What to log: a level, or a filter such as info,server::rooms=debug.
    log: String = Some("info".to_owned());
    /// How to log: text or json.
    log_format: LogFormat = Some("text".to_owned());
    /// Key that signs sessions, 32 characters or more. Without it one is made and kept in the data directory.
    session_secret: Option<SecretString> = None;
    /// Directory of the tenants' keys, best on another disk than the database and in a backup of its own.
    /// Without it: the directory keys in the data directory.
    key_dir: Option<PathBuf> = None;
    /// Master key that wraps the tenants' keys, 64 hexadecimal digits. Without it one is made and kept in the data directory.
    master_key: Option<SecretString> = None;
    /// The master key before this one, until `probatum keys rotate --master` has run.
    previous_master_key: Option<SecretString> = None;
    /// Seconds between two seals of the audit trail, from 1 to 3600.
    seal_seconds: u32 = Some("10".to_owned());
    /// Hours between two checks of all seals of the audit trail, from 1 to 744; 0: none.
    seal_check_hours: u32 = Some("24".to_owned());
    /// Minutes an access token lasts before it is renewed.
    access_minutes: u32 = Some("5".to_owned());
    /// Minutes without activity after which a person must sign in again.
    idle_minutes: u32 = Some("15".to_owned());
    /// Hours after which a person must sign in again, however active.
    session_hours: u32 = Some("12".to_owned());
    /// Largest request body, in kilobytes. Uploads have limits of their own.
    max_body_kb: usize = Some("2048".to_owned());
    /// Where uploaded files are kept: a directory, or a bucket as s3://name/prefix. Without it: the folder files of the data directory.
    file_store: Option<String> = None;
    /// Address of a store that speaks S3 and is not Amazon's, e.g. https://s3.example.org.
    s3_endpoint: Option<PublicUrl> = None;
    /// Region of the bucket.
    s3_region: String = Some("us-east-1".to_owned());
    /// Key by which the bucket is opened, and the secret that belongs to it.
    s3_access_key: Option<SecretString> = None, also "AWS_ACCESS_KEY_ID";
    /// The secret of the bucket's key.
    s3_secret_key: Option<SecretString> = None, also "AWS_SECRET_ACCESS_KEY";
    /// Largest file that can be uploaded, in megabytes.
    max_file_mb: usize = Some("25".to_owned());
    /// Address of ClamAV's daemon, as host:port or the path of its socket. With it, nothing is kept that it did not call clean.
    clamav: Option<String> = None;
    /// Name of the server that takes mails (SMTP). Without it none are sent, and pages say so.
    mail_server: Option<String> = None;
    /// How the connection to it is protected: tls from the first byte, starttls (refused if the server cannot), or none.
    mail_tls: MailTls = Some("starttls".to_owned());
    /// Its port. Without it: 465 for tls, 587 for starttls, 25 for none.
    mail_port: Option<u32> = None;
    /// Who signs in there, if somebody must.
    mail_user: Option<String> = None;
    /// The password that belongs to it.
    mail_password: Option<SecretString> = None;
    /// Who mails come from, e.g. Probatum <no-reply@trials.example>. Their links lead to public_url.
    mail_sender: Option<String> = None;
    /// Directory that keeps mails as texts where no server is set: to try things out.
    mail_folder: Option<PathBuf> = None;
    /// Seconds that requests under way are given to finish when the server stops.
    stop_seconds: u32 = Some("30".to_owned());
    /// Token that lets a collector on another machine read /metrics (Authorization: Bearer …).
    /// Without it only this machine may.
    metrics_token: Option<SecretString> = None;
    /// Let identity providers be on this machine itself, over plain http too: for demonstrations and tests alone.
    local_providers: bool = Some("false".to_owned());
    /// Show the demo accounts on the sign-in page.
    demo: bool = Some("false".to_owned());
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.shown()).finish()
    }
}
