// Made from crates/window/src/contract by its test `bindings`; do not edit.

/**
 * Who is signed in, as the organization calls them.
 */
export type AccountName = { 
/**
 * The display name: text from the server.
 */
name: string, };

/**
 * An account: `list_accounts` answers all of them.
 */
export type AccountRow = { 
/**
 * The organization's address.
 */
url: string, 
/**
 * The organization's name.
 */
organization: string, 
/**
 * Who signs in: text from the server.
 */
name: string, 
/**
 * The store that keeps the token.
 */
store: string, 
/**
 * When it was added, by RFC 3339.
 */
added: string, 
/**
 * In how many repositories cargo uses a feed of it.
 */
repositories: number, 
/**
 * Its kind, for example `personal-access-token`, `browser`, `azure-cli`.
 */
kind: string, 
/**
 * The directory of Entra that it belongs to.
 */
tenant: string | null, 
/**
 * When what Cargo gets ends, by RFC 3339; none where nobody tells, or where
 * it renews itself.
 */
ends: string | null, 
/**
 * It renews itself.
 */
renews: boolean, 
/**
 * Cargo gets tokens of packaging scope that are minted for it.
 */
minted: boolean, 
/**
 * Something of it is kept in the operating system's keychain.
 */
inKeychain: boolean, };

/**
 * What a pasted text names: answers `understand_address`.
 */
export type Address = { 
/**
 * The organization's or collection's canonical address.
 */
url: string, 
/**
 * The host that requests go to.
 */
host: string, 
/**
 * The organization's or collection's name.
 */
organization: string, 
/**
 * A collection of Azure DevOps Server.
 */
server: boolean, 
/**
 * The project that the text names.
 */
project: string | null, 
/**
 * The feed that the text names.
 */
feed: string | null, 
/**
 * Somebody is signed in there already.
 */
account: AccountName | null, };

/**
 * Why a text is no address that can be used: the other answer of
 * `understand_address`.
 */
export type AddressProblem = { "kind": "empty" } | { "kind": "not-azure" } | { "kind": "plain-http", 
/**
 * The host that was named.
 */
host: string, } | { "kind": "credentials" };

/**
 * What a person has chosen on the screens "Project", "Feed" and "This
 * computer": taken by `make_plan`, and answered by `open_profile`.
 */
export type Answers = { 
/**
 * The project; none for a feed of the whole organization.
 */
project: string | null, 
/**
 * The feed's name.
 */
feed: string, 
/**
 * Create it when it is missing.
 */
create: boolean, 
/**
 * Who sees it; none leaves it as it is.
 */
visibility: VisibilityChoice | null, 
/**
 * The registry's name in Cargo; none derives it from the feed's.
 */
registry: string | null, 
/**
 * Absolute paths of the repositories that are ticked.
 */
repositories: Array<string>, 
/**
 * Every project of this user.
 */
userLevel: boolean, 
/**
 * Where Cargo's token shall live; absent: what fits the account, which is
 * the keychain for a pasted token and the provider for Entra.
 */
store?: StoreWay, 
/**
 * Cargo is told the way to the network, too: proxy and authorities go into
 * the person's own Cargo configuration.
 */
tellCargo?: boolean, };

/**
 * Light or dark.
 */
export type Appearance = "system" | "light" | "dark";

/**
 * This computer's cargo.
 */
export type CargoHere = { "state": "found", 
/**
 * Its version.
 */
version: string, 
/**
 * Its path, `~` for the home.
 */
path: string, } | { "state": "missing" } | { "state": "unusable", 
/**
 * Why.
 */
problem: Problem, };

/**
 * One change, as it is shown before it is made.
 */
export type ChangeView = { "kind": "create-feed", 
/**
 * Its project; none for the whole organization.
 */
project: string | null, 
/**
 * Its name.
 */
feed: string, 
/**
 * Who will see it; none when the server's default stays.
 */
visibility: VisibilityChoice | null, 
/**
 * The request.
 */
request: RequestView, } | { "kind": "add-upstream", 
/**
 * The feed.
 */
feed: string, 
/**
 * The request.
 */
request: RequestView, } | { "kind": "set-visibility", 
/**
 * The feed.
 */
feed: string, 
/**
 * Who.
 */
visibility: VisibilityChoice, 
/**
 * The request.
 */
request: RequestView, } | { "kind": "store-token", 
/**
 * The store's name.
 */
store: string, 
/**
 * The entry's label.
 */
entry: string, 
/**
 * The key under which Cargo looks for it: the index URL.
 */
key: string, 
/**
 * Another one is there, and is kept for undo.
 */
replaces: boolean, } | { "kind": "remove-token", 
/**
 * The store's name.
 */
store: string, 
/**
 * The entry's label.
 */
entry: string, 
/**
 * The key under which Cargo looks for it: the index URL.
 */
key: string, } | { "kind": "register-provider", 
/**
 * The list's file, `~` for the home.
 */
path: string, 
/**
 * The index URL that comes onto the list, or off it.
 */
index: string, 
/**
 * It comes off the list.
 */
removes: boolean, 
/**
 * There is no such file yet.
 */
new: boolean, 
/**
 * Unified diff with three lines of context.
 */
diff: string, 
/**
 * Lines added.
 */
added: number, 
/**
 * Lines removed.
 */
removed: number, } | { "kind": "remove-file", 
/**
 * The path, `~` for the home.
 */
path: string, 
/**
 * Never a new one.
 */
new: boolean, 
/**
 * Unified diff with three lines of context.
 */
diff: string, 
/**
 * Lines added: none.
 */
added: number, 
/**
 * Lines removed.
 */
removed: number, } | { "kind": "remove-plain-token", 
/**
 * The file, `~` for the home.
 */
file: string, 
/**
 * The registry in that file.
 */
registry: string, 
/**
 * The line of the token.
 */
line: number, } | { "kind": "restrict-writing", 
/**
 * The file or folder, `~` for the home.
 */
file: string, 
/**
 * Its mode now, in octal digits.
 */
before: string, 
/**
 * Its mode then.
 */
after: string, } | { "kind": "write-file", 
/**
 * The path, `~` for the home.
 */
path: string, 
/**
 * It reaches every project of this user.
 */
userLevel: boolean, 
/**
 * There is no such file yet.
 */
new: boolean, 
/**
 * Unified diff with three lines of context.
 */
diff: string, 
/**
 * Lines added.
 */
added: number, 
/**
 * Lines removed.
 */
removed: number, };

