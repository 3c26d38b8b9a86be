review-title =
    { $count ->
        [one] { $count } change, then a proof
       *[other] { $count } changes, then a proof
    }
review-lead = Nothing has been changed yet. Everything below can be undone.
review-title-none = Everything is already as planned
review-lead-none = No file, no keychain entry and nothing on { $organization } would change.
change-create-feed = Create feed { $feed } in { $project }
change-create-feed-text = Upstream source crates.io. Visible to { $who }.
change-add-upstream = Add upstream source crates.io to { $feed }
change-set-visibility = Make { $feed } visible to { $who }
change-store-token = Store the token as { $entry }
change-store-token-text = The token itself is never shown or written to a file.
change-replace-token = Replace the token in { $entry }
change-register-provider = Register Feedwright's credential provider for { $registry }
change-file-new = New file
change-file-tally = +{ $added } −{ $removed }
change-file-reach =
    { $count ->
        [one] Applies to { $count } project
       *[other] Applies to { $count } projects
    }
change-request = Request
diff-added = added
diff-removed = removed
diff-unchanged =
    { $count ->
        [one] { $count } unchanged line
       *[other] { $count } unchanged lines
    }
diff-no-newline = no line break at the end
review-undo-server = Undo leaves the feed, unless you ask for it to be deleted.
proof-heading = Then the proof
proof-title = Fetch { $crate } through { $feed } with cargo { $version }
proof-text = In a throw-away folder. { $crate } becomes the feed's first package.
review-save-profile = Save as profile…
review-action =
    { $count ->
        [one] Make { $count } change
       *[other] Make { $count } changes
    }
review-action-none = Prove it again
review-stale = { $path } changed while you were reading. This is the new plan.

# Added
review-planning = Making the plan
review-changes-label = Changes
review-notices = Good to know
review-number = Change { $number } of { $total }
change-create-feed-organization = Create feed { $feed } in { $organization }, for all its projects
change-create-feed-text-default = Upstream source crates.io. Visibility as Azure DevOps sets it.
change-store-token-key = Cargo looks for it under { $key }
change-write = Write { $path }
change-file-every-project = Every project of this user
change-keep-account = The account's token is kept in { $store } too, for the next time.
diff-label = Changes of { $path }
diff-trailing-space = white space at the end
diff-show-unchanged = Show unchanged lines
proof-text-known = In a throw-away folder.
profile-save-title = Save the profile
profile-save-path-label = File
profile-saved = Saved as { $path }.
change-remove-token = Take { $entry } out of the keychain
change-remove-token-text = Cargo gets its token in another way from then on. Undo puts it back.
change-register-provider-text = Feedwright's credential provider answers for this feed.
change-unregister-provider-text = Feedwright's credential provider no longer answers for this feed.
change-remove-file = Remove { $path }
change-remove-plain-token = Take the readable token of { $registry } out of { $path }
change-remove-plain-token-text = On line { $line }. It is kept in the keychain for undo and never shown.
change-restrict-writing = Let nobody else write { $path }
change-restrict-writing-text = Its rights are { $before } and become { $after }.
change-undo-here = Undo puts it back as it was.
review-title-mend =
    { $count ->
        [one] { $count } change
       *[other] { $count } changes
    }
mend-then-heading = Then
mend-then-title = Doctor looks again
mend-then-text = It says whether all is well then.
