//! Folders of the user: data, state, documents, and paths as they are typed.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

/// The file of the demo that is opened again.
#[must_use]
pub fn demo_file() -> PathBuf {
    data_folder().join("demo.kurator")
}

/// The folder of the user's data.
#[must_use]
pub fn data_folder() -> PathBuf {
    etcetera::choose_base_strategy()
        .map_or_else(|_| PathBuf::from("kurator"), |s| s.data_dir().join("kurator"))
}

/// The folder of the program's state: log, drafts, snapshots.
#[must_use]
pub fn state_folder() -> PathBuf {
    etcetera::choose_base_strategy().map_or_else(
        |_| PathBuf::from("kurator"),
        |s| s.state_dir().unwrap_or_else(|| s.data_dir()).join("kurator"),
    )
}

/// The file of the program itself; `None`: the system does not say.
#[must_use]
pub fn program() -> Option<PathBuf> {
    std::env::current_exe().ok()
}

/// The folder papers are offered to be saved in: the user's documents, else the folder of the district's file.
#[must_use]
pub fn documents_folder(file: &Path) -> PathBuf {
    let beside = || file.parent().map(Path::to_path_buf).unwrap_or_default();
    let Ok(home) = etcetera::home_dir() else { return beside() };
    // A desktop names the folder in the language of its user.
    let named = std::fs::read_to_string(home.join(".config/user-dirs.dirs")).unwrap_or_default();
    let named = named.lines().find_map(|l| l.strip_prefix("XDG_DOCUMENTS_DIR="));
    let named = named.map(|v| v.trim().trim_matches('"').replace("$HOME", &home.to_string_lossy()));
    named
        .map(PathBuf::from)
        .into_iter()
        .chain([home.join("Documents")])
        .find(|f| f.is_dir())
        .unwrap_or_else(beside)
}

/// Replaces a leading `~` by the home folder.
#[must_use]
pub fn expand_home(path: &Path) -> PathBuf {
    match (path.strip_prefix("~"), etcetera::home_dir()) {
        (Ok(rest), Ok(home)) => home.join(rest),
        _ => path.to_path_buf(),
    }
}

/// Completes a path as far as the names in its folder agree; gives those names too if they are several.
#[must_use]
pub fn complete(path: &Path) -> (String, Vec<String>) {
    let typed = path.display().to_string();
    let whole = path.is_dir() && typed.ends_with(std::path::is_separator);
    let (folder, begun) = match (whole, path.parent(), path.file_name()) {
        (false, Some(folder), Some(name)) => (folder, name.to_string_lossy().into_owned()),
        _ => (path, String::new()),
    };
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .filter_map(|e| {
            let name = e.file_name().into_string().ok()?;
            Some(if e.path().is_dir() { format!("{name}{}", std::path::MAIN_SEPARATOR) } else { name })
        })
        // Hidden names are offered only after a typed dot.
        .filter(|n| n.starts_with(&begun) && (begun.starts_with('.') || !n.starts_with('.')))
        .collect();
    names.sort();
    let Some(first) = names.first() else { return (typed, names) };
    let agreed = names.iter().fold(first.as_str(), |agreed, name| {
        let same = agreed
            .char_indices()
            .zip(name.chars())
            .find(|((_, a), b)| a != b)
            .map_or(agreed.len().min(name.len()), |((i, _), _)| i);
        &agreed[..same]
    });
    let said = folder.join(agreed).display().to_string();
    if names.len() == 1 {
        names.clear();
    }
    (said, names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_goes_on_as_far_as_names_agree() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["école-1.kurator", "école-2.kurator", ".hidden"] {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        std::fs::create_dir(folder.path().join("stick")).unwrap();
        let at = |name: &str| folder.path().join(name).display().to_string();
        assert_eq!(complete(&folder.path().join("s")), (at("stick/"), vec![]));
        let (said, names) = complete(&folder.path().join("é"));
        assert_eq!(said, at("école-"));
        assert_eq!(names, ["école-1.kurator", "école-2.kurator"]);
        assert_eq!(complete(&folder.path().join("none")), (at("none"), vec![]));
    }
}
