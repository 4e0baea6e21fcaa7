//! What of the memory of a run may leave it: nothing. A crash writes no core file, in which keys and names would lie.

/// Forbids core dumps, and other programs of the same user to read the memory of this one.
#[cfg(unix)]
pub fn keep_private() {
    use rustix::process::{Resource, Rlimit, setrlimit};
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
