//! What of a run may be read by others: nothing. A crash writes no core file, in which keys and names would lie, and
//! files and folders that are made are their owner's alone.

/// Forbids core dumps, other programs of the same user to read the memory of this one, and other users to read the files
/// that it makes.
#[cfg(unix)]
pub fn keep_private() {
    use rustix::fs::Mode;
    use rustix::process::{Resource, Rlimit, setrlimit, umask};
    umask(Mode::RWXG | Mode::RWXO);
    // A system that refuses it is one that grants no dumps either.
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{DumpableBehavior, set_dumpable_behavior};
        // A limit of zero does not hold for a program that the kernel hands the dump to.
        let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    }
}

/// Windows writes none unless it is set up to.
#[cfg(not(unix))]
pub fn keep_private() {}
