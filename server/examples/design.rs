use std::io::{stdout, stderr};
use server::rooms::study::{design_cli as cli, odm::ExportHeader};
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let header = ExportHeader { file_oid: "X".into(), created: "2025-11-21T10:00:00Z".into(), system_version: "0".into() };
    let code = match args[0].as_str() {
        "check" => cli::check_files(&args[1..].iter().map(Into::into).collect::<Vec<_>>(), &mut stdout()).unwrap(),
        "odm" => cli::convert(args[1].as_ref(), cli::To::Odm, &header, &mut std::io::BufWriter::new(stdout()), &mut stderr()).unwrap(),
        _ => cli::convert(args[1].as_ref(), cli::To::Json, &header, &mut std::io::BufWriter::new(stdout()), &mut stderr()).unwrap(),
    };
    std::process::exit(code.into());
}
