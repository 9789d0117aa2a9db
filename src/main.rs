//! Arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    khuyencong::cli::run(std::env::args_os())
}