/**
 * Over the channel of `examine`.
 */
export type CheckView = { 
/**
 * Stable identifier, for example `feed-role`.
 */
id: string, 
/**
 * The verdict.
 */
verdict: Verdict, 
/**
 * Which sentence: the message is `check-<id>-<variant>`.
 */
variant: string, 
/**
 * Variables of that sentence.
 */
arguments: { [key in string]: string }, 
/**
 * The sentence in English.
 */
sentence: string, 
/**
 * What was looked at.
 */
place: string | null, 
/**
 * What would mend it.
 */
fix: FixView | null, };

/**
 * What `close_window` shall do.
 */
export type CloseWish = "stop-and-undo" | "close";

/**
 * A choice for one edited file.
 */
export type EditedChoice = { 
/**
 * Its absolute path.
 */
path: string, 
/**
 * What to do.
 */
choice: EditedWay, };

/**
 * A file that was edited after the set-up.
 */
export type EditedFile = { 
/**
 * Its absolute path, which the choice names.
 */
path: string, 
/**
 * The same for reading.
 */
shown: string, 
/**
 * Unified diff from now to the old file.
 */
diff: string, 
/**
 * Our lines alone can be taken out.
 */
canTakeOurs: boolean, };

/**
 * What to do with an edited file.
 */
export type EditedWay = "leave" | "put-old-back" | "take-ours-out";

/**
 * Everything was looked at: answers `examine`.
 */
export type Examined = { 
/**
 * How many set-ups are in place.
 */
setUps: number, 
/**
 * The feed of the newest one.
 */
feed: string | null, 
/**
 * Failed, then warnings, then skipped, then well.
 */
checks: Array<CheckView>, 
/**
 * How long it took.
 */
milliseconds: number, };

/**
 * A feed to look into: taken by `list_packages` and `show_package`.
 */
export type FeedChoice = { 
/**
 * The organization's address.
 */
url: string, 
/**
 * The feed's project; none for one of the whole organization.
 */
project: string | null, 
/**
 * The feed's name.
 */
feed: string, };

/**
 * A feed's name, checked while it is typed: answers `check_feed_name`.
 */
export type FeedNameChecked = { "verdict": "fine", 
/**
 * The name that Cargo will use.
 */
registry: string, 
/**
 * Cargo does not allow the feed's name, so the registry's differs.
 */
differs: boolean, } | { "verdict": "refused", 
/**
 * Why.
 */
reason: FeedNameProblem, };

/**
 * Why a name cannot be a new feed's.
 */
export type FeedNameProblem = { "kind": "empty" } | { "kind": "taken", 
/**
 * Its identifier, for joining it.
 */
id: string, 
/**
 * Its project; none for one of the whole organization.
 */
project: string | null, } | { "kind": "in-recycle-bin" } | { "kind": "spaces", 
/**
 * A name without.
 */
suggestion: string, } | { "kind": "character", 
/**
 * The character.
 */
character: string, } | { "kind": "long", 
/**
 * How many it has.
 */
count: number, } | { "kind": "start", 
/**
 * The character.
 */
character: string, } | { "kind": "registry-taken", 
/**
 * The registry's name.
 */
registry: string, } | { "kind": "other" };

/**
 * A role of Azure Artifacts, the one that may least first.
 */
export type FeedRoleName = "reader" | "collaborator" | "contributor" | "owner";

/**
 * A feed.
 */
export type FeedRow = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * Its name: text from the server.
 */
name: string, 
/**
 * Its project; none for one of the whole organization.
 */
project: string | null, 
/**
 * It has crates.io as an upstream source.
 */
cratesIo: boolean, 
/**
 * The index URL that Cargo would use.
 */
index: string, };

/**
 * What is filled in on the screen "Feed".
 */
export type FeedSuggestion = { "way": "create", 
/**
 * A name that is not taken.
 */
name: string, } | { "way": "join", 
/**
 * Its identifier.
 */
id: string, };

/**
 * Create or join: answers `list_feeds`.
 */
export type FeedsHere = { 
/**
 * The feeds of the chosen project, then the organization's, then other projects'.
 */
feeds: Array<FeedRow>, 
/**
 * How many are in the project.
 */
inProject: number, 
/**
 * How many are in the organization altogether.
 */
inOrganization: number, 
/**
 * How many of the project's have crates.io as an upstream source.
 */
inProjectWithCratesIo: number, 
/**
 * What is filled in.
 */
suggestion: FeedSuggestion, };

/**
 * What would mend it; always leads to something that is shown first.
 */
export type FixView = { "fix": "plan", 
/**
 * The run whose set-up it is.
 */
run: string, } | { "fix": "mend", 
/**
 * Tells it from every other one.
 */
id: string, } | { "fix": "sign-in", 
/**
 * The organization's address.
 */
url: string, };

/**
 * A folder that was typed or picked: answers `add_repository`.
 */
export type FolderChecked = { "state": "fine", 
/**
 * The repository, ticked.
 */
repository: RepositoryRow, } | { "state": "missing", 
/**
 * The path, `~` for the home.
 */
path: string, } | { "state": "no-cargo", 
/**
 * The path, `~` for the home.
 */
path: string, } | { "state": "read-only", 
/**
 * The path, `~` for the home.
 */
path: string, } | { "state": "world-writable", 
/**
 * The path, `~` for the home.
 */
path: string, };

