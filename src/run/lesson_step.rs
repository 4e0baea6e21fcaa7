//! The step of the lesson of the first day, kept from one run of the program to the next: it goes on where it was left.

use std::fs;
use std::path::PathBuf;

use crate::app::App;

/// The step that the state folder has.
pub struct LessonStep {
    folder: PathBuf,
    /// `None`: no lesson was begun in this run.
    begun: Option<usize>,
}

impl LessonStep {
    /// The step kept in this folder.
    #[must_use]
    pub fn of(folder: PathBuf) -> LessonStep {
        LessonStep { folder, begun: None }
    }

    /// Begins the lesson where it was left; one that was gone through is not shown again.
    pub fn begin(&mut self, app: &mut App) {
        let kept = fs::read_to_string(self.path()).ok().and_then(|step| step.trim().parse().ok());
        let step = kept.unwrap_or(0);
        app.teach(step);
        self.begun = Some(step);
    }

    /// Keeps the step that comes next.
    ///
    /// # Errors
    /// If it cannot be written.
    pub fn keep(&mut self, app: &App) -> std::io::Result<()> {
        let step = app.lesson_step();
        if self.begun.is_none_or(|begun| begun == step) {
            return Ok(());
        }
        fs::write(self.path(), step.to_string())?;
        self.begun = Some(step);
        Ok(())
    }

    fn path(&self) -> PathBuf {
        self.folder.join("lesson")
    }
}
