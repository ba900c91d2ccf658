//! `bind INPUT.wasm DIRECTORY NAME`: the module and the JavaScript that loads it, for `<script type="module">`.

use std::error::Error;
use std::ffi::OsString;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> ExitCode {
    let args: Vec<OsString> = std::env::args_os().skip(1).collect();
    let [input, directory, name] = args.as_slice() else {
        eprintln!("usage: bind INPUT.wasm DIRECTORY NAME");
        return ExitCode::FAILURE;
    };
    match bind(input, directory, &name.to_string_lossy()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bind: {error:?}");
            ExitCode::FAILURE
        }
    }
}

fn bind(input: &OsString, directory: &OsString, name: &str) -> Result<(), Box<dyn Error>> {
    let mut bindgen = Bindgen::new();
    // The page names the module's path itself, because it is named by its content. What the linker exports stays: the parts that are
    // loaded apart ask for its table of functions.
    bindgen.keep_lld_exports(true);
    bindgen.input_path(input).web(true)?.typescript(false).omit_default_module_path(true).out_name(name);
    Ok(bindgen.generate(directory)?)
}