/**
 * A client id that nobody has set here.
 */
export type FoundClient = { 
/**
 * The id.
 */
id: string, 
/**
 * The variable that it comes from; none where it was fixed when Feedwright
 * was built.
 */
from: string | null, };

/**
 * A file that something names.
 */
export type FoundFile = { 
/**
 * Its path, `~` for the home.
 */
path: string, 
/**
 * Where it comes from, for example `SSL_CERT_FILE`.
 */
from: string, };

/**
 * A proxy.
 */
export type FoundProxy = { 
/**
 * Its address without user info.
 */
address: string, 
/**
 * Where it comes from, for example `HTTPS_PROXY`.
 */
from: string, };

/**
 * Facts of the screen "Settings" that are found, not set: answers `found_settings`.
 */
export type FoundSettings = { 
/**
 * The cargo in use.
 */
cargo: CargoHere, 
/**
 * The proxy that will be used, without user info, and the variable it comes from.
 */
proxy: FoundProxy | null, 
/**
 * The file with more certificate authorities, and the variable it comes from.
 */
authorities: FoundFile | null, 
/**
 * Where the log files lie.
 */
logFolder: string, 
/**
 * The client id that is used where the settings have none.
 */
clientId: FoundClient | null, };

/**
 * What is found on this computer without a network: answers `look_here`.
 */
export type Here = { 
/**
 * The cargo.
 */
cargo: CargoHere, 
/**
 * The keychain.
 */
keychain: KeychainHere, 
/**
 * An address to begin with.
 */
suggestion: Suggestion | null, 
/**
 * A set-up that was cut short.
 */
interrupted: Interrupted | null, 
/**
 * A set-up that is in place.
 */
inUse: SetUpInUse | null, };

/**
 * What a run proved.
 */
export type HistoryProof = { 
/**
 * The crate.
 */
package: string, 
/**
 * Its version.
 */
version: string, };

/**
 * What Feedwright changed here: `list_history` answers all of them, newest first.
 */
export type HistoryRow = { 
/**
 * The run.
 */
run: string, 
/**
 * When it began, by RFC 3339.
 */
started: string, 
/**
 * The organization's name.
 */
organization: string, 
/**
 * The feed.
 */
feed: string, 
/**
 * It created the feed.
 */
created: boolean, 
/**
 * How it stands.
 */
state: HistoryState, 
/**
 * What was proved, if it was.
 */
proof: HistoryProof | null, 
/**
 * Files that it wrote, `~` for the home.
 */
files: Array<string>, 
/**
 * Keychain entries that it stored.
 */
keychain: Array<string>, 
/**
 * What it changed on the server, in English.
 */
server: Array<string>, 
/**
 * A file was edited since.
 */
edited: boolean, 
/**
 * When it was taken back, by RFC 3339, if the journal knows.
 */
undone?: string, };

/**
 * How a run stands.
 */
export type HistoryState = { "state": "applied" } | { "state": "interrupted" } | { "state": "undone" };

/**
 * A run that was cut short.
 */
export type Interrupted = { 
/**
 * The run.
 */
run: string, 
/**
 * Its feed.
 */
feed: string, 
/**
 * The step at which it ended, counted from 1.
 */
step: number, 
/**
 * How many there were.
 */
total: number, 
/**
 * It can go on: what it was about is known.
 */
canResume: boolean, };

/**
 * The store for Cargo's token.
 */
export type KeychainHere = { "state": "unlocked", 
/**
 * Cargo's own provider for it, for example `cargo:libsecret`.
 */
provider: string, } | { "state": "unusable", 
/**
 * Why.
 */
problem: Problem, };

/**
 * Something that a person should know; never stops the plan.
 */
export type NoticeView = { 
/**
 * Stable identifier.
 */
id: string, 
/**
 * In English.
 */
text: string, };

/**
 * The address that was opened, so that it can be shown: answers `open_page`.
 */
export type Opened = { 
/**
 * The address.
 */
address: string, };

/**
 * A profile that was opened: answers `open_profile`. Its organization is
 * chosen already.
 */
export type OpenedProfile = { 
/**
 * The file, `~` for the home.
 */
path: string, 
/**
 * The organization, chosen.
 */
organization: Organization, 
/**
 * What it answers.
 */
answers: Answers, };

/**
 * The organization is chosen: answers `choose_organization`. Everything that
 * follows is about it, until another is chosen.
 */
export type Organization = { 
/**
 * Its address in parts.
 */
address: Address, 
/**
 * Where the token page is.
 */
tokenPage: string, 
/**
 * The keychain, looked at before anybody is asked for a token.
 */
keychain: KeychainHere, };

/**
 * A package's versions: answers `show_package`.
 */
export type PackageDetail = { 
/**
 * Its name.
 */
name: string, 
/**
 * Newest first.
 */
versions: Array<VersionRow>, 
/**
 * The command that adds it to a project.
 */
command: string, };

/**
 * A package.
 */
export type PackageRow = { 
/**
 * Its identifier.
 */
id: string, 
/**
 * Its name: text from the server.
 */
name: string, 
/**
 * The newest version.
 */
latest: string, 
/**
 * How many versions the feed holds, as far as the list says.
 */
versions: number, 
/**
 * Name of the upstream source that it was saved from; none when published here.
 */
from: string | null, 
/**
 * When the newest version was saved, by RFC 3339.
 */
saved: string | null, };

/**
 * What a feed holds: answers `list_packages`.
 */
export type PackagesHere = { 
/**
 * Its upstream source.
 */
upstream: UpstreamState, 
/**
 * The role of the account, if the server tells.
 */
role: FeedRoleName | null, 
/**
 * Cargo packages by name.
 */
packages: Array<PackageRow>, 
/**
 * There are more, which are not listed; absent when these are all.
 */
more?: boolean, };

/**
 * A page that the system's browser may be asked for: `open_page` takes it. The
 * page never names an address itself.
 */
