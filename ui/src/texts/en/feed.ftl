feed-title = Create a feed or join one?
feed-create = Create a feed
feed-create-text = None in { $project } has crates.io yet.
feed-create-text-other =
    { $count ->
        [one] { $count } feed here has crates.io already.
       *[other] { $count } feeds here have crates.io already.
    }
feed-join = Join a feed
feed-join-text =
    { $inProject ->
        [one] { $inProject } feed in { $project }, { $inOrganization } in { $organization }.
       *[other] { $inProject } feeds in { $project }, { $inOrganization } in { $organization }.
    }
feed-join-none = No feed yet.
feed-name-label = Name
feed-name-hint = Not taken in { $organization }. Cargo will call the registry { $registry }.
feed-name-registry = Cargo does not allow { $feed } as a name, so its registry will be called { $registry }.
feed-name-registry-change = Change the registry's name
feed-scope-label = Scope
feed-scope-project = Project { $project }
feed-scope-project-text = Recommended. Follows its visibility.
feed-scope-organization = Organization { $organization }
feed-scope-organization-text = For all projects. Cannot be moved later.
feed-visibility-label = Visibility
feed-visibility-people = Specific people
feed-visibility-people-text = You and the project's build service. Add others later.
feed-visibility-organization = People in { $organization }
feed-visibility-organization-text = Everyone there can read it.
feed-visibility-tenant = Members of your Microsoft Entra tenant
feed-visibility-tenant-text = Everyone in every organization of it can read it.
feed-visibility-needs-manage = Needs a token with Packaging, Read, write & manage.
feed-visibility-needs-same = Needs the same token.
feed-search =
    { $count ->
        [one] Search { $count } feed
       *[other] Search { $count } feeds
    }
feed-row =
    { $packages ->
        [one] { $scope }, { $packages } package
       *[other] { $scope }, { $packages } packages
    }
feed-badge-upstream = crates.io
feed-badge-no-upstream = no crates.io
feed-role-reader = Feed Reader: uses crates that are already there, saves none
feed-role-collaborator = Feed and Upstream Reader (Collaborator): saves crates from crates.io
feed-role-contributor = Feed Publisher (Contributor): saves and publishes
feed-role-owner = Feed Owner: may do everything
feed-add-upstream = Add crates.io as an upstream source
feed-add-upstream-not = Only a Feed Owner can add crates.io to this feed.
feed-internal-warning =
    { $count ->
        [one] This feed also holds { $count } package of your own. Azure Artifacts recommends a separate feed for crates.io.
       *[other] This feed also holds { $count } packages of your own. Azure Artifacts recommends a separate feed for crates.io.
    }
feed-name-taken = { $feed } exists already, in { $project }. Join it, or take another name.
    .action = Join it
feed-name-in-bin =
    { $days ->
        [one] A deleted feed of this name can be restored for { $days } more day.
       *[other] A deleted feed of this name can be restored for { $days } more days.
    }
    .action = Restore it
feed-name-spaces = A feed's name has no spaces. { $suggestion } would do.
feed-name-characters = A feed's name cannot contain { $character }.
feed-name-long = { $count } of at most 64 characters.
feed-name-start = A feed's name does not start with { $character }.
feed-name-exists-in-cargo = Cargo already has a registry { $registry } for another address. Take another registry name.
feed-create-not-allowed = { $account } may not create feeds in { $organization }. Ask an Azure Artifacts administrator, or join a feed.
    .action = Copy a message for them

# Added
feed-ways-label = Create or join
feed-list-label = Feeds
feed-loading = Looking for feeds in { $organization }
feed-checking = Checking the name
feed-create-text-organization = None in { $organization } has crates.io yet.
feed-join-text-organization =
    { $inOrganization ->
        [one] { $inOrganization } feed in { $organization }.
       *[other] { $inOrganization } feeds in { $organization }.
    }
feed-name-empty = Enter a name.
feed-name-taken-organization = { $feed } exists already, for the whole organization. Join it, or take another name.
    .action = Join it
feed-name-in-recycle-bin = A deleted feed holds this name. Restore it in Azure Artifacts, or take another name.
    .action = { action-open-portal }
feed-name-other = Azure Artifacts does not allow this name.
feed-registry-label = Registry name in Cargo
feed-registry-hint = Letters, digits, dashes and underscores; a letter first.
feed-unchosen = Choose a feed first.
feed-none-matches = No feed is called like this.
feed-scope-of-project = Project { $project }
feed-scope-of-organization = Whole organization
feed-visibility-default = As Azure DevOps sets it
feed-visibility-default-text = Can be changed in the feed's settings.
who-specific-people = specific people
who-organization = people in { $organization }
who-tenant = members of your Microsoft Entra tenant
role-reader = Feed Reader
role-collaborator = Feed and Upstream Reader (Collaborator)
role-contributor = Feed Publisher (Contributor)
role-owner = Feed Owner
