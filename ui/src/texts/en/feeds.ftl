feeds-lead = { $organization } / { $project }. Upstream source crates.io, { $health }. You are { $role }.
feeds-healthy = healthy
feeds-unhealthy = not answering since { $when }
feeds-no-upstream = No upstream source.
feeds-change = Change feed
feeds-fill = Fill from Cargo.lock…
packages-search =
    { $count ->
        [one] Search { $count } package
       *[other] Search { $count } packages
    }
packages-view-all = All views
packages-column-name = Package
packages-column-latest = Latest
packages-column-versions = Versions
packages-column-from = Saved from
packages-column-saved = Saved
packages-from-here = Published here
packages-yanked = Yanked
packages-deleted = Deleted
package-lead =
    { $count ->
        [one] { $count } version, saved from { $from }
       *[other] { $count } versions, all saved from { $from }
    }
package-used-by = Used by { $paths }
package-copy = Copy command
package-browser = Open in browser
packages-none = No packages yet. Each crate that cargo fetches through this feed appears here.
packages-none-matches = No package is called like this. crates.io may have it: cargo fetches and saves it when a project needs it.
feeds-none = No account yet. Sign in to see your feeds.
feeds-none-action = Go to the quickstart
fill-progress = { $saved } saved, { $present } were there, { $left } to go
fill-done =
    { $saved ->
        [one] { $saved } crate saved, { $present } were there, { $refused } refused.
       *[other] { $saved } crates saved, { $present } were there, { $refused } refused.
    }

# Added
feeds-title = Feeds
feeds-list-label = Feeds on this computer
feeds-lead-organization = { $organization }. Upstream source crates.io, { $health }. You are { $role }.
feeds-lead-no-role = { $organization } / { $project }. Upstream source crates.io, { $health }.
feeds-lead-organization-no-role = { $organization }. Upstream source crates.io, { $health }.
feeds-unhealthy-plain = not well
feeds-not-set-up = This computer uses no feed yet. The quickstart sets one up.
packages-label = Packages
packages-loading = Looking for packages in { $feed }
package-detail-label = Versions of { $package }
package-loading = Looking for versions
package-saved = Saved { $date }
package-lead-mixed =
    { $count ->
        [one] { $count } version
       *[other] { $count } versions
    }
feeds-loading = Looking for feeds on this computer
feeds-choice = { $feed }, { $organization }
feeds-lead-no-upstream = { $organization } / { $project }. No upstream source crates.io. You are { $role }.
feeds-lead-no-upstream-organization = { $organization }. No upstream source crates.io. You are { $role }.
feeds-lead-no-upstream-no-role = { $organization } / { $project }. No upstream source crates.io.
feeds-lead-no-upstream-organization-no-role = { $organization }. No upstream source crates.io.
package-none-chosen = Choose a package to see its versions.
package-lead-here =
    { $count ->
        [one] { $count } version, published here
       *[other] { $count } versions, all published here
    }
packages-more =
    { $count ->
        [one] The feed holds more than the { $count } package that is listed.
       *[other] The feed holds more than the { $count } packages that are listed.
    }
