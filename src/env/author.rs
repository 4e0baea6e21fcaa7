//! The author of operations: the user and the machine, as the system names them.

use super::clock;
use crate::store::Author;

/// The author of what is written on this machine. Where no variable names the user, the home folder does.
#[must_use]
pub fn author() -> Author {
    let first = |names: &[&str]| names.iter().find_map(|n| std::env::var(n).ok()).unwrap_or_default();
    let device = match first(&["COMPUTERNAME", "HOSTNAME"]) {
        name if name.is_empty() => {
            std::fs::read_to_string("/etc/hostname").map(|t| t.trim().to_owned()).unwrap_or_default()
        }
        name => name,
    };
    let home = || std::env::home_dir().and_then(|h| Some(h.file_name()?.to_string_lossy().into_owned()));
    let user = Some(first(&["USER", "USERNAME", "LOGNAME"])).filter(|u| !u.is_empty());
    Author { device, user: user.or_else(home).unwrap_or_default(), clock: clock::now }
}
