//! Rights to the files of the program: its owner's alone, checked at each opening and mended. A file that its group may
//! write is shared on purpose: then the group keeps its rights.

use std::path::Path;

use crate::domain::UserError;
#[cfg(unix)]
use crate::env::{folders, log};

/// Mends the rights to the district's file, its folder if it is the program's own, and the state folder. What cannot be
/// mended is returned to be reported: a stick may know no rights.
#[cfg(unix)]
pub fn mend(file: &Path) -> Option<UserError> {
    use std::os::unix::fs::PermissionsExt;

    use crate::store::private_folder;

    let state = folders::state_folder();
    let data = folders::data_folder();
    for folder in
        [Some(state.as_path()), file.parent().filter(|folder| *folder == data)].into_iter().flatten()
    {
        let is_open = folder.metadata().is_ok_and(|data| data.permissions().mode() & 0o077 != 0);
        if is_open && private_folder(folder).is_ok() {
            log::line(&state, "rights to a folder mended");
        }
    }
    let mode = file.metadata().ok()?.permissions().mode() & 0o777;
    let is_shared = mode & 0o020 != 0;
    if is_shared {
        // The lock beside it is the group's too.
        rustix::process::umask(rustix::fs::Mode::RWXO);
    }
    let wanted = if is_shared { mode & 0o770 } else { mode & 0o700 };
    if mode == wanted {
        return None;
    }
    let mended = std::fs::set_permissions(file, std::fs::Permissions::from_mode(wanted));
    let now = file.metadata().ok()?.permissions().mode() & 0o777;
    if mended.is_ok() && now == wanted {
        log::line(&state, "rights to the file mended");
        return None;
    }
    Some(UserError::new("file-rights-wide").with("path", file.display()))
}

/// Windows gives the folders of a user to that user alone.
#[cfg(not(unix))]
pub fn mend(_file: &Path) -> Option<UserError> {
    None
}
