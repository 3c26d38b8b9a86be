history-title = History
history-lead = What Feedwright changed here. Undo puts files back byte for byte, also offline.
history-set-up = Set up { $feed }
history-join = Join { $feed }
history-fix = Fix: { $what }
history-entry =
    { $count ->
        [one] { $time }. { $count } change, proved with { $crate } { $version }.
       *[other] { $time }. { $count } changes, proved with { $crate } { $version }.
    }
history-entry-plain =
    { $count ->
        [one] { $time }. { $count } change.
       *[other] { $time }. { $count } changes.
    }
history-files = Files
history-keychain = Keychain
history-server = Server
history-server-stays = Undo leaves it, unless you choose to delete it.
history-edited = The file was edited since: undo shows the difference first.
history-undone = Undone { $date }
history-interrupted = Interrupted
undo-edited-title = { $path } was edited after the set-up
undo-edited-ours = Take out only our lines
undo-edited-all = Put the old file back
undo-edited-keep = Leave it
history-none = Nothing changed yet. Each set-up and each fix appears here, with Undo.

# Added
history-list-label = What was changed
history-created = Created { $feed }
history-files-count =
    { $count ->
        [one] { $count } file
       *[other] { $count } files
    }
history-undo = Undo “{ $what }”
history-undo-more = Undo…
history-resume = Resume
history-undo-title = Undo “{ $what }”?
history-undo-keychain = The keychain entry is put back.
history-undo-feed-stays = The feed { $feed } stays.
history-undo-edited-label = What to do with { $path }
history-running = Not while a set-up is running.
history-state-applied = In place
history-state-undone = Undone
history-loading = Reading what was changed
undo-edited-ours-text = Your edits stay.
undo-edited-ours-not = Not possible: our lines were edited, too.
undo-edited-all-text = Your edits are lost.
undo-edited-keep-text = Our lines and your edits stay.
undo-edited-gone = The file is no longer there.
undo-edited-others =
    { $count ->
        [one] { $count } other file is put back as it was.
       *[other] { $count } other files are put back as they were.
    }
undo-edited-status = Nothing has been undone yet.
history-server-stays-plain = Undo leaves it.
