failure-title = Stopped: { $reason }
failure-keychain-locked = the keychain is locked
failure-keychain-locked-text = { $store } locked itself after you signed in. Unlock it, and the set-up goes on from here. Your answers are kept.
    .lead = The token was not stored.
failure-keychain-locked-fix = Unlock and continue
failure-no-answer =
    { $seconds ->
        [one] No answer from { $what } within { $seconds } second.
       *[other] No answer from { $what } within { $seconds } seconds.
    }
failure-status =
    { $count ->
        [one] { $count } change made.
       *[other] { $count } changes made.
    }
failure-status-no-file = No file has been touched.
failure-proof-title = Set up, but not proved: { $reason }
failure-proof-text = The configuration is in place, but { $crate } did not arrive through the feed.
details-title = What will be copied
details-text = No token, no password. Names of people and folders can be left out.
details-hide-names = Leave out names
details-copy = Copy

# Added
failure-title-plain = The set-up stopped
failure-proof-title-plain = Set up, but not proved
failure-status-none = Nothing has been changed.
failure-undo-busy = Undoing
failure-prove-again = Prove it again
details-loading = Making the report