export type Page = { "page": "token" } | { "page": "feed", 
/**
 * Its project; none for the organization's.
 */
project: string | null, 
/**
 * Its name.
 */
feed: string, } | { "page": "rustup" } | { "page": "help" };

/**
 * The plan: answers `make_plan`. It is kept; `set_up` makes exactly this one true.
 */
export type PlanView = { 
/**
 * The organization's name.
 */
organization: string, 
/**
 * Who is signed in.
 */
account: AccountName, 
/**
 * The feed's project; none for the whole organization.
 */
project: string | null, 
/**
 * The feed's name.
 */
feed: string, 
/**
 * The registry's name in Cargo.
 */
registry: string, 
/**
 * The index URL.
 */
index: string, 
/**
 * The changes in their order; empty when everything is as planned.
 */
changes: Array<ChangeView>, 
/**
 * What a person should know.
 */
notices: Array<NoticeView>, 
/**
 * What will be proved.
 */
proof: ProofPlan, 
/**
 * The account that was signed in is kept for later, too.
 */
keepsAccount: boolean, 
/**
 * Where Cargo's token will live.
 */
store: StoreWay, 
/**
 * It mends what the doctor found, and is not followed by a proof: `examine`
 * tells whether it did.
 */
mends?: boolean, 
/**
 * Whether Cargo is told the way to the network, which only Feedwright knows;
 * absent where there is nothing to tell.
 */
tellsCargo?: boolean, };

/**
 * A practice world is running: answers `start_practice`.
 */
export type Practice = { 
/**
 * The practice organization, chosen already.
 */
organization: Organization, 
/**
 * The project that is filled in.
 */
project: string, 
/**
 * The crates come from the real crates.io.
 */
usesCratesIo: boolean, };

/**
 * A failure of a command.
 */
export type Problem = { 
/**
 * The row's identifier, for example `feed-name-taken`.
 */
code: string, 
/**
 * What happened, in English, for those who have no words for the code.
 */
sentence: string, 
/**
 * What it happened to: a path, an address, a name.
 */
place: string | null, 
/**
 * Why, as somebody else said it: the server's or the system's own words.
 */
why: string | null, 
/**
 * What to do, in English.
 */
hint: string, 
/**
 * What the page offers beside it.
 */
action: ProblemAction, 
/**
 * Azure DevOps' activity id.
 */
activity: string | null, };

/**
 * The way on.
 */
export type ProblemAction = "edit-input" | "sign-in" | "try-again" | "open-file" | "open-portal" | "open-keychain" | "undo" | "none";

/**
 * Whether a typed project is there: answers `check_project`.
 */
export type ProjectChecked = { "state": "found", 
/**
 * The project.
 */
project: ProjectRow, } | { "state": "not-found" } | { "state": "name-refused" };

/**
 * A project.
 */
export type ProjectRow = { 
/**
 * Its name: text from the server.
 */
name: string, 
/**
 * Everybody can read it.
 */
public: boolean, 
/**
 * It is being deleted.
 */
deleting: boolean, };

/**
 * The end of the list: answers `list_projects`.
 */
export type ProjectsEnd = { 
/**
 * How many there are.
 */
count: number, 
/**
 * False when the token may not list projects: then the name is typed.
 */
mayList: boolean, 
/**
 * The project that is filled in: of the address, of the git remotes, the only one.
 */
suggestion: string | null, };

/**
 * Some projects, as they arrive over the channel of `list_projects`.
 */
export type ProjectsPage = { 
/**
 * The projects, in the server's order.
 */
projects: Array<ProjectRow>, };

/**
 * What will be proved.
 */
export type ProofPlan = { 
/**
 * The crate.
 */
package: string, 
/**
 * Version of the cargo that fetches it.
 */
cargo: string, 
/**
 * It will be the first package of a new feed.
 */
first: boolean, };

/**
 * What was proved.
 */
export type ProofView = { 
/**
 * The crate.
 */
package: string, 
/**
 * Its version.
 */
version: string, 
/**
 * The feed.
 */
feed: string, 
/**
 * The upstream source that it was saved from.
 */
upstream: string, 
/**
 * Version of the cargo that fetched it.
 */
cargo: string, 
/**
 * How long it took.
 */
milliseconds: number, 
/**
 * When, by RFC 3339.
 */
at: string, };

/**
 * A report that a person may copy: answers `report`. Made from a list of
 * allowed fields, so it holds no secret.
 */
export type ReportText = { 
/**
 * The text.
 */
text: string, };

/**
 * The end of the search: answers `find_repositories`.
 */
export type RepositoriesEnd = { 
/**
 * Where was looked, `~` for the home.
 */
place: string, 
/**
 * How many there are.
 */
count: number, 
/**
 * How many projects a replacement for every project would change.
 */
reach: number, 
/**
 * It was stopped, or there are more than are looked at.
 */
stopped: boolean, };

/**
 * Over the channel of `find_repositories`.
 */
export type RepositoriesPage = { 
/**
 * Some repositories.
 */
repositories: Array<RepositoryRow>, };

/**
 * How a repository gets its crates today.
 */
export type RepositoryNow = { "kind": "plain" } | { "kind": "settings", 
/**
 * Names of the tables that it has.
 */
tables: Array<string>, } | { "kind": "old-name" } | { "kind": "replaced", 
/**
 * Its name.
 */
by: string, } | { "kind": "same" } | { "kind": "read-only" } | { "kind": "unreadable", 
/**
 * The file and line.
 */
place: string, 
/**
 * Why.
 */
reason: string, };

/**
 * A repository of this computer.
 */
export type RepositoryRow = { 
/**
 * Its absolute path, which the answers name.
 */
path: string, 
/**
 * The same for reading, `~` for the home.
 */
shown: string, 
/**
 * How it is configured today.
 */
now: RepositoryNow, 
/**
 * Ticked from the start: its git remote is in this organization and project.
 */
ticked: boolean, 
/**
 * Its git remote belongs to somebody else.
 */
foreign: boolean, };

