//! The cryptographic inventory: what is used where, with which keys. `docs/cryptography.md` is written from it, and a test
//! reads the source for whatever is not in it.

/// One use of cryptography.
struct Use {
    what: &'static str,
    algorithm: &'static str,
    key: &'static str,
    /// The file, below the repository's root.
    place: &'static str,
}

const INVENTORY: &[Use] = &[
    Use {
        what: "Secrets, identifiers and file keys that rooms keep",
        algorithm: "AES-256-GCM, random 96-bit nonce, bound to tenant, purpose, object and key version",
        key: "The tenant's data key; a new one with each rotation",
        place: "server/src/kernel/vault/cipher.rs",
    },
    Use {
        what: "Files",
        algorithm: "AES-256-GCM in pieces of 64 KiB; nonce: number of the piece and whether it is the last",
        key: "One for each file, kept as a secret of the tenant; for exports under way, in memory only",
        place: "server/src/kernel/vault/stream.rs",
    },
    Use {
        what: "Tenants' keys wrap data keys; the master key wraps tenants' keys and is named by a SHA-256",
        algorithm: "AES-256-GCM, as above",
        key: "The key store (one file a tenant) and the master key (file, environment or settings), outside the database",
        place: "server/src/kernel/vault/files.rs",
    },
    Use {
        what: "Seals over the audit trail; a key is named by a SHA-256",
        algorithm: "Ed25519 (RFC 8032)",
        key: "One for the installation, wrapped by the key store, in a file beside it, outside the database; old public keys stay listed",
        place: "server/src/kernel/vault/signing.rs",
    },
    Use {
        what: "Entries of the audit trail, gathered into Merkle trees",
        algorithm: "SHA-256, as RFC 6962 hashes leaves and nodes",
        key: "– (no secret)",
        place: "server/src/rooms/audit/seal/merkle.rs",
    },
    Use {
        what: "Master key and session key, where none are given",
        algorithm: "256 bits of the operating system's random numbers",
        key: "Files in the data directory, readable by the server alone",
        place: "server/src/kernel/keys.rs",
    },
    Use {
        what: "Ids, refresh tokens and other random values",
        algorithm: "ChaCha12, seeded and reseeded by the operating system",
        key: "–",
        place: "server/src/kernel/ports.rs",
    },
    Use {
        what: "Links in mails: of tickets (their SHA-256 is kept), and the one that stops digests",
        algorithm: "HMAC-SHA-256 over the purpose and an id; compared by hash, or in constant time",
        key: "The session key",
        place: "server/src/kernel/mail/token.rs",
    },
    Use {
        what: "ID tokens of identity providers",
        algorithm: "RSA, RSA-PSS, ECDSA (P-256, P-384) or Ed25519 signatures, verified alone (openidconnect); never HMAC or none",
        key: "The issuer's published keys",
        place: "server/src/rooms/tenancy/sso/answer.rs",
    },
    Use {
        what: "Logout tokens of identity providers",
        algorithm: "The same algorithms, verified alone (JWT)",
        key: "The issuer's published keys",
        place: "server/src/rooms/tenancy/sso/logout.rs",
    },
    Use {
        what: "An attempt to sign in with a provider: state, nonce, PKCE verifier (its SHA-256 travels)",
        algorithm: "HMAC-SHA-256 (JWT HS256) over a cookie; state compared in constant time",
        key: "The session key, for this issuer name alone",
        place: "server/src/rooms/tenancy/sso/flow.rs",
    },
    Use {
        what: "What a proof of identity counts for",
        algorithm: "SHA-256 of endpoint, path and content",
        key: "– (no secret)",
        place: "shared/src/kernel/proof.rs",
    },
    Use {
        what: "Passwords of people",
        algorithm: "Argon2id, salted; compared in constant time",
        key: "– (kept as a hash)",
        place: "server/src/rooms/tenancy/password.rs",
    },
    Use {
        what: "Access tokens of sessions",
        algorithm: "HMAC-SHA-256 (JWT HS256)",
        key: "The session key",
        place: "server/src/kernel/http/session.rs",
    },
    Use {
        what: "Refresh tokens",
        algorithm: "256 random bits, kept as SHA-256; compared in constant time",
        key: "– (kept as a hash)",
        place: "server/src/rooms/tenancy/sessions.rs",
    },
    Use {
        what: "Codes of authenticator apps",
        algorithm: "TOTP (RFC 6238): HMAC-SHA-1, six digits, thirty seconds; compared in constant time",
        key: "160 random bits for each person, a secret in the vault",
        place: "server/src/rooms/tenancy/factors/totp.rs",
    },
    Use {
        what: "Recovery codes",
        algorithm: "79 random bits each, kept as SHA-256",
        key: "– (kept as a hash)",
        place: "server/src/rooms/tenancy/factors/recovery.rs",
    },
    Use {
        what: "Passkeys (WebAuthn): what authenticators sign, and questions on their way",
        algorithm: "ES256, RS256 and others that authenticators have, verified only; questions: HMAC-SHA-256 (JWT HS256)",
        key: "Public keys of passkeys; for questions the session key",
        place: "server/src/rooms/tenancy/factors/passkey.rs",
    },
    Use {
        what: "Keys of devices that people came by before",
        algorithm: "256 random bits, kept as SHA-256",
        key: "– (kept as a hash)",
        place: "server/src/rooms/tenancy/factors/device.rs",
    },
    Use {
        what: "The token that reads metrics",
        algorithm: "compared in constant time",
        key: "The setting metrics_token",
        place: "server/src/kernel/telemetry.rs",
    },
    Use {
        what: "The identity of a file that was handed in",
        algorithm: "SHA-256 of its bytes",
        key: "– (no secret)",
        place: "server/src/rooms/capture/files.rs",
    },
    Use {
        what: "What a snapshot and each file in it come to",
        algorithm: "SHA-256 of their bytes",
        key: "– (no secret)",
        place: "server/src/rooms/exports/bundle.rs",
    },
    Use {
        what: "The identity of a design's version",
        algorithm: "SHA-256 of its canonical text",
        key: "– (no secret)",
        place: "shared/src/study/design.rs",
    },
    Use {
        what: "What a signature covers, and the signature itself",
        algorithm: "SHA-256 of canonical JSON (docs/signatures.md)",
        key: "– (no secret)",
        place: "server/src/rooms/review/sign_canonical.rs",
    },
    Use {
        what: "Name of the private PostgreSQL's address, and passwords of its logins",
        algorithm: "HMAC-SHA-256 of the login's name",
        key: "A key file beside the database",
        place: "server/src/kernel/postgres/cluster.rs",
    },
    Use {
        what: "Whether the API's description has changed (ETag)",
        algorithm: "SHA-256",
        key: "– (no secret)",
        place: "server/src/kernel/openapi/mod.rs",
    },
    Use {
        what: "Connections to a database elsewhere",
        algorithm: "TLS 1.2 and 1.3 (rustls with aws-lc); SCRAM-SHA-256",
        key: "As the address in database_url says",
        place: "server/src/kernel/database.rs",
    },
];

