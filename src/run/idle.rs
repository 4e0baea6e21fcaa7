//! How long nobody has pressed a key: then the screen is locked.

use std::time::Duration;

use crate::env::clock::Moment;

/// The time since the last key.
pub struct IdleTimer {
    since: Moment,
    most: Option<Duration>,
}

impl IdleTimer {
    /// Counts from now; `most`: after how long the screen is locked, `None`: never.
    pub fn new(most: Option<Duration>) -> IdleTimer {
        IdleTimer { since: Moment::now(), most }
    }

    /// A key was pressed.
    pub fn begin_again(&mut self) {
        self.since = Moment::now();
    }

    /// How long is left; `None`: for ever.
    pub fn left(&self) -> Option<Duration> {
        self.most.map(|most| most.saturating_sub(self.since.passed()))
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
        let mut idle = IdleTimer::new(Some(Duration::from_secs(600)));
        assert!(!idle.is_over() && idle.left().is_some_and(|left| left <= Duration::from_secs(600)));
        idle.since = idle.since.slept(Duration::from_secs(601));
        assert!(idle.is_over());
        idle.begin_again();
        assert!(!idle.is_over());
        assert!(IdleTimer::new(None).left().is_none());
    }
}
