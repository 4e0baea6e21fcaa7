//! The thin binary: the command line, which opens the screens.

use std::process::ExitCode;

use kurator::{cli, run};

fn main() -> ExitCode {
    cli::run(std::env::args_os(), run::screens)
}
