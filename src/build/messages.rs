//! The messages of each language as one text in order of their ids, with the place where each begins: a message is then
//! found without reading the others.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Writes the joined messages of each language and the places in them. A room of the house may have a file of its own.
pub fn write(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut code = String::new();
    for lang in ["ru", "en"] {
        let folder = folder.join(lang);
        println!("cargo::rerun-if-changed={}", folder.display());
        let mut files: Vec<PathBuf> =
            fs::read_dir(&folder)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
        files.sort();
        let mut all = BTreeMap::new();
        for file in files {
            take_in(&fs::read_to_string(&file)?, &mut all)
                .map_err(|fault| format!("{}: {fault}", file.display()))?;
        }
        let (mut joined, mut places) = (String::new(), String::new());
        for text in all.values() {
            write!(places, "{}, ", joined.len())?;
            joined.push_str(text);
        }
        let path = out.join(format!("{lang}.ftl"));
        fs::write(&path, joined)?;
        let name = lang.to_uppercase();
        writeln!(code, "static {name}: &str = include_str!({path:?});")?;
        writeln!(code, "static {name}_PLACES: [u32; {}] = [{places}];", all.len())?;
    }
    fs::write(out.join("messages.rs"), code)?;
    Ok(())
}

/// Adds the messages of a file by id. A message begins at a letter in the first column and goes on until the next one or
/// a comment.
fn take_in(file: &str, all: &mut BTreeMap<String, String>) -> Result<(), String> {
    let mut last: Option<String> = None;
    for line in file.lines() {
        if line.starts_with('#') {
            last = None;
        } else if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (id, _) = line.split_once(" =").ok_or_else(|| format!("no message: {line}"))?;
            if all.insert(id.to_owned(), format!("{line}\n")).is_some() {
                return Err(format!("`{id}` twice"));
            }
            last = Some(id.to_owned());
        } else if !line.trim().is_empty() {
            let message = last.as_ref().and_then(|id| all.get_mut(id));
            let message = message.ok_or_else(|| format!("outside of any message: {line}"))?;
            message.push_str(line);
            message.push('\n');
        }
    }
    Ok(())
}
