//! A tool that is missing is no silent pass.

use std::process::Command;

use crate::with_tools::{is_ci, output, verdict};

#[test]
fn a_missing_tool_fails_under_ci_and_says_how_to_install_it() {
    for (what, how) in [
        ("strace is not installed", "apt-get install strace"),
        ("khal is not installed", "apt-get install khal"),
    ] {
        let failed = verdict(true, what, how).unwrap_err();
        assert!(failed.contains(what) && failed.contains(how), "{failed}");
        let skipped = verdict(false, what, how).unwrap();
        assert!(skipped.starts_with("skipped: ") && skipped.contains(how), "{skipped}");
    }
    for (value, is) in
        [(None, false), (Some(""), false), (Some("0"), false), (Some("1"), true), (Some("true"), true)]
    {
        assert_eq!(is_ci(value), is, "{value:?}");
    }
    assert!(output(&mut Command::new("true")).is_some_and(|done| done.status.success()));
}
