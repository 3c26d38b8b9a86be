project-title = Which project holds the feed?
project-lead = The feed lives in the project and follows its visibility.
project-organization-text = { $address }, signed in as { $account }
project-label = Project
project-search =
    { $count ->
        [one] Search { $count } project
       *[other] Search { $count } projects
    }
project-matches = { $shown } of { $count }
project-loading = { $count } so far
project-visibility-private = Private
project-visibility-public = Public
project-public-note = A feed in a public project can be read by everyone.
project-none-matches = No project is called like this.
project-none = { $account } sees no project in { $organization }.
project-none-action = Sign in as someone else
project-not-listed = This token may not list projects. Type the project's name.
project-unchosen = Choose a project first.
project-not-found = { $organization } has no project { $project } that { $account } may see.
project-deleted = { $project } is being deleted.

# Added
project-list-label = Projects
project-organization-label = Organization
project-whole-organization = Whole organization
project-whole-organization-text = The feed belongs to { $organization }, not to one project.
project-name-empty = Enter the project's name.
project-name-refused = Azure DevOps does not allow this project name.
project-checking = Looking for { $project }
project-typed-found = { $project } is there.
