//! How long nobody has pressed a key: then the screen is locked.

use std::time::{Duration, Instant, SystemTime};

/// The time since the last key. A computer that slept is known by its calendar clock: the other one may stand still
/// meanwhile.
pub struct Idle {
    since: (Instant, SystemTime),
    most: Option<Duration>,
}

impl Idle {
    /// Counts from now; `most`: after how long the screen is locked, `None`: never.
    pub fn new(most: Option<Duration>) -> Idle {
        Idle { since: (Instant::now(), SystemTime::now()), most }
    }

    /// A key was pressed.
    pub fn begin_again(&mut self) {
        self.since = (Instant::now(), SystemTime::now());
    }

    fn passed(&self) -> Duration {
        self.since.0.elapsed().max(self.since.1.elapsed().unwrap_or_default())
    }

    /// How long is left; `None`: for ever.
    pub fn left(&self) -> Option<Duration> {
        self.most.map(|most| most.saturating_sub(self.passed()))
    }

    /// Whether the screen is to be locked.
    pub fn is_over(&self) -> bool {
        self.left().is_some_and(|left| left.is_zero())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_without_a_key_runs_out_and_begins_again_with_one() {
        let mut idle = Idle::new(Some(Duration::from_millis(40)));
        assert!(!idle.is_over() && idle.left().is_some_and(|left| left <= Duration::from_millis(40)));
        std::thread::sleep(Duration::from_millis(45));
        assert!(idle.is_over());
        idle.begin_again();
        assert!(!idle.is_over());
        assert!(Idle::new(None).left().is_none());
    }

    #[test]
    fn a_computer_that_slept_has_been_without_a_key() {
        let mut idle = Idle::new(Some(Duration::from_secs(600)));
        idle.since.1 -= Duration::from_secs(3600);
        assert!(idle.is_over());
    }
}
