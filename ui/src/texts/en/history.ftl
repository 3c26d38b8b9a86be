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