/**
 * A call to the server, in words that a curious person checks.
 */
export type RequestView = { 
/**
 * `POST` or `PATCH`.
 */
method: string, 
/**
 * The address without query.
 */
address: string, };

/**
 * What a run has changed so far.
 */
export type RunView = { 
/**
 * The run; none when nothing was changed.
 */
run: string | null, 
/**
 * How many changes are made.
 */
changes: number, 
/**
 * The files that were written, `~` for the home.
 */
files: Array<string>, 
/**
 * The keychain was changed.
 */
keychain: boolean, 
/**
 * Feeds that it created.
 */
feedsCreated: Array<string>, };

/**
 * A file was written for other computers: answers `save_profile`.
 */
export type SavedProfile = { 
/**
 * The path, `~` for the home.
 */
path: string, };

/**
 * How it ended: answers `set_up` and `prove_again`.
 */
export type SetUpEnd = { "end": "done", 
/**
 * The proof.
 */
proof: ProofView, 
/**
 * What is in place.
 */
summary: RunView, } | { "end": "mended", 
/**
 * What was changed.
 */
summary: RunView, } | { "end": "failed", 
/**
 * Why.
 */
problem: Problem, 
/**
 * What was done before.
 */
summary: RunView, 
/**
 * Everything is in place, only the proof failed.
 */
applied: boolean, } | { "end": "cancelled", 
/**
 * Feeds that were created already and are still there.
 */
feedsKept: Array<string>, };

/**
 * Over the channel of `set_up` and `prove_again`.
 */
export type SetUpEvent = { "event": "steps", 
/**
 * All of them.
 */
steps: Array<StepView>, } | { "event": "started", 
/**
 * Its identifier.
 */
id: string, } | { "event": "note", 
/**
 * Its identifier.
 */
id: string, 
/**
 * In words.
 */
text: string, 
/**
 * The wait that it is about, if it is one.
 */
wait?: WaitView, } | { "event": "waiting", 
/**
 * For what, in English.
 */
text: string, } | { "event": "finished", 
/**
 * Its identifier.
 */
id: string, 
/**
 * How.
 */
outcome: StepOutcome, 
/**
 * After how many milliseconds.
 */
milliseconds: number, };

/**
 * A set-up that is in place.
 */
export type SetUpInUse = { 
/**
 * Its feed.
 */
feed: string, 
/**
 * Its organization's name.
 */
organization: string, };

/**
 * The window's settings, a part of [`Start`]; `change_settings` takes
 * and answers them.
 */
export type Settings = { 
/**
 * The language's tag; none follows the system.
 */
language: string | null, 
/**
 * Light or dark.
 */
appearance: Appearance, 
/**
 * Text size in percent, 80 to 200.
 */
textSize: TextSize, 
/**
 * The application of Entra that people sign in with, as a UUID; none where
 * nobody has set one.
 */
clientId: string | null, 
/**
 * Signing in by a code on another device is offered.
 */
deviceCode: boolean, };

/**
 * Over the channel of `sign_in_with`.
 */
export type SignInEvent = { "event": "browser", 
/**
 * The page, for those whose browser does not come up. It holds no
 * secret.
 */
address: string, } | { "event": "device-code", 
/**
 * The code: text from the server.
 */
code: string, 
/**
 * Where it is entered.
 */
address: string, 
/**
 * When it is over, by RFC 3339.
 */
expires: string, } | { "event": "checking" };

/**
 * A way to sign in.
 */
export type SignInWay = "token" | "browser" | "azure-cli" | "device-code";

/**
 * An account is gone from this computer: answers `sign_out`.
 */
export type SignOutEnd = { 
/**
 * A minted token could not be revoked, and is good until then, by RFC 3339.
 */
stillGoodUntil: string | null, 
/**
 * Where it can be revoked by hand.
 */
page: string | null, };

/**
 * What the shell tells the page by itself, over the channel of `watch`.
 */
export type Signal = { "signal": "close-asked" } | { "signal": "theme", 
/**
 * It is dark now.
 */
dark: boolean, };

/**
 * Somebody is signed in: answers `sign_in_with`. The account is held in memory
 * from then on, until it is kept with the plan or forgotten.
 */
export type SignedInView = { 
/**
 * Who.
 */
account: AccountName, 
/**
 * The organization's name.
 */
organization: string, 
/**
 * Projects can be listed with it.
 */
listsProjects: boolean, 
/**
 * It renews itself.
 */
renews: boolean, 
/**
 * The directory of Entra that it belongs to.
 */
tenant: string | null, };

/**
 * Known at once, without looking around: answers the command `start`.
 */
export type Start = { 
/**
 * Feedwright's version.
 */
version: string, 
/**
 * The system.
 */
system: System, 
/**
 * What the operating system's store is called: `Secret Service`,
 * `Windows Credential Manager` or `macOS keychain`.
 */
store: string, 
/**
 * The person's languages, most wanted first, as BCP 47 tags.
 */
languages: Array<string>, 
/**
 * What is set.
 */
settings: Settings, 
/**
 * A practice world is running: the page was loaded anew.
 */
practice: boolean, };

/**
 * What a step does.
 */
export type StepKind = "create-feed" | "wait-feed" | "read-feed" | "add-upstream" | "set-visibility" | "keep-account" | "store-token" | "write" | "fetch" | "ask-feed" | "register-provider" | "undo" | "other";

/**
 * How a step ended.
 */
export type StepOutcome = "done" | "skipped" | "failed";

/**
 * A step, with what its sentence needs.
 */
export type StepView = { 
/**
 * Identifier within this run.
 */
id: string, 
/**
 * Which sentence: the message is `set-up-<kind>`.
 */
kind: StepKind, 
/**
 * The feed's name.
 */
feed: string, 
/**
 * The feed's project.
 */
project: string | null, 
/**
 * The file that is written, `~` for the home.
 */
path: string | null, 
/**
 * The crate that is fetched.
 */
package: string | null, 
/**
 * Version of cargo.
 */
cargo: string | null, 
/**
 * The step in English.
 */
title: string, };

