sign-in-title = Sign in to { $organization }
sign-in-ways-label = Way to sign in
way-token = Access token
way-token-text = Make one, paste it here.
way-azure-cli = Azure CLI
way-azure-cli-text = Signed in as { $account }.
way-azure-cli-absent = Azure CLI is not installed.
way-azure-cli-signed-out = Run az login first.
way-browser = Browser
way-browser-text = With your Microsoft Entra account.
way-browser-no-client = Needs a client id in Settings.
way-forbidden = Not allowed by your administrator.
token-make = Make a personal access token
token-make-text = Organization { $organization }. One scope: Packaging, Read & write.
token-make-action = Open the token page
token-page-address = The page is { $address }. Open it yourself if no browser appeared.
token-label = Token
token-hint =
    { $count ->
        [one] { $count } character, as Azure DevOps makes them.
       *[other] { $count } characters, as Azure DevOps makes them.
    }
token-checking = Asking { $organization } about this token.
token-accepted = { $account }, { $organization }.
token-accepted-scope = Packaging: { $scope }. Ends { $date }.
token-accepted-no-end = Packaging: { $scope }. Its end date cannot be read.
token-may-create = Create a feed and save crates from crates.io
token-may-read = Use crates that are already in a feed
token-may-not-create = Create a feed: needs Packaging, Read & write
token-may-not-manage = Change who can read a feed: needs Packaging, Read, write & manage
token-kept = Will be kept in { $store }
sign-in-action = Sign in
sign-in-busy = Signing in
browser-waiting = Go on in your browser.
browser-waiting-text = This page goes on by itself. Nothing came up? Open { $address }.
browser-page-done = You are signed in. You can close this page and go back to Feedwright.
device-code = Enter the code { $code } at { $address }.
device-code-warning = Only if you started this yourself on this computer.
no-keychain-title = This computer has no keychain that Cargo can use
no-keychain-text = Choose where the token may live instead.
store-provider = Feedwright's credential provider
store-provider-text = Hands Cargo a fresh token each time. Recommended here.
store-environment = An environment variable
store-environment-text = You set it where you run cargo. Nothing is kept.
store-plain = A plain file
store-plain-text = Anyone who can read your files can read the token.
store-plain-confirm = Write the token to { $path } in plain text
token-empty = Paste the token.
token-inner-space = A token has no spaces or line breaks inside. Copy it again.
token-shape =
    { $count ->
        [one] This does not look like an Azure DevOps token: { $count } character instead of 84 or 52.
       *[other] This does not look like an Azure DevOps token: { $count } characters instead of 84 or 52.
    }
token-is-header = This is a whole header. Paste only the part after Basic.
token-other-organization = This token belongs to another organization. Make one for { $organization }.
token-expired = This token ended on { $date }. Make a new one.
token-refused = { $organization } refused this token. It may have been revoked or mistyped.
token-scope = This token may not use packages. It needs the scope Packaging, Read & write.
token-ends-soon =
    { $days ->
        [0] It ends today.
        [one] It ends in { $days } day.
       *[other] It ends in { $days } days.
    }

# Added
token-may-label = What this token may do
token-accepted-unknown = Its scope and its end date cannot be read. The set-up shows what it may do.
token-may-list = List projects
token-may-not-list = List projects: type the project's name instead
token-trimmed = White space around the token was left out.
token-malformed = This is no personal access token. Copy it again.
token-held = A token is held, and is not shown.
token-held-change = Paste another token
token-forgotten = The token that you pasted was forgotten, because it was not used. Paste it again.
    .lead = The token is needed again.
token-page-opened = The token page is open in your browser.
way-not-yet = Not in this version yet.
way-kept = Account kept earlier
way-kept-text = Signed in as { $account }.
signed-in-as = Signed in as { $account }.
keychain-checking = Asking { $store }
scope-read = Read
scope-read-write = Read & write
scope-read-write-manage = Read, write & manage
way-device-code = Code on another device
way-device-code-text = Enter a code in any browser.
way-not-offered = { $organization } does not offer this.
way-no-answer = Could not be looked up.
way-looking = Looking
browser-before = Feedwright opens your browser and waits up to five minutes for you to come back.
azure-cli-before = Each token comes from Azure CLI when it is needed. Nothing is kept here.
device-code-before = You get a code to enter in a browser, on this computer or another one.
browser-waiting-own = This page goes on by itself. Nothing came up? Open this address yourself.
sign-in-address = Address for signing in
address-copy = Copy the address
device-code-enter = Enter this code at { $address }.
device-code-copy = Copy the code
device-code-left = { $time } left
account-checking = Asking { $organization } about this account.
sign-in-not-kept = Nothing is kept on this computer
store-label = Where the token lives
store-question = Where should the token live?
store-take = Use this place
store-unchosen = Choose where the token may live.
store-keychain-text = Kept encrypted, and read by Cargo itself. Recommended here.
store-keychain-text-plain = Kept encrypted, and read by Cargo itself.
store-provider-text-plain = Hands Cargo a fresh token each time.
store-no-keychain = Needs a keychain, and none can be used here.
store-token-ends = The token of this account ends within the hour.
store-no-provider = Feedwright's credential provider is not installed.
store-not-here = Cannot be proved on this system yet.
store-looking = Looking where the token may live
store-keychain-unusable = Cannot be used on this computer now.
