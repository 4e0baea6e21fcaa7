//! A district's file is begun: empty, with its regulation and curator, or as the demo. The command line and the guided
//! start do it by the same hands.

use std::path::Path;

use super::place;
use crate::demo::{self, Wish};
use crate::domain::record::clean;
use crate::domain::{Act, Id, Kind, Problem, Record};
use crate::regulation::shelf;
use crate::store::{Author, Entropy, Store};

/// What a new district is told about itself; an empty text says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Begun {
    /// Id of the regulation.
    pub regulation: String,
    /// The district's name.
    pub district: String,
    /// The curator's name.
    pub curator: String,
    /// The curator's position.
    pub position: String,
}

/// Makes a new file of a district at `path`.
///
/// # Errors
/// If something stands there, the regulation is unknown, or the file cannot be written; then nothing is left behind.
pub fn district(path: &Path, begun: &Begun) -> Result<(), Problem> {
    shelf::regulation(&begun.regulation)?;
    let said = |text: &str| Some(clean(text, false)).filter(|t| !t.is_empty());
    let mut district = Record::of(Kind::District, Id::DISTRICT).set("regulation", begun.regulation.as_str());
    if let Some(name) = said(&begun.district) {
        district = district.set("name", name);
    }
    let mut records = Vec::new();
    if let Some(name) = said(&begun.curator) {
        let mut curator = Record::new(Kind::Curator).set("name", name);
        if let Some(position) = said(&begun.position) {
            curator = curator.set("position", position);
        }
        district = district.set("curator", curator.id);
        records.push(curator);
    }
    records.insert(0, district);
    let mut store = Store::create(path, place::author(), Entropy::System)?;
    let written = store.record(Act::DistrictOpened, &records).map(|_| ());
    drop(store);
    if written.is_err() {
        // What stands here was begun by this very call and holds nothing.
        let _ = std::fs::remove_file(path);
    }
    written
}

/// Makes a demo at `path`. It names no machine and no user: same seed and day, same file everywhere.
///
/// # Errors
/// As [`demo::make`].
pub fn demo(path: &Path, wish: &Wish, progress: &mut dyn FnMut(u32, u32)) -> Result<(), Problem> {
    let author = Author { device: "demo".into(), user: "demo".into(), ..place::author() };
    demo::make(path, wish, author, progress)
}