/**
 * Why Cargo's token cannot live somewhere.
 */
export type StoreReason = "no-keychain" | "token-ends" | "no-provider" | "not-here";

/**
 * Where Cargo's token may live.
 */
export type StoreWay = "keychain" | "provider" | "environment";

/**
 * A place for Cargo's token: `store_ways` answers all of them, for the account
 * that is signed in and this computer.
 */
export type StoreWayView = { 
/**
 * The place.
 */
way: StoreWay, 
/**
 * It can be used.
 */
possible: boolean, 
/**
 * It is the one that is taken where nobody chooses; at most one.
 */
chosen: boolean, 
/**
 * Why it cannot be used; none when it can.
 */
reason: StoreReason | null, };

/**
 * An address that was found, with its source.
 */
export type Suggestion = { 
/**
 * The address.
 */
address: string, 
/**
 * Where it comes from.
 */
source: SuggestionSource, };

/**
 * Where a suggestion comes from.
 */
export type SuggestionSource = { "kind": "git-remote", 
/**
 * The repository, `~` for the home.
 */
path: string, } | { "kind": "account" };

/**
 * An operating system.
 */
export type System = "linux" | "windows" | "macos";

/**
 * Text size in percent of the system's.
 */
export type TextSize = number;

/**
 * Either answer of `check_token`.
 */
export type TokenChecked = { "verdict": "accepted", 
/**
 * What it is worth.
 */
token: TokenVerdict, } | { "verdict": "refused", 
/**
 * Why.
 */
reason: TokenProblem, };

/**
 * Why a text is no token that can be used, beside the field: an answer of
 * `check_token`.
 */
export type TokenProblem = { "kind": "empty" } | { "kind": "inner-space" } | { "kind": "is-header" } | { "kind": "malformed" } | { "kind": "refused" } | { "kind": "scope" } | { "kind": "other", 
/**
 * What.
 */
problem: Problem, };

/**
 * A token that a person pasted. It has no `Serialize`, no `Debug` and no
 * `Clone`, and is overwritten when it is dropped.
 */
export type TokenText = string;

/**
 * What a token is worth: answers `check_token`. The token is held in memory
 * from then on, until it is stored with the plan or forgotten.
 */
export type TokenVerdict = { 
/**
 * Whose it is.
 */
account: AccountName, 
/**
 * Projects can be listed with it.
 */
listsProjects: boolean, 
/**
 * White space around it was dropped.
 */
trimmed: boolean, 
/**
 * How many characters it has.
 */
characters: number, 
/**
 * Its length is one that Azure DevOps makes (84 or 52).
 */
usualLength: boolean, };

/**
 * Either of the two answers of `understand_address`.
 */
export type Understood = { "verdict": "fine", 
/**
 * What it names.
 */
address: Address, } | { "verdict": "refused", 
/**
 * Why.
 */
reason: AddressProblem, };

/**
 * What undo would do: answers `preview_undo`.
 */
export type UndoPreview = { 
/**
 * The run.
 */
run: string, 
/**
 * Files that hold what was written, `~` for the home.
 */
files: Array<string>, 
/**
 * Files that were edited since: each needs a choice.
 */
edited: Array<EditedFile>, 
/**
 * The keychain entry will be put back.
 */
keychain: boolean, 
/**
 * Feeds that stay.
 */
feedsKept: Array<string>, };

/**
 * Taken by `undo`.
 */
export type UndoWish = { 
/**
 * The run; none for the newest.
 */
run: string | null, 
/**
 * What to do with files that were edited.
 */
edited: Array<EditedChoice>, };

/**
 * What was taken back: answers `undo`.
 */
export type UndoneView = { 
/**
 * The run.
 */
run: string, 
/**
 * Files that are as they were.
 */
files: Array<string>, 
/**
 * The keychain is as it was.
 */
keychain: boolean, 
/**
 * Feeds that are still there.
 */
feedsKept: Array<string>, 
/**
 * What could not be taken back.
 */
problem: Problem | null, };

/**
 * How the upstream source crates.io is.
 */
export type UpstreamState = "healthy" | "unhealthy" | "none";

/**
 * Feeds that this computer uses, newest first: answers `list_used_feeds`.
 */
export type UsedFeed = { 
/**
 * The feed.
 */
choice: FeedChoice, 
/**
 * The organization's name.
 */
organization: string, 
/**
 * The registry's name in Cargo.
 */
registry: string, };

/**
 * A verdict; skipped is never ok.
 */
export type Verdict = "failed" | "warning" | "skipped" | "ok";

/**
 * A version.
 */
export type VersionRow = { 
/**
 * The version.
 */
version: string, 
/**
 * Name of the upstream source; none when published here.
 */
from: string | null, 
/**
 * When it was saved, by RFC 3339.
 */
saved: string | null, 
/**
 * It is not offered for new builds.
 */
yanked: boolean, 
/**
 * It was deleted.
 */
deleted: boolean, };

/**
 * Who sees a feed.
 */
export type VisibilityChoice = "specific-people" | "organization" | "tenant";

/**
 * Why the REST client waits.
 */
export type WaitReason = "new-feed" | "server-asked" | "retry";

/**
 * What the REST client waits for.
 */
export type WaitView = { 
/**
 * Why.
 */
reason: WaitReason, 
/**
 * When the next try follows.
 */
seconds: number, };

/**
 * Why a way to sign in cannot be used.
 */
export type WayReason = "no-client" | "not-installed" | "signed-out" | "not-offered" | "off" | "forbidden" | "no-answer";

/**
 * A way to sign in to the chosen organization: `sign_in_ways` answers all of
 * them, the possible ones first, of these the one with the fewest presses.
 */
