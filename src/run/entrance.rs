//! The guided start, where it touches the disk: a file is made, found or completed by its first letters.

use std::path::{Path, PathBuf};

use super::burst::Letters;
use super::keys::{Input, Keys};
use super::terminal::Terminal;
use crate::app::entrance::Entrance;
use crate::cli::begin::{self, Begun};
use crate::cli::place::{self, Place};
use crate::demo;
use crate::domain::Problem;
use crate::screen::start::{Folders, Plan, Start, Wish};
use crate::text::{Lang, Words};

/// What came of the start.
pub struct Found {
    /// The file to open.
    pub file: PathBuf,
    /// The language spoken by now.
    pub lang: Lang,
}

/// Asks until there is a file that opens; `None`: the user has left.
///
/// # Errors
/// If the terminal is gone.
pub fn ask(
    terminal: &mut Terminal,
    keys: &mut Keys,
    lang: Lang,
    place: &Place,
) -> Result<Option<Found>, Problem> {
    let folders = Folders {
        home: ["HOME", "USERPROFILE"].iter().find_map(std::env::var_os).map(PathBuf::from),
        here: std::env::current_dir().unwrap_or_default(),
    };
    let mut entrance = Entrance::new(Start::new(Words::of(lang), place.today, &place.file, folders));
    loop {
        terminal.draw(|area, buf| entrance.view(area, buf))?;
        let wish = match keys.next(None, Letters::Text)? {
            Input::Key(key) => entrance.press(key),
            Input::Paste(text) => {
                entrance.paste(&text);
                None
            }
            Input::Resize => {
                terminal.fit()?;
                None
            }
            Input::Timeout => None,
        };
        let lang = entrance.start.words.lang();
        terminal.speak(lang);
        let done = match wish {
            Some(Wish::Quit) => return Ok(None),
            Some(Wish::Complete(path)) => {
                let (path, names) = complete(&path);
                entrance.start.complete(path, names);
                continue;
            }
            Some(wish) => grant(wish, place),
            None => continue,
        };
        match done {
            Ok(file) => return Ok(Some(Found { file, lang })),
            Err(problem) => {
                place::log(&problem);
                entrance.start.fail(problem);
            }
        }
    }
}

/// The file that was wished for, made if it is to be made, and tried whether it opens.
///
/// # Errors
/// If it cannot be made or opened.
fn grant(wish: Wish, place: &Place) -> Result<PathBuf, Problem> {
    let file = match wish {
        Wish::Make(Plan { regulation, district, curator, position, path }) => {
            begin::district(&path, &Begun { regulation, district, curator, position })?;
            return Ok(path);
        }
        Wish::Open(path) => path,
        _ => {
            let path = place::data_folder().join("demo.kurator");
            if !path.exists() {
                begin::demo(&path, &demo::Wish::new(place.today)?, &mut |_, _| {})?;
            }
            path
        }
    };
    let opened = Place { file: file.clone(), ..place.clone() }.open();
    match opened {
        Ok(_) => Ok(file),
        Err(p) if p.id == "store-missing" => Err(Problem::new("start-no-file").with("path", file.display())),
        Err(p) => Err(p),
    }
}

/// A path as far as the names in its folder agree, and those names if they are several.
pub(super) fn complete(path: &Path) -> (String, Vec<String>) {
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
        // Hidden names are shown to whoever begins one.
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
