//! What the guided start asks of the outermost layer.

use std::path::PathBuf;

use crate::store::Passphrase;

/// What comes first in a new district.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FirstTask {
    #[default]
    Work,
    /// A list of families is taken in.
    List,
}

/// A district wished for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DistrictRequest {
    /// Id of its regulation.
    pub regulation: String,
    /// Its name, or nothing.
    pub district: String,
    /// Its curator, or nothing.
    pub curator: String,
    /// Her position, or nothing.
    pub position: String,
    /// Its file.
    pub path: PathBuf,
    /// What seals it; `None`: anybody can read it.
    pub passphrase: Option<Passphrase>,
    pub first: FirstTask,
}

/// What only the outermost layer can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StartEffect {
    /// Make a new district and open it.
    Make(DistrictRequest),
    /// Open the demo.
    Demo,
    /// Open this file.
    Open(PathBuf),
    /// Put this snapshot in the place of the file that is not there.
    Restore(PathBuf),
    /// Open this sealed file.
    Unlock(PathBuf, Passphrase),
    /// Say what names go on from this path.
    Complete(PathBuf),
    Help,
    /// Leave.
    Quit,
}
