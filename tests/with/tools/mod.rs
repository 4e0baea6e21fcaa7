//! Programs of the system that a few tests need. Where one is missing a test says so and passes; under CI it fails and
//! says how to install it, so that no check is skipped for years unseen. A right that the machine refuses is only told.

#![allow(dead_code)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What a test says of a missing program; an error under CI.
pub fn verdict(is_ci: bool, what: &str, how: &str) -> Result<String, String> {
    if is_ci {
        Err(format!("{what}, and under CI no test is skipped: {how}"))
    } else {
        Ok(format!("skipped: {what} ({how})"))
    }
}

/// Whether this run is one of CI: `CI` is set to something that is no «no».
pub fn is_ci(value: Option<&str>) -> bool {
    !matches!(value, None | Some("" | "0" | "false"))
}

fn skip(what: &str, how: &str) {
    match verdict(is_ci(std::env::var("CI").ok().as_deref()), what, how) {
        Ok(said) => eprintln!("{said}"),
        Err(why) => panic!("{why}"),
    }
}

/// Says that the machine refuses a right: no file of the project can install one, so the test passes even under CI.
fn refused(what: &str, how: &str) {
    eprintln!("skipped: {what} ({how})");
}

/// What `command` gave; `None` where its program is not installed or may not run.
pub fn output(command: &mut Command) -> Option<Output> {
    let program = command.get_program().to_string_lossy().into_owned();
    let done = command.output().ok();
    if done.is_none() {
        skip(&format!("{program} is not installed"), &format!("apt-get install {program}"));
    }
    done
}

/// Whether `strace` is installed and may trace.
pub fn can_trace() -> bool {
    let Some(done) = output(Command::new("strace").args(["-qq", "-o", "/dev/null", "true"])) else {
        return false;
    };
    if !done.status.success() {
        refused("strace may not trace here", "allow ptrace, in a container with --cap-add SYS_PTRACE");
    }
    done.status.success()
}

/// A small disk of its own, unmounted when it is dropped.
pub struct Disk(PathBuf);

impl Disk {
    /// Mounts a disk in memory at `folder`, of `size` where one is given; `None` where nothing may be mounted.
    pub fn mount(folder: &Path, size: Option<&str>) -> Option<Disk> {
        let size = size.map(|size| format!("size={size}"));
        let mut command = Command::new("mount");
        command.args(["-t", "tmpfs"]);
        if let Some(size) = &size {
            command.args(["-o", size]);
        }
        let done = output(command.arg("tmpfs").arg(folder))?;
        if !done.status.success() {
            refused("nothing may be mounted here", "run as root, in a container with --cap-add SYS_ADMIN");
            return None;
        }
        Some(Disk(folder.to_path_buf()))
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Lazily: a test that failed may have left a file open on it.
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

/// The calls that change what is on a disk.
pub const CALLS: [&str; 6] = ["pwrite64", "fsync", "fdatasync", "unlink", "rename", "ftruncate"];

/// Kills a program at its calls that change something on a disk, at no more than `most` of each kind, spread over the run.
/// `made` makes the command, `look` looks at what is left, told where it was, and sets the scene again. Returns the kills.
pub fn killed_at_calls(
    calls: &[&str],
    most: usize,
    made: impl Fn() -> Command,
    mut look: impl FnMut(&str),
) -> usize {
    let traced = |orders: &[&str]| {
        let plain = made();
        let mut command = Command::new("strace");
        command
            .env_clear()
            .envs(plain.get_envs().filter_map(|(k, v)| Some((k, v?))))
            .env("PATH", "/usr/bin:/bin");
        command.args(["-f", "-qq", "-o", "/dev/stderr"]).args(orders);
        command.arg(plain.get_program()).args(plain.get_args()).output().unwrap()
    };
    let whole = traced(&["-e", &format!("trace={}", calls.join(","))]);
    let trace = String::from_utf8_lossy(&whole.stderr).into_owned();
    assert!(whole.status.success(), "{trace}");
    look("not killed");
    let mut struck = 0;
    for call in calls {
        let count = trace.lines().filter(|line| line.contains(&format!(" {call}("))).count();
        let most = most.min(count);
        for n in (0..most).map(|i| if most == 1 { 1 } else { 1 + i * (count - 1) / (most - 1) }) {
            let order = format!("inject={call}:signal=KILL:when={n}");
            traced(&["-e", &format!("trace={call}"), "-e", &order]);
            struck += 1;
            look(&format!("{call} {n} of {count}"));
        }
    }
    struck
}
