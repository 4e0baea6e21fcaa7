//! What an opening does of a long file before anything can be read from it.

/// Work that takes seconds at ten thousand families.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LongOpening {
    /// The projections are of another version, and are rebuilt from the log.
    Rebuild,
    /// The file was written elsewhere, and is verified whole.
    Verify,
}

/// Shows the work before it is begun.
pub type Tell<'a> = &'a mut dyn FnMut(LongOpening);
