//! Files as answers, over HTTP: what is taken in, who reads it, what a value may name, and what the scanner has to say.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::path::{Path, PathBuf};
use std::process::Stdio;

use sha2::Digest;

use server::kernel::files::scan::Scanner;
use server::kernel::files::store::Store;
use server::kernel::ports::fresh;
use server::kit::desk::{Desk, Person, design, vitals};
use shared::access::Role;
use shared::capture::api::{DescribeFile, ListFiles, OnFile, OnSubject, ReadFile, ReadThumbnail};
use shared::capture::{FileFilter, FileView, NewFile, RecordKey};
use shared::kernel::{Code, FileId, Nothing, fill_path};
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

const SCAN: &str = "IG.VS/1/IT.SCAN";
const PHOTO: &str = "IG.VS/1/IT.PHOTO";

fn png() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(1000, 500).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

async fn list(by: &Person, desk: &Desk, orphans: bool) -> Vec<FileView> {
    by.call::<ListFiles>(&desk.study(), &FileFilter { orphans, ..FileFilter::default() }).await.unwrap().rows
}

/// Req: DAT-19, TEN-04
#[actix_web::test]
async fn a_file_is_handed_in_named_by_its_item_and_read_again() {
    let folder = std::env::temp_dir().join(format!("probatum-files-{}", fresh()));
    let desk = Desk::set_up(&design(), |app| app.files.store = Store::folder(&folder).unwrap()).await;
    let site = desk.person(Role::Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let picture = png();
    let kept = site.hand_in(on, PHOTO, "Wunde/Übersicht 1.png", &picture).await.unwrap();
    assert_eq!((kept.name.as_str(), kept.media.as_str(), kept.width, kept.height), ("Übersicht 1.png", "image/png", Some(1000), Some(500)));
    assert_eq!(kept.sha256, sha2::Sha256::digest(&picture).iter().map(|byte| format!("{byte:02x}")).collect::<String>());
    assert!(kept.thumbnail && !kept.scanned && !kept.in_use);
    site.save(on, 0, &[(PHOTO, &kept.id.to_string())]).await.unwrap();
    let file = OnFile { study: on.study, file: kept.id };
    assert!(site.call::<DescribeFile>(&file, &Nothing {}).await.unwrap().in_use);
    let url = format!("{}/api{}", desk.url, fill_path::<ReadFile>(&file));
    let answer = reqwest::Client::new().get(url).header("Cookie", site.cookie()).send().await.unwrap();
    let header = |name: &str| answer.headers().get(name).unwrap().to_str().unwrap().to_owned();
    assert_eq!(header("Content-Disposition"), "attachment; filename=\"_bersicht_1.png\"; filename*=UTF-8''%C3%9Cbersicht%201.png");
    assert_eq!((header("X-Content-Type-Options"), header("Content-Type")), ("nosniff".to_owned(), "image/png".to_owned()));
    assert!(header("Content-Security-Policy").contains("sandbox"));
    assert_eq!(answer.bytes().await.unwrap(), picture);
    // What lies in the folder is sealed: neither the picture nor its name can be read there.
    let mut sealed = Vec::new();
    files_in(&folder, &mut sealed);
    assert_eq!(sealed.len(), 2);
    assert!(sealed.iter().all(|bytes| !bytes.windows(4).any(|part| part == b"IHDR" || part == b"IDAT")));
    let (status, small) = site.request("GET", &format!("/api{}", fill_path::<ReadThumbnail>(&file)), None).await;
    assert_eq!((status, image::load_from_memory(&small).unwrap().width()), (200, 480));
    std::fs::remove_dir_all(folder).unwrap();
}

fn files_in(folder: &Path, found: &mut Vec<Vec<u8>>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() { files_in(&entry.path(), found) } else { found.push(std::fs::read(entry.path()).unwrap()) }
    }
}

