accounts-title = Accounts
accounts-lead = Who signs in where, and until when.
accounts-add = Add an account
account-ends = Ends { $date }
account-ended = Ended { $date }
account-renews = Renews by itself
account-in-store = In { $store }
account-not-kept = Nothing kept here
account-asked = Asked when needed
account-scope = Packaging, { $scope }
account-tenant = Tenant { $tenant }
account-warning =
    { $count ->
        [one] After that, cargo in { $count } repository stops with 401.
       *[other] After that, cargo in { $count } repositories stops with 401.
    }
    .lead =
        { $days ->
            [0] The token for { $organization } ends today.
            [one] The token for { $organization } ends in { $days } day.
           *[other] The token for { $organization } ends in { $days } days.
        }
account-renew = Renew
account-sign-out = Sign out
account-remove = Remove
sign-out-title = Sign out of { $organization }?
sign-out-text =
    { $count ->
        [one] Removes { $entries } from { $store }. cargo in { $count } repository stops with 401 until you sign in again.
       *[other] Removes { $entries } from { $store }. cargo in { $count } repositories stops with 401 until you sign in again.
    }
sign-out-yes = Sign out
sign-out-no = Stay signed in
accounts-none = No account yet. The quickstart adds one.

# Added
accounts-list-label = Accounts
account-kind-token = Personal access token
account-added = Added { $date }
account-used =
    { $count ->
        [0] Used by no repository here
        [one] Used by { $count } repository here
       *[other] Used by { $count } repositories here
    }
account-end-unknown = End date unknown
sign-out-busy = Signing out
signed-out = Signed out of { $organization }.
sign-out-text-unused = Removes the token for { $organization } from { $store }. No repository here uses it.
accounts-lead-plain = Who signs in where, and where the token is kept.
accounts-loading = Looking for accounts
account-sign-out-of = Sign out of { $organization }
sign-out-text-kept =
    { $count ->
        [0] Removes Feedwright's token for { $organization } from { $store }. Feeds, Doctor and new set-ups stop there until you sign in again. No repository here uses it.
        [one] Removes Feedwright's token for { $organization } from { $store }. Feeds, Doctor and new set-ups stop there until you sign in again. cargo in { $count } repository keeps its own token; undo in History takes that one away.
       *[other] Removes Feedwright's token for { $organization } from { $store }. Feeds, Doctor and new set-ups stop there until you sign in again. cargo in { $count } repositories keeps its own token; undo in History takes that one away.
    }
account-kind-browser = Microsoft Entra, browser
account-kind-device-code = Microsoft Entra, by code
account-kind-azure-cli = Azure CLI
account-kind-azure-developer-cli = Azure Developer CLI
account-kind-managed-identity = Managed identity
account-kind-workload-identity = Workload identity
account-kind-service-principal = Service principal
account-kind-azure-pipelines = Azure Pipelines
account-minted = Packaging tokens for cargo
account-renew-of = Renew { $organization }
account-remove-of = Remove { $organization }
account-warning-ended =
    { $count ->
        [one] cargo in { $count } repository stops with 401.
       *[other] cargo in { $count } repositories stops with 401.
    }
    .lead = The token for { $organization } ended on { $date }.
sign-out-text-renews =
    { $count ->
        [0] Removes this account for { $organization } from { $store }. No repository here uses it.
        [one] Removes this account for { $organization } from { $store }. cargo in { $count } repository stops with 401 until you sign in again.
       *[other] Removes this account for { $organization } from { $store }. cargo in { $count } repositories stops with 401 until you sign in again.
    }
sign-out-text-elsewhere =
    { $count ->
        [0] Forgets this account for { $organization }. You stay signed in with { $kind } itself. No repository here uses it.
        [one] Forgets this account for { $organization }. You stay signed in with { $kind } itself. cargo in { $count } repository stops with 401 until you sign in again.
       *[other] Forgets this account for { $organization }. You stay signed in with { $kind } itself. cargo in { $count } repositories stops with 401 until you sign in again.
    }
sign-out-still-good = The token that was made for cargo could not be revoked and stays good until { $date }. Revoke it on the page of your tokens.
token-page-label = Page of your tokens
account-minted-until = Packaging token for cargo until { $date }
