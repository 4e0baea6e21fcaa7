//! How often random tests run, and where the seed of a failure is kept: in `tests/proptest-regressions`, from where it
//! runs first from then on. Commit the file with the mend.

use proptest::test_runner::Config;

/// A run of `cases` inputs; `PROPTEST_CASES` sets another number.
pub fn config(cases: u32) -> Config {
    let chosen = std::env::var("PROPTEST_CASES").ok().and_then(|text| text.parse().ok());
    Config { cases: chosen.unwrap_or(cases), max_shrink_iters: 300, ..Config::default() }
}