/// The inventory as a page.
fn markdown() -> String {
    let mut page = String::from(
        "# Cryptography\n\nEvery use of cryptography in Probatum. Written from `server/src/kernel/vault/inventory.rs`; a test holds this page to it, and the\n\
         source to both (TEN-04). Why it is so: [decision 5](decisions/0005-the-vault.md).\n\n| For | With | Key | Where |\n|---|---|---|---|\n",
    );
    for Use { what, algorithm, key, place } in INVENTORY {
        page.push_str(&format!("| {what} | {algorithm} | {key} | `{place}` |\n"));
    }
    page
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::Path;

    use super::*;

    /// Libraries with which something can be hidden, signed, hashed or drawn by lot.
    const LIBRARIES: &[&str] = &["argon2", "aws_lc_rs", "hmac", "jsonwebtoken", "rand", "sha2", "subtle", "totp_rs", "webauthn_rs"];
    /// Demonstration data are drawn by lot, tests name their databases by a hash: neither protects anything.
    const NO_PROTECTION: &[&str] = &["server/src/kit/", "server/src/rooms/study/demo/"];

    fn root() -> &'static Path {
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
    }

    fn sources(folder: &str, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(root().join(folder)).unwrap().flatten() {
            let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
            if entry.file_type().unwrap().is_dir() {
                sources(&path, found);
            } else if path.ends_with(".rs") && uses(&fs::read_to_string(entry.path()).unwrap()) {
                found.insert(path);
            }
        }
    }

    fn uses(source: &str) -> bool {
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
        let code: String = lines.flat_map(|line| [line, "\n"]).collect();
        let before = |at: usize| code[..at].ends_with(|before: char| before.is_alphanumeric() || "_:\"".contains(before));
        LIBRARIES.iter().any(|library| code.match_indices(&format!("{library}::")).any(|(at, _)| !before(at)))
    }

    /// Req: TEN-04
    #[test]
    fn no_cryptography_is_used_that_the_inventory_does_not_name() {
        let mut found = BTreeSet::new();
        ["server/src", "shared/src", "migrations/src", "app/src"].iter().for_each(|folder| sources(folder, &mut found));
        found.retain(|path| !NO_PROTECTION.iter().any(|folder| path.starts_with(folder)));
        let named: BTreeSet<String> = INVENTORY.iter().map(|one| one.place.to_owned()).collect();
        assert_eq!(found.difference(&named).collect::<Vec<_>>(), Vec::<&String>::new(), "not in the inventory");
        assert!(named.iter().all(|place| root().join(place).is_file()), "the inventory names a file that is not there");
    }

    /// `PROBATUM_DOCS=write` writes the page anew; its diff is read by a person.
    /// Req: TEN-04
    #[test]
    fn the_inventory_in_the_docs_is_the_one_in_force() {
        let file = root().join("docs/cryptography.md");
        if std::env::var_os("PROBATUM_DOCS").is_some_and(|what| what == "write") {
            fs::write(&file, markdown()).unwrap();
        }
        assert_eq!(fs::read_to_string(file).unwrap(), markdown(), "PROBATUM_DOCS=write writes docs/cryptography.md anew");
    }
}
