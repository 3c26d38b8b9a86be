practice-lead = Practice mode.
practice-text = Everything happens in a throw-away folder, with a built-in server. Nothing of yours is touched.
practice-end = End practice
practice-end-title = End practice and delete its folder?
practice-end-keep = Keep practising
practice-end-delete = Delete the folder
practice-account = Practice account
practice-window-title = Feedwright: practice
practice-upstream-built-in = crates.io does not answer from here, so a small built-in upstream source stands in.
practice-store-private = A private keychain, only for practice
practice-done-next = Now with your own organization
practice-done-next-action = Start for real

# Added
practice-label = Practice mode
practice-starting = Starting practice
practice-ending = Ending practice
practice-end-text = The practice feed, its keychain and its files go with it.
practice-running-note = End practice after the set-up is done or cancelled.
