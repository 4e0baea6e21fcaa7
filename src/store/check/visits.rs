//! Visits that contradict each other: two of one day and hour, as two copies that do not know of each other, or one copy on
//! two days, record one appointment.

use crate::domain::check::FindingId;
use crate::domain::{Id, UserError};
use crate::store::Reader;
use crate::store::check::doubt::{MergedRecords, RawFinding};

/// Two visits of one family, day and hour that two sessions wrote. Without an hour, two of one copy may well be two
/// attempts, so one of them must have come from another copy.
const RECORDED_TWICE: &str = r#"
    SELECT later, earlier FROM (
        SELECT a.id AS later, b.id AS earlier, a.time AS hour,
            (SELECT o.no FROM part p JOIN op o ON o.no = p.op WHERE p.entity = a.id ORDER BY o.no LIMIT 1) AS of_later,
            (SELECT o.no FROM part p JOIN op o ON o.no = p.op WHERE p.entity = b.id ORDER BY o.no LIMIT 1) AS of_earlier
        FROM (SELECT family, "on", time FROM contact WHERE kind IN ('home_visit', 'joint_visit')
                GROUP BY family, "on", time HAVING COUNT(*) > 1) twice
            CROSS JOIN contact a ON a.family = twice.family AND a."on" = twice."on" AND a.time IS twice.time
            JOIN contact b ON b.family = a.family AND b."on" = a."on" AND b.time IS a.time AND b.id < a.id
        WHERE a.kind IN ('home_visit', 'joint_visit') AND b.kind IN ('home_visit', 'joint_visit')) both
    JOIN op x ON x.no = of_later JOIN op y ON y.no = of_earlier
    WHERE x.session <> y.session AND (hour IS NOT NULL OR x.local <> y.local)
    ORDER BY later, earlier"#;

impl Reader<'_> {
    /// The doubts about the later one of each two visits that record one appointment. With `touched`, only where merges
    /// wrote to one of the two.
    pub(super) fn double_visits(
        &self,
        touched: Option<&MergedRecords>,
    ) -> Result<Vec<RawFinding>, UserError> {
        let mut found = Vec::new();
        self.each_row(RECORDED_TWICE, &[], |row| {
            let (later, earlier): (Id, Id) = (row.get(0)?, row.get(1)?);
            let raised_by = match touched {
                None => Some(later),
                Some(touched) => {
                    let both = [later, earlier].into_iter().filter(|id| touched.contains_key(id));
                    both.max_by_key(|id| touched.get(id))
                }
            };
            found.extend(
                raised_by
                    .map(|raised_by| RawFinding { raised_by, ..RawFinding::of(FindingId::TwoVisits, later) }),
            );
            Ok(())
        })?;
        Ok(found)
    }
}
