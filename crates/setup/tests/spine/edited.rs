//! Undo of files that somebody edited since: what is shown before, and that
//! exactly what was chosen becomes of each.

use crate::support::{FEED, Place};
use setup::event::{Event, Progress};
use setup::journal::{self, RunState};
use setup::{
    EditedFile, ErrorCode, Failure, UndoFile, UndoFileState, UndoPreview, UndoWish, Undone,
};
use std::collections::BTreeMap;
use std::path::Path;

const ADDED: &str = "\n[alias]\nlater = \"check\"\n";

fn append(path: &Path) {
    let mut text = std::fs::read(path).expect("a file");
    text.extend(ADDED.as_bytes());
    std::fs::write(path, text).expect("a file");
}

fn preview(place: &Place) -> UndoPreview {
    let preview = place.setup.undo_preview(&UndoWish::default());
    preview.expect("a preview")
}

fn file<'a>(preview: &'a UndoPreview, path: &Path) -> &'a UndoFile {
    let found = preview.files.iter().find(|file| file.path == path);
    found.expect("the file")
}

async fn undo(
    place: &Place,
    preview: &UndoPreview,
    choices: &[(&Path, EditedFile)],
) -> Result<Undone, Failure> {
    let choices: BTreeMap<_, _> = choices
        .iter()
        .map(|(path, choice)| (path.to_path_buf(), *choice))
        .collect();
    let mut ignore = |_: Event| {};
    let mut progress = Progress::new(&mut ignore);
    let wish = preview.wish(&choices);
    place.setup.undo(&wish, &mut progress).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_preview_of_what_nobody_edited() {
    let place = Place::set_up().await;
    let shown = preview(&place);
    assert!(shown.keychain);
    assert_eq!(shown.feeds_kept, [FEED]);
    let paths: Vec<&Path> = shown.files.iter().map(|file| file.path.as_path()).collect();
    assert_eq!(paths, [place.user_file(), place.repository_file()]);
    for file in &shown.files {
        assert_eq!(file.state, UndoFileState::AsWritten);
        assert!(file.choices.is_empty());
    }
    place.undo_everything().await.expect("undone");
    let nothing = place.setup.undo_preview(&UndoWish::default());
    assert_eq!(
        nothing.map_err(|failure| failure.code),
        Err(ErrorCode::NothingToUndo)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn our_lines_alone_are_taken_out() {
    let place = Place::new().await;
    let before = place.files();
    let mut prepared = place.prepare().await.expect("a plan");
    place.apply(&mut prepared).await.expect("applied");
    let path = place.repository_file();
    append(&path);
    let shown = preview(&place);
    let edited = file(&shown, &path);
    assert!(edited.choices.contains(&EditedFile::TakeOurLinesOut));
    let UndoFileState::Edited { diff } = &edited.state else {
        panic!("{edited:?}");
    };
    assert!(diff.contains("-later = \"check\""), "{diff}");
    assert!(diff.contains("-crates-mirror = {"), "{diff}");
    let undone = undo(&place, &shown, &[(&path, EditedFile::TakeOurLinesOut)]).await;
    assert_eq!(undone.expect("undone").files.len(), 2);
    let mut expect = before;
    expect
        .get_mut(&path)
        .expect("a file")
        .extend(ADDED.as_bytes());
    assert_eq!(place.files(), expect);
    let run = journal::run(&place.setup.folders, &shown.run).expect("a run");
    assert_eq!(run.state, RunState::Undone);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_old_file_comes_back_and_the_edited_one_is_kept() {
    let place = Place::new().await;
    let before = place.files();
    let mut prepared = place.prepare().await.expect("a plan");
    place.apply(&mut prepared).await.expect("applied");
    let (path, gone) = (place.repository_file(), place.user_file());
    append(&path);
    let edited = std::fs::read(&path).expect("a file");
    std::fs::remove_file(&gone).expect("removed");
    let shown = preview(&place);
    assert_eq!(file(&shown, &gone).state, UndoFileState::Gone);
    let choices = [
        (path.as_path(), EditedFile::PutOldBack),
        (gone.as_path(), EditedFile::PutOldBack),
    ];
    undo(&place, &shown, &choices).await.expect("undone");
    assert_eq!(place.files(), before);
    let folder = place.setup.folders.journal().join(&shown.run);
    let kept = std::fs::read_dir(folder).expect("a folder");
    let mut kept = kept.filter_map(|entry| std::fs::read(entry.ok()?.path()).ok());
    assert!(kept.any(|bytes| bytes == edited), "today's text is kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_left_stays_and_the_run_is_over() {
    let place = Place::set_up().await;
    let path = place.repository_file();
    append(&path);
    let edited = std::fs::read(&path).expect("a file");
    let shown = preview(&place);
    let undone = undo(&place, &shown, &[(&path, EditedFile::Leave)]).await;
    let undone = undone.expect("undone");
    assert_eq!(undone.left, [path.as_path()]);
    assert_eq!(undone.files, [place.user_file()]);
    assert_eq!(std::fs::read(&path).expect("a file"), edited);
    let run = journal::run(&place.setup.folders, &shown.run).expect("a run");
    assert_eq!(run.state, RunState::Undone);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_choice_or_after_another_edit_nothing_is_overwritten() {
    let place = Place::set_up().await;
    let path = place.repository_file();
    append(&path);
    let shown = preview(&place);
    let refused = undo(&place, &shown, &[]).await.map_err(|f| f.code);
    assert_eq!(refused.map(|_| ()), Err(ErrorCode::ChangedSince));
    append(&path);
    let edited = std::fs::read(&path).expect("a file");
    let refused = undo(&place, &shown, &[(&path, EditedFile::PutOldBack)]).await;
    let failure = refused.expect_err("edited again");
    assert_eq!(failure.code, ErrorCode::ChangedSince);
    assert_eq!(std::fs::read(&path).expect("a file"), edited);
    let shown = preview(&place);
    assert_eq!(shown.files.len(), 1, "the rest is done");
    assert!(!shown.keychain);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_told_apart_is_not_offered() {
    let place = Place::set_up().await;
    let path = place.repository_file();
    let text = std::fs::read_to_string(&path).expect("a file");
    let edited = text.replace("_packaging", "_elsewhere");
    assert_ne!(text, edited);
    std::fs::write(&path, &edited).expect("a file");
    let shown = preview(&place);
    assert_eq!(
        file(&shown, &path).choices,
        [EditedFile::Leave, EditedFile::PutOldBack]
    );
    let refused = undo(&place, &shown, &[(&path, EditedFile::TakeOurLinesOut)]).await;
    assert_eq!(
        refused.map_err(|f| f.code).map(|_| ()),
        Err(ErrorCode::ChangedSince)
    );
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), edited);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_undo_that_was_cut_short_ends_the_same() {
    let place = Place::set_up().await;
    let path = place.repository_file();
    append(&path);
    let shown = preview(&place);
    let journal = place.setup.folders.journal().join(&shown.run);
    let journal = journal.join("journal.jsonl");
    let before = std::fs::read(&journal).expect("a journal");
    let choices = [(path.as_path(), EditedFile::TakeOurLinesOut)];
    undo(&place, &shown, &choices).await.expect("undone");
    let after = place.files();
    // The power failed before any of it was noted.
    std::fs::write(&journal, before).expect("a journal");
    let shown = preview(&place);
    let undone = undo(&place, &shown, &choices).await.expect("undone");
    assert_eq!(undone.files.len(), 2);
    assert_eq!(place.files(), after);
}
