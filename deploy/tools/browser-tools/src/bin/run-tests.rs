//! Cargo's runner for wasm tests: runs them on Node, or in a browser where a test file asks for one.

use std::process::ExitCode;

fn main() -> ExitCode {
    match wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(std::env::args_os()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("run-tests: {error:?}");
            ExitCode::FAILURE
        }
    }
}
