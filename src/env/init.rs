//! A new district's file: empty, with its regulation and curator, or the demo. The command line and the guided start
//! both make it here.

use crate::domain::CuratorId;
use std::path::Path;

use super::author::author;
use super::folders;
use chrono::{Days, NaiveDate};

use crate::demo::{self, DemoSpec};
use crate::domain::clean::{Lines, clean};
use crate::domain::district::District;
use crate::domain::schedule::Curator;
use crate::domain::{Act, Id, UserError};
use crate::record;
use crate::regulation::embedded;
use crate::store::{Author, Entropy, KeyRing, Passphrase, Store};
use crate::sync::state_file::StateFile;

/// The first records of a new district; an empty text leaves a field out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewDistrict {
    /// Id of the regulation.
    pub regulation: String,
    /// The district's name.
    pub district: String,
    /// The curator's name.
    pub curator: String,
    /// The curator's position.
    pub position: String,
}

/// How a new file is protected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewFileProtection {
    /// Anybody can read it: an explicit choice.
    Plain,
    /// Only this passphrase opens it.
    Sealed(Passphrase),
}

/// Creates a district's file at `path`. Its passphrase is kept in the ring.
///
/// # Errors
/// If `path` exists, the regulation is unknown, or the file cannot be written; then nothing is left behind.
pub fn district(
    path: &Path,
    new: &NewDistrict,
    protection: NewFileProtection,
    keys: &KeyRing,
) -> Result<(), UserError> {
    embedded::regulation(&new.regulation)?;
    let said = |text: &str| Some(clean(text, Lines::One)).filter(|t| !t.is_empty());
    let mut district = record!(of District { id: Id::DISTRICT, regulation: new.regulation.as_str() });
    if let Some(name) = said(&new.district) {
        district = district.set(District::FIELDS.name, name);
    }
    let (mut records, mut author) = (Vec::new(), author());
    if let Some(name) = said(&new.curator) {
        // The file knows its curator only after its first operation.
        author.user.clone_from(&name);
        let mut curator = record!(of Curator { name });
        if let Some(position) = said(&new.position) {
            curator = curator.set(Curator::FIELDS.position, position);
        }
        district = district.set(District::FIELDS.curator, CuratorId(curator.id));
        records.push(curator.into());
    }
    records.insert(0, district.into());
    let mut store = match protection {
        NewFileProtection::Plain => Store::create(path, author, Entropy::System)?,
        NewFileProtection::Sealed(passphrase) => Store::create_sealed(path, author, keys, passphrase)?,
    };
    let written = store.record(Act::DistrictOpened, &records).map(|_| ());
    drop(store);
    if written.is_err() {
        // This call created the file, and it holds nothing.
        let _ = std::fs::remove_file(path);
    }
    put_draft_aside(path);
    written
}

/// The draft of another file that lay at this path is not offered in the new one: it is kept under another name.
fn put_draft_aside(path: &Path) {
    let state = folders::state_folder();
    // Mostly there is none.
    let _ = std::fs::rename(StateFile::Draft.path(&state, path), StateFile::Unread.path(&state, path));
}

/// Days after which the terms of a demo have passed.
const DEMO_DAYS: u64 = 7;

/// The day for which a demo was made, if that is long ago.
///
/// # Errors
/// If the file cannot be read.
pub fn stale_demo(store: &Store, today: NaiveDate) -> Result<Option<NaiveDate>, UserError> {
    let made = store.reader().demo_day()?;
    Ok(made.filter(|made| *made + Days::new(DEMO_DAYS) <= today))
}

/// Creates a demo at `path`. Its author is the same on every machine: same seed and day, same file.
///
/// # Errors
/// As [`demo::make`].
pub fn demo(path: &Path, wish: &DemoSpec, progress: &mut dyn FnMut(u32, u32)) -> Result<(), UserError> {
    let author = Author { device: "demo".into(), user: "demo".into(), ..author() };
    demo::make(path, wish, author, progress)?;
    put_draft_aside(path);
    Ok(())
}
