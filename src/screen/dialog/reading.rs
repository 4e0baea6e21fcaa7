//! A text to read about the district.

use crate::screen::why::about::WhySubject;
use crate::ui;

/// A text that «Почему» may be asked of as of another day.
pub type DistrictReading = ui::reading::ReadingView<WhySubject>;
