//! `split INPUT.wasm DIRECTORY NAME`: the module in parts. `NAME.wasm` is what starts; what the app marks as apart lies in modules of its
//! own beside it; `NAME.parts.js` loads them. The input must have been linked with relocations.

use std::error::Error;
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use wasm_split_cli_support::Options;

fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().skip(1).collect();
    let [input, directory, name] = args.as_slice() else {
        eprintln!("usage: split INPUT.wasm DIRECTORY NAME");
        return ExitCode::FAILURE;
    };
    match split(Path::new(input), Path::new(directory), &name.to_string_lossy()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("split: {error:?}");
            ExitCode::FAILURE
        }
    }
}

fn split(input: &Path, directory: &Path, name: &str) -> Result<(), Box<dyn Error>> {
    let module = std::fs::read(input)?;
    let start = directory.join(format!("{name}.wasm"));
    let (parts, glue) = (format!("./{name}.parts.js"), format!("./{name}.js"));
    let mut options = Options::new(&module);
    options.output_dir = directory;
    options.main_out_path = &start;
    options.link_name = &parts;
    options.main_module = &glue;
    wasm_split_cli_support::transform(options)?;
    Ok(())
}