export type WayView = { 
/**
 * The way.
 */
way: SignInWay, 
/**
 * It can be used.
 */
possible: boolean, 
/**
 * Who would sign in, where that is known before: text from the Azure CLI.
 */
account: string | null, 
/**
 * Why it cannot be used; none when it can.
 */
reason: WayReason | null, };

/** The page's way to the core: one method for each command. */
export interface Backend {
  /** What is known at once. */
  start(): Promise<Start>;
  /** What is found on this computer, without a network. */
  lookHere(): Promise<Here>;
  /** The page is painted: shows the window. */
  showWindow(): Promise<void>;
  /** Keeps a channel open for what the shell says by itself; answers at once. */
  watch(report: (message: Signal) => void): Promise<void>;
  /** Closes the window, after what the person chose. */
  closeWindow(wish: CloseWish): Promise<void>;
  /** Keeps the settings and answers them as they are now. */
  changeSettings(settings: Settings): Promise<Settings>;
  /** Settings that are found, not set. */
  foundSettings(): Promise<FoundSettings>;
  /** Asks the system's browser for a page. */
  openPage(page: Page): Promise<Opened>;
  /** Shows the log files in the system's file program. */
  openLogFolder(): Promise<void>;
  /** The system's dialog for a folder; none when it was closed. */
  chooseFolder(): Promise<string | null>;
  /** The system's dialog for a profile to open. */
  chooseProfile(): Promise<string | null>;
  /** The system's dialog for where to save a profile. */
  chooseSavePlace(): Promise<string | null>;
  /** Reads a pasted text, without a network. */
  understandAddress(text: string): Promise<Understood>;
  /** Makes the organization the one that all that follows is about. */
  chooseOrganization(text: string): Promise<Organization>;
  /** The ways to sign in to the chosen organization. */
  signInWays(): Promise<Array<WayView>>;
  /** Signs in without a pasted token, and holds the account in memory. A second call cancels the first. */
  signInWith(way: SignInWay, report: (message: SignInEvent) => void): Promise<SignedInView>;
  /** Cancels the sign-in that waits; nobody comes back to it any more. */
  cancelSignIn(): Promise<void>;
  /** Where Cargo's token may live, for the account and this computer. */
  storeWays(): Promise<Array<StoreWayView>>;
  /** Asks the organization about a token, and holds it in memory. */
  checkToken(token: TokenText): Promise<TokenChecked>;
  /** Forgets the account that is held, and cancels a sign-in that waits. */
  forgetToken(): Promise<void>;
  /** Starts a practice world and chooses its organization. */
  startPractice(): Promise<Practice>;
  /** Ends the practice world and deletes its folder. */
  endPractice(): Promise<void>;
  /** The organization's projects, some at a time. */
  listProjects(report: (message: ProjectsPage) => void): Promise<ProjectsEnd>;
  /** Whether a typed project is there. */
  checkProject(name: string): Promise<ProjectChecked>;
  /** The feeds to join, and what is filled in. */
  listFeeds(project: string | null): Promise<FeedsHere>;
  /** Whether a new feed may be called so. */
  checkFeedName(name: string, project: string | null): Promise<FeedNameChecked>;
  /** Looks for repositories on this computer, some at a time. */
  findRepositories(index: string | null, report: (message: RepositoriesPage) => void): Promise<RepositoriesEnd>;
  /** Stops looking. */
  stopFindingRepositories(): Promise<void>;
  /** Looks at a folder that was typed or picked. */
  addRepository(path: string, index: string | null): Promise<FolderChecked>;
  /** Makes the plan of the answers, and keeps it for `set_up`. */
  makePlan(answers: Answers): Promise<PlanView>;
  /** Makes the plan of a recorded set-up: to resume it, or to mend it. */
  planRun(run: string): Promise<PlanView>;
  /** Makes the plan that mends one finding of the last `examine`. */
  planFix(id: string): Promise<PlanView>;
  /** Opens an administrator's profile and chooses its organization. */
  openProfile(path: string): Promise<OpenedProfile>;
  /** Saves the answers as a profile, without secrets. */
  saveProfile(path: string, answers: Answers): Promise<SavedProfile>;
  /** Makes the kept plan true and proves it. */
  setUp(report: (message: SetUpEvent) => void): Promise<SetUpEnd>;
  /** Proves once more what is in place. */
  proveAgain(report: (message: SetUpEvent) => void): Promise<SetUpEnd>;
  /** Cancels what runs; its answer says how it ended. */
  cancelSetUp(): Promise<void>;
  /** What undo would do. */
  previewUndo(run: string | null): Promise<UndoPreview>;
  /** Takes a run back. */
  undo(wish: UndoWish): Promise<UndoneView>;
  /** The report of the last failure and of this computer. */
  report(hideNames: boolean): Promise<ReportText>;
  /** Who is signed in where. */
  listAccounts(): Promise<Array<AccountRow>>;
  /** Removes an account with its token, and revokes one that was minted. */
  signOut(url: string): Promise<SignOutEnd>;
  /** What Feedwright changed here. */
  listHistory(): Promise<Array<HistoryRow>>;
  /** Looks whether all is well. */
  examine(report: (message: CheckView) => void): Promise<Examined>;
  /** Feeds that this computer uses. */
  listUsedFeeds(): Promise<Array<UsedFeed>>;
  /** What a feed holds. */
  listPackages(choice: FeedChoice): Promise<PackagesHere>;
  /** A package's versions. */
  showPackage(choice: FeedChoice, id: string): Promise<PackageDetail>;
}

