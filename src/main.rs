//! Arguments in, exit code out.

fn main() -> std::process::ExitCode {
    prikkel::cli::main()
}
