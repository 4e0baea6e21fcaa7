//! A chart before it is drawn: on a screen in plain signs, in a workbook natively.

/// How values are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartShape {
    /// A bar for each category, its series one on the other.
    Stacked,
    /// A bar for each category: the last series is a part of the first.
    PartOfWhole,
}

/// Values under one name, one for each category.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChartSeries {
    pub name: String,
    /// The short name, for a legend in few letters.
    pub letter: String,
    pub values: Vec<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    pub title: String,
    pub shape: ChartShape,
    /// What lies along the axis: months, curators, kinds of help.
    pub categories: Vec<String>,
    pub series: Vec<ChartSeries>,
    /// Whether the categories follow one another in time: lines show the course.
    pub is_course: bool,
}

impl Chart {
    /// The greatest value that a bar reaches.
    #[must_use]
    pub fn top(&self) -> u32 {
        let value = |s: &ChartSeries, i: usize| s.values.get(i).copied().unwrap_or(0);
        let of = |i: usize| {
            let all = self.series.iter().map(|s| value(s, i));
            match self.shape {
                ChartShape::Stacked => all.sum(),
                ChartShape::PartOfWhole => all.max().unwrap_or(0),
            }
        };
        (0..self.categories.len()).map(of).max().unwrap_or(0)
    }

    /// The greatest value of a series.
    #[must_use]
    pub fn highest(&self) -> u32 {
        self.series.iter().flat_map(|s| &s.values).copied().max().unwrap_or(0)
    }

    /// Whether there is nothing to draw.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.top() == 0
    }
}
