//! Taking a run back: first what it would do, then it, with the person's choice
//! for each file that was edited since. It never touches a text that the person
//! has not seen.

use super::set_up::under_way;
use super::shown::shown;
use super::{Answer, Session};
use crate::contract::{EditedFile, EditedWay, UndoPreview, UndoWish, UndoneView};
use setup::event::{Event, Progress};
use setup::{Failure, Setup, UndoFile, UndoFileState};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

impl Session {
    /// What undo would do; without a run, that of the newest.
    ///
    /// # Errors
    /// When there is nothing to undo, and what the journal reports.
    pub async fn preview_undo(&self, run: Option<String>) -> Answer<UndoPreview> {
        let look = || {
            let setup = self.setup()?;
            let preview = setup.undo_preview(&wish_for(run))?;
            let view = preview_view(&preview, &setup.computer.home);
            self.state().record.preview = Some(preview);
            Ok::<_, Failure>(view)
        };
        look().map_err(|failure| self.problem(failure))
    }

    /// Takes a run back. What could not be taken back is a part of the answer.
    ///
    /// # Errors
    /// When nothing of it was taken back.
    pub async fn undo(&self, wish: UndoWish) -> Answer<UndoneView> {
        let undone = Box::pin(self.take_back(wish)).await;
        undone.map_err(|failure| self.problem(failure))
    }

    async fn take_back(&self, wish: UndoWish) -> Result<UndoneView, Failure> {
        let _changing = self.changing.try_lock().map_err(|_| under_way())?;
        let setup = self.setup()?;
        let now = setup.undo_preview(&wish_for(wish.run))?;
        let seen = self.state().record.preview.take();
        let choices: BTreeMap<PathBuf, setup::EditedFile> = wish
            .edited
            .into_iter()
            .map(|edited| (PathBuf::from(edited.path), way(edited.choice)))
            .collect();
        // What the person looked at decides, if it was this run.
        let looked_at = seen.filter(|seen| seen.run == now.run);
        let wish = looked_at.as_ref().unwrap_or(&now).wish(&choices);
        let mut ignore = |_: Event| {};
        let mut progress = Progress::new(&mut ignore);
        let undone = Box::pin(setup.undo(&wish, &mut progress)).await;
        let home = &setup.computer.home;
        match undone {
            Ok(undone) => Ok(UndoneView {
                run: undone.run,
                files: undone.files.iter().map(|path| shown(path, home)).collect(),
                keychain: undone.keychain,
                feeds_kept: undone.feeds_kept,
                problem: None,
            }),
            Err(failure) => self.partly(&setup, now, failure),
        }
    }

    /// What was taken back before something could not be.
    fn partly(
        &self,
        setup: &Setup,
        before: setup::UndoPreview,
        failure: Failure,
    ) -> Result<UndoneView, Failure> {
        let wish = setup::UndoWish::run(before.run.clone());
        let Ok(left) = setup.undo_preview(&wish) else {
            return Err(failure);
        };
        let is_left = |file: &&UndoFile| left.files.iter().any(|other| other.path == file.path);
        let back = before.files.iter().filter(|file| !is_left(file));
        let home = &setup.computer.home;
        let files: Vec<String> = back.map(|file| shown(&file.path, home)).collect();
        let keychain = before.keychain && !left.keychain;
        if files.is_empty() && !keychain {
            return Err(failure);
        }
        Ok(UndoneView {
            run: before.run,
            files,
            keychain,
            feeds_kept: before.feeds_kept,
            problem: Some(self.problem(failure)),
        })
    }
}

fn wish_for(run: Option<String>) -> setup::UndoWish {
    run.map_or_else(setup::UndoWish::default, setup::UndoWish::run)
}

fn way(choice: EditedWay) -> setup::EditedFile {
    match choice {
        EditedWay::Leave => setup::EditedFile::Leave,
        EditedWay::PutOldBack => setup::EditedFile::PutOldBack,
        EditedWay::TakeOursOut => setup::EditedFile::TakeOurLinesOut,
    }
}

fn preview_view(preview: &setup::UndoPreview, home: &Path) -> UndoPreview {
    let (mut files, mut edited) = (Vec::new(), Vec::new());
    for file in &preview.files {
        match &file.state {
            UndoFileState::AsWritten => files.push(shown(&file.path, home)),
            UndoFileState::Edited { diff } => edited.push(edited_file(file, diff, home)),
            UndoFileState::Gone => edited.push(edited_file(file, "", home)),
        }
    }
    UndoPreview {
        run: preview.run.clone(),
        files,
        edited,
        keychain: preview.keychain,
        feeds_kept: preview.feeds_kept.clone(),
    }
}

fn edited_file(file: &UndoFile, diff: &str, home: &Path) -> EditedFile {
    let ours = setup::EditedFile::TakeOurLinesOut;
    EditedFile {
        path: file.path.display().to_string(),
        shown: shown(&file.path, home),
        diff: diff.to_owned(),
        can_take_ours: file.choices.contains(&ours),
    }
}