/** What each method of [`Backend`] calls, for the adapters. */
export const COMMANDS = {
  start: { command: "start", arguments: [], sends: false },
  lookHere: { command: "look_here", arguments: [], sends: false },
  showWindow: { command: "show_window", arguments: [], sends: false },
  watch: { command: "watch", arguments: [], sends: true },
  closeWindow: { command: "close_window", arguments: ["wish"], sends: false },
  changeSettings: { command: "change_settings", arguments: ["settings"], sends: false },
  foundSettings: { command: "found_settings", arguments: [], sends: false },
  openPage: { command: "open_page", arguments: ["page"], sends: false },
  openLogFolder: { command: "open_log_folder", arguments: [], sends: false },
  chooseFolder: { command: "choose_folder", arguments: [], sends: false },
  chooseProfile: { command: "choose_profile", arguments: [], sends: false },
  chooseSavePlace: { command: "choose_save_place", arguments: [], sends: false },
  understandAddress: { command: "understand_address", arguments: ["text"], sends: false },
  chooseOrganization: { command: "choose_organization", arguments: ["text"], sends: false },
  signInWays: { command: "sign_in_ways", arguments: [], sends: false },
  signInWith: { command: "sign_in_with", arguments: ["way"], sends: true },
  cancelSignIn: { command: "cancel_sign_in", arguments: [], sends: false },
  storeWays: { command: "store_ways", arguments: [], sends: false },
  checkToken: { command: "check_token", arguments: ["token"], sends: false },
  forgetToken: { command: "forget_token", arguments: [], sends: false },
  startPractice: { command: "start_practice", arguments: [], sends: false },
  endPractice: { command: "end_practice", arguments: [], sends: false },
  listProjects: { command: "list_projects", arguments: [], sends: true },
  checkProject: { command: "check_project", arguments: ["name"], sends: false },
  listFeeds: { command: "list_feeds", arguments: ["project"], sends: false },
  checkFeedName: { command: "check_feed_name", arguments: ["name", "project"], sends: false },
  findRepositories: { command: "find_repositories", arguments: ["index"], sends: true },
  stopFindingRepositories: { command: "stop_finding_repositories", arguments: [], sends: false },
  addRepository: { command: "add_repository", arguments: ["path", "index"], sends: false },
  makePlan: { command: "make_plan", arguments: ["answers"], sends: false },
  planRun: { command: "plan_run", arguments: ["run"], sends: false },
  planFix: { command: "plan_fix", arguments: ["id"], sends: false },
  openProfile: { command: "open_profile", arguments: ["path"], sends: false },
  saveProfile: { command: "save_profile", arguments: ["path", "answers"], sends: false },
  setUp: { command: "set_up", arguments: [], sends: true },
  proveAgain: { command: "prove_again", arguments: [], sends: true },
  cancelSetUp: { command: "cancel_set_up", arguments: [], sends: false },
  previewUndo: { command: "preview_undo", arguments: ["run"], sends: false },
  undo: { command: "undo", arguments: ["wish"], sends: false },
  report: { command: "report", arguments: ["hideNames"], sends: false },
  listAccounts: { command: "list_accounts", arguments: [], sends: false },
  signOut: { command: "sign_out", arguments: ["url"], sends: false },
  listHistory: { command: "list_history", arguments: [], sends: false },
  examine: { command: "examine", arguments: [], sends: true },
  listUsedFeeds: { command: "list_used_feeds", arguments: [], sends: false },
  listPackages: { command: "list_packages", arguments: ["choice"], sends: false },
  showPackage: { command: "show_package", arguments: ["choice", "id"], sends: false },
} as const;

/** Every row of the closed table of errors. */
export const ERROR_CODES = [
  "address-not-understood",
  "address-not-secure",
  "feed-name-refused",
  "project-name-refused",
  "registry-name-refused",
  "crate-name-refused",
  "profile-unreadable",
  "profile-invalid",
  "profile-holds-secret",
  "not-available-yet",
  "store-unsuitable",
  "provider-missing",
  "registrations-invalid",
  "registration-refused",
  "no-account",
  "token-malformed",
  "token-refused",
  "token-not-understood",
  "not-azure-devops",
  "foreign-sign-in",
  "entra-not-offered",
  "client-id-missing",
  "policy-invalid",
  "policy-forbids",
  "sign-in-refused",
  "sign-in-blocked",
  "sign-in-over",
  "sign-in-not-finished",
  "identity-failed",
  "minting-refused",
  "token-too-short",
  "clock-wrong",
  "right-missing",
  "access-refused",
  "may-not-create-feeds",
  "accounts-invalid",
  "organization-not-found",
  "project-not-found",
  "feed-not-found",
  "feed-name-taken",
  "feed-name-in-recycle-bin",
  "feed-refused",
  "feed-not-ready",
  "upstream-missing",
  "upstream-refused",
  "upstream-disabled",
  "cargo-not-offered",
  "version-refused",
  "request-refused",
  "rate-limited",
  "server-failed",
  "server-unavailable",
  "gateway-failed",
  "redirected",
  "page-instead-of-answer",
  "answer-not-understood",
  "answer-too-large",
  "unreachable",
  "name-not-resolved",
  "tls-failed",
  "certificate-unknown",
  "certificate-other-host",
  "certificate-not-now",
  "proxy-refused",
  "proxy-domain-sign-in",
  "network-sign-in",
  "connection-lost",
  "timed-out",
  "cargo-missing",
  "cargo-too-old",
  "cargo-broken",
  "configuration-unreadable",
  "configuration-invalid",
  "configuration-conflict",
  "file-not-writable",
  "disk-full",
  "quota-used-up",
  "file-changed",
  "file-locked",
  "repository-missing",
  "repository-unsuitable",
  "keychain-missing",
  "keychain-locked",
  "keychain-timed-out",
  "keychain-refused",
  "token-too-long",
  "cargo-failed",
  "crate-not-saved",
  "crate-not-from-upstream",
  "crate-not-offered",
  "sign-in-not-asked",
  "storage-blocked",
  "download-corrupt",
  "nothing-to-undo",
  "run-unknown",
  "changed-since",
  "journal-damaged",
  "folder-unusable",
  "input-needed",
  "cancelled",
  "practice-unavailable",
  "internal",
] as const;
