set-up-title = Setting up { $feed }
set-up-progress =
    { $total ->
        [one] { $done } of { $total } step done, { $time }
       *[other] { $done } of { $total } steps done, { $time }
    }
set-up-create-feed = Create feed { $feed } in { $project }
set-up-wait-feed = Wait until the new feed answers
set-up-wait-feed-note = Azure DevOps grants rights to a new feed a few seconds later. Next try in { $seconds } s.
set-up-read-feed = Read the feed back: upstream source crates.io is there
set-up-store-token = Store the token, and read it back as Cargo does
set-up-write = Write { $path }
set-up-fetch = Fetch { $crate } through the feed with cargo { $version }
set-up-ask-feed = Ask the feed for { $crate } { $version }
set-up-skipped = Skipped
set-up-skipped-same = { $step }: already as planned
set-up-waiting-rate = { $organization } asks to wait { $seconds } s.
set-up-waiting-lock = Another program holds { $path }. Waiting up to 30 s.
set-up-cancel-note = Cancelling stops within a second and undoes what was begun.
set-up-cancelling = Cancelling
set-up-cancelled-title = Cancelled. Everything is as before
set-up-cancelled-feed = The feed { $feed } was already created and is still there.
set-up-cancelled-feed-delete = Delete the feed…

# Added
set-up-create-feed-organization = Create feed { $feed } for the whole organization
set-up-add-upstream = Add upstream source crates.io to { $feed }
set-up-set-visibility = Set who sees { $feed }
set-up-keep-account = Keep the account's token
set-up-ask-feed-any = Ask the feed for { $crate }
set-up-undo = Put back what was changed
set-up-other = { $title }
set-up-steps-label = Steps
set-up-state-todo = to do
set-up-state-doing = doing
set-up-state-done = done
set-up-state-failed = failed
set-up-state-skipped = skipped
set-up-waiting-other = Another Feedwright is at work. Waiting up to 30 s.
set-up-slow = This takes longer than usual.
set-up-started = Started: { $step }
set-up-failed = Failed: { $step }
set-up-cancelled-text = Files and keychain are as they were.
proving-title = Proving { $feed } again
set-up-waiting-retry = The server did not answer well. Next try in { $seconds } s.
set-up-register-provider = Let Feedwright's provider answer for this registry