/// Req: DAT-19, DAT-09
#[actix_web::test]
async fn a_file_that_is_sent_twice_is_kept_once_and_its_id_is_its_own() {
    let desk = Desk::new().await;
    let site = desk.person(Role::Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let RecordKey { visit, visit_n, form, form_n } = vitals();
    let said = NewFile { id: FileId(fresh()), visit, visit_n, form, form_n, at: SCAN.parse().unwrap(), name: "a.txt".into() };
    let first = site.hand_in_as(on, &said, b"one").await.unwrap();
    assert_eq!(site.hand_in_as(on, &said, b"one").await.unwrap(), first);
    assert_eq!(site.hand_in_as(on, &said, b"two").await.unwrap_err().code, Code::Taken);
    assert_eq!(list(&site, &desk, false).await.len(), 1);
}

/// Req: DAT-19
#[actix_web::test]
async fn what_is_replaced_stays_readable_and_what_was_never_named_is_reported() {
    let desk = Desk::new().await;
    let site = desk.person(Role::Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let first = site.hand_in(on, SCAN, "first.txt", b"first").await.unwrap();
    site.save(on, 0, &[(SCAN, &first.id.to_string())]).await.unwrap();
    let second = site.hand_in(on, SCAN, "second.txt", b"second").await.unwrap();
    site.save(on, 1, &[(SCAN, &second.id.to_string())]).await.unwrap();
    let stray = site.hand_in(on, SCAN, "stray.txt", b"stray").await.unwrap();
    let old = OnFile { study: on.study, file: first.id };
    assert!(!site.call::<DescribeFile>(&old, &Nothing {}).await.unwrap().in_use);
    let (status, bytes) = site.request("GET", &format!("/api{}", fill_path::<ReadFile>(&old)), None).await;
    assert_eq!((status, bytes.as_slice()), (200, b"first".as_slice()));
    assert_eq!(list(&site, &desk, true).await.iter().map(|file| file.id).collect::<Vec<_>>(), [stray.id]);
}

/// Req: DAT-19, TEN-01, ACC-08
#[actix_web::test]
async fn nobody_reads_or_names_a_file_of_another_site_or_subject() {
    let desk = Desk::new().await;
    let (site, neighbour, stranger) = (desk.person(Role::Coordinator).await, desk.neighbour().await, desk.stranger().await);
    let on = desk.on(desk.subject(&site).await);
    let kept = site.hand_in(on, SCAN, "a.txt", b"mine").await.unwrap();
    let file = OnFile { study: on.study, file: kept.id };
    for other in [&neighbour, &stranger] {
        for path in [fill_path::<DescribeFile>(&file), fill_path::<ReadFile>(&file)] {
            let status = other.request("GET", &format!("/api{path}"), None).await.0;
            assert!(matches!(status, 403 | 404), "{path}: {status}");
        }
        assert!(other.hand_in(on, SCAN, "b.txt", b"theirs").await.is_err());
    }
    assert!(list(&neighbour, &desk, false).await.is_empty());
    // Whoever learns an id overwrites nothing with it.
    let RecordKey { visit, visit_n, form, form_n } = vitals();
    let said = NewFile { id: kept.id, visit, visit_n, form, form_n, at: SCAN.parse().unwrap(), name: "b.txt".into() };
    let [_, theirs] = desk.home.sites;
    let subject = shared::kernel::SubjectId(fresh());
    let new = shared::capture::api::NewSubject { id: subject, site: theirs, key: None };
    neighbour.call::<shared::capture::api::EnrolSubject>(&desk.study(), &new).await.unwrap();
    assert_eq!(neighbour.hand_in_as(desk.on(subject), &said, b"theirs").await.unwrap_err().code, Code::Taken);
    assert_eq!(site.request("GET", &format!("/api{}", fill_path::<ReadFile>(&file)), None).await.1, b"mine");
    let another = desk.on(desk.subject(&site).await);
    let problem = site.save(another, 0, &[(SCAN, &kept.id.to_string())]).await.unwrap_err();
    assert_eq!((problem.code, problem.errors[0].at.as_str()), (Code::Invalid, SCAN));
    let problem = site.save(on, 0, &[(SCAN, "scan.pdf")]).await.unwrap_err();
    assert_eq!(problem.code, Code::Invalid, "a name is no file");
    let monitor = desk.person(Role::Monitor).await;
    assert_eq!(monitor.hand_in(on, SCAN, "c.txt", b"not mine to add").await.unwrap_err().code, Code::Forbidden);
}

/// Req: DAT-19, SEC-08
#[actix_web::test]
async fn what_is_no_picture_a_program_or_too_large_is_refused_in_words() {
    let desk = Desk::set_up(&design(), |app| app.files.limit = 1024 * 1024).await;
    let site = desk.person(Role::Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let refused = async |item: &str, name: &str, bytes: &[u8]| {
        let problem = site.hand_in(on, item, name, bytes).await.unwrap_err();
        problem.errors.first().map(|place| place.message.clone()).or(problem.detail).unwrap()
    };
    assert_eq!(refused(PHOTO, "photo.png", b"%PDF-1.7 in disguise").await, "A picture is asked for here; this is application/pdf.");
    assert_eq!(refused(SCAN, "report.pdf", b"#!/bin/sh\necho hello\n").await, "This is a program. Programs are not kept.");
    assert_eq!(refused(SCAN, "empty.txt", b"").await, "The file is empty.");
    assert_eq!(refused(SCAN, "large.txt", &vec![b'a'; 1_500_000]).await, "A file may have 1 MB; this one has 2 MB.");
    assert!(refused(PHOTO, "cut.png", &png()[..80]).await.starts_with("This picture is damaged"));
    assert!(refused("IG.VS/1/IT.SBP", "a.txt", b"x").await.contains("takes a file"));
    assert!(list(&site, &desk, false).await.is_empty());
}

/// ClamAV's own daemon, with one signature: EICAR's test file by its digest. Without the daemon on this machine, a peer that
/// speaks its protocol and knows the same file.
struct Clam {
    home: PathBuf,
    daemon: Option<Child>,
}

const EICAR: &[&str] = &["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"];

fn eicar() -> Vec<u8> {
    EICAR.concat().into_bytes()
}

impl Clam {
    async fn start() -> Self {
        let home = std::env::temp_dir().join(format!("probatum-clam-{}", fresh()));
        std::fs::create_dir_all(home.join("db")).unwrap();
        let signature = format!("{}:{}:Eicar-Test\n", "44d88612fea8a8f36de82e1278abb02f", eicar().len());
        std::fs::write(home.join("db/own.hdb"), signature).unwrap();
        let program = ["/usr/sbin/clamd", "/usr/local/sbin/clamd"].map(Path::new).into_iter().find(|path| path.exists());
        let daemon = match program {
            Some(program) => Some(daemon(program, &home).await),
            None => {
                peer(&home);
                None
            }
        };
        Self { home, daemon }
    }

    fn scanner(&self) -> Scanner {
        Scanner::at(&self.home.join("clamd.sock").display().to_string())
    }
}

impl Drop for Clam {
    fn drop(&mut self) {
        self.daemon.as_mut().into_iter().for_each(|daemon| drop(daemon.start_kill()));
        drop(std::fs::remove_dir_all(&self.home));
    }
}

/// Starts it in the foreground, and waits until it says that it listens.
async fn daemon(program: &Path, home: &Path) -> Child {
    let at = |name: &str| home.join(name).display().to_string();
    let config = format!(
        "Foreground yes\nLogClean yes\nLogFileUnlock yes\nDatabaseDirectory {}\nLocalSocket {}\nPidFile {}\nTemporaryDirectory {}\nUser root\nStreamMaxLength 30M\n",
        at("db"),
        at("clamd.sock"),
        at("clamd.pid"),
        at("")
    );
    std::fs::write(home.join("clamd.conf"), config).unwrap();
    let mut command = Command::new(program);
    command.arg("--config-file").arg(home.join("clamd.conf")).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
    let mut child = command.spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    while let Some(line) = lines.next_line().await.unwrap() {
        if line.contains("Self checking") || line.contains("Listening daemon") {
            tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
            return child;
        }
    }
    panic!("clamd ended before it listened");
}

/// Speaks INSTREAM over the socket, and knows one file.
fn peer(home: &Path) {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let listener = tokio::net::UnixListener::bind(home.join("clamd.sock")).unwrap();
    tokio::spawn(async move {
        while let Ok((mut line, _)) = listener.accept().await {
            let mut command = [0; 10];
            line.read_exact(&mut command).await.unwrap();
            assert_eq!(&command, b"zINSTREAM\0");
            let mut sent = Vec::new();
            loop {
                let length = usize::try_from(line.read_u32().await.unwrap()).unwrap();
                if length == 0 {
                    break;
                }
                let mut piece = vec![0; length];
                line.read_exact(&mut piece).await.unwrap();
                sent.extend(piece);
            }
            let answer: &[u8] = if sent == eicar() { b"stream: Eicar-Test FOUND\0" } else { b"stream: OK\0" };
            line.write_all(answer).await.unwrap();
        }
    });
}

/// Req: DAT-19, SEC-07
#[actix_web::test]
async fn what_the_virus_scanner_finds_is_not_kept_and_nothing_is_while_it_is_silent() {
    let clam = Clam::start().await;
    println!("scanned by {}", if clam.daemon.is_some() { "clamd" } else { "a peer that speaks its protocol" });
    let scanner = clam.scanner();
    let desk = Desk::set_up(&design(), |app| app.files.scanner = Some(scanner)).await;
    let site = desk.person(Role::Coordinator).await;
    let on: OnSubject = desk.on(desk.subject(&site).await);
    let found = site.hand_in(on, SCAN, "harmless.txt", &eicar()).await.unwrap_err();
    assert_eq!(found.code, Code::Invalid);
    assert!(found.detail.unwrap().contains("Eicar-Test"));
    let clean = site.hand_in(on, SCAN, "clean.txt", &vec![b'a'; 300_000]).await.unwrap();
    assert!(clean.scanned);
    drop(clam);
    assert_eq!(site.hand_in(on, SCAN, "later.txt", b"later").await.unwrap_err().code, Code::Unavailable);
    assert_eq!(list(&site, &desk, false).await.len(), 1);
}
