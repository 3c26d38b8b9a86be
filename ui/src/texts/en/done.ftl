done-title = { $crate } { $version } came through { $feed }
done-lead = It works. Proved { $when } with cargo { $cargo }, in { $time }.
proof-upstream = Upstream source
proof-upstream-fact = { $crate } { $version }
proof-feed-fact = Saved from crates.io
proof-computer =
    { $count ->
        [one] { $count } repository
       *[other] { $count } repositories
    }
proof-computer-fact = Checksum matches
proof-was-there = Was already in the feed, saved from crates.io on { $date }
proof-label = The proof
next-heading = From now on
next-text = Cargo works as before. The feed saves each new crate by itself.
next-reader = Cargo works as before for crates that are in the feed. New ones need someone with the role Feed and Upstream Reader (Collaborator).
next-add = Add a crate
next-token-end = The token ends on { $date }. Doctor reminds you 14 days before.
others-title = Set up other computers
others-text = Save these answers as a profile. It holds no secrets.
others-action = Save profile…
undo-title = Undo
undo-text =
    { $files ->
        [one] Puts { $files } file and the keychain back as they were. The feed stays.
       *[other] Puts { $files } files and the keychain back as they were. The feed stays.
    }
done-status =
    { $count ->
        [one] { $count } change made. History keeps it.
       *[other] { $count } changes made. History keeps them.
    }
done-packages = Show packages
undone-text =
    { $count ->
        [one] Undone. { $count } file is as it was.
       *[other] Undone. { $count } files are as they were.
    }
undone-again = Set up again
undone-feed = Delete the feed too…

# Added
done-title-set-up = { $feed } is set up
done-undo-busy = Undoing
done-commands-label = Commands
others-saved = Saved as { $path }.
undone-title = Undone
undone-keychain = The keychain is as it was.
undone-feed-kept = The feed { $feed } is still there.
delete-feed-title =
    { $count ->
        [one] Delete { $feed } and its { $count } package?
       *[other] Delete { $feed } and its { $count } packages?
    }
delete-feed-text =
    { $days ->
        [one] It stays in the recycle bin of { $organization } for { $days } day and can be restored from there.
       *[other] It stays in the recycle bin of { $organization } for { $days } days and can be restored from there.
    }
delete-feed-yes = Delete the feed
undo-text-files =
    { $files ->
        [one] Puts { $files } file back as it was. The feed stays.
       *[other] Puts { $files } files back as they were. The feed stays.
    }
undo-text-keychain = Puts the keychain back as it was. The feed stays.
undone-partly = Not everything could be put back.
