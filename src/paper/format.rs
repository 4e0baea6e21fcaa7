//! The formats in which papers are written.

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    Text,
    Json,
    Docx,
    Xlsx,
    Csv,
    Ics,
}

impl Format {
    pub const ALL: [Format; 6] =
        [Format::Text, Format::Json, Format::Docx, Format::Xlsx, Format::Csv, Format::Ics];

    /// Its name on the command line.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Json => "json",
            Format::Docx => "docx",
            Format::Xlsx => "xlsx",
            Format::Csv => "csv",
            Format::Ics => "ics",
        }
    }

    /// The format of this name.
    #[must_use]
    pub fn named(code: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|f| f.code() == code)
    }

    /// The end of the name of its file.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Format::Text => "txt",
            other => other.code(),
        }
    }

    /// Whether a file of that ending is of it: by its extension, or by the name of the format itself.
    #[must_use]
    pub fn has_ending(self, ending: &str) -> bool {
        [self.extension(), self.code()].contains(&ending)
    }

    /// Whether it can be shown in a terminal.
    #[must_use]
    pub fn is_text(self) -> bool {
        !matches!(self, Format::Docx | Format::Xlsx)
    }
}
