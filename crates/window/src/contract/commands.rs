//! The list of all commands: name, what each takes, what it sends while it
//! works, what it answers. The page's interface is made from it, and tests hold
//! the Tauri commands and the permission files against it.

use super::*;
use ts_rs::{Config, TS};

/// Writes a type's TypeScript name.
pub type TypeName = fn(&Config) -> String;

/// One command of the window.
pub struct Command {
    /// Its name, as the permission files know it.
    pub name: &'static str,
    /// What it is for, in a line.
    pub purpose: &'static str,
    /// Names and types of what it takes.
    pub arguments: &'static [(&'static str, TypeName)],
    /// What it sends over its channel while it works.
    pub channel: Option<TypeName>,
    /// What it answers.
    pub answer: TypeName,
}

macro_rules! commands {
    ($($(#[doc = $purpose:literal])+ $name:ident ( $($argument:ident : $type:ty),* ) $(sends $message:ty)? => $answer:ty;)+) => {
        /// Every command, by subject.
        pub const COMMANDS: &[Command] = &[$(Command {
            name: stringify!($name),
            purpose: concat!($($purpose,)+),
            arguments: &[$((stringify!($argument), <$type as TS>::name as TypeName)),*],
            channel: commands!(@channel $($message)?),
            answer: <$answer as TS>::name,
        },)+];
    };
    (@channel) => { None };
    (@channel $message:ty) => { Some(<$message as TS>::name as TypeName) };
}

commands! {
    /// What is known at once.
    start() => Start;
    /// What is found on this computer, without a network.
    look_here() => Here;
    /// The page is painted: shows the window.
    show_window() => ();
    /// Keeps a channel open for what the shell says by itself; answers at once.
    watch() sends Signal => ();
    /// Closes the window, after what the person chose.
    close_window(wish: CloseWish) => ();
    /// Keeps the settings and answers them as they are now.
    change_settings(settings: Settings) => Settings;
    /// Settings that are found, not set.
    found_settings() => FoundSettings;
    /// Asks the system's browser for a page.
    open_page(page: Page) => Opened;
    /// Shows the log files in the system's file program.
    open_log_folder() => ();
    /// The system's dialog for a folder; none when it was closed.
    choose_folder() => Option<String>;
    /// The system's dialog for a profile to open.
    choose_profile() => Option<String>;
    /// The system's dialog for where to save a profile.
    choose_save_place() => Option<String>;

    /// Reads a pasted text, without a network.
    understand_address(text: String) => Understood;
    /// Makes the organization the one that all that follows is about.
    choose_organization(text: String) => Organization;
    /// The ways to sign in to the chosen organization.
    sign_in_ways() => Vec<WayView>;
    /// Signs in without a pasted token, and holds the account in memory. A second call cancels the first.
    sign_in_with(way: SignInWay) sends SignInEvent => SignedInView;
    /// Cancels the sign-in that waits; nobody comes back to it any more.
    cancel_sign_in() => ();
    /// Where Cargo's token may live, for the account and this computer.
    store_ways() => Vec<StoreWayView>;
    /// Asks the organization about a token, and holds it in memory.
    check_token(token: TokenText) => TokenChecked;
    /// Forgets the account that is held, and cancels a sign-in that waits.
    forget_token() => ();
    /// Starts a practice world and chooses its organization.
    start_practice() => Practice;
    /// Ends the practice world and deletes its folder.
    end_practice() => ();

    /// The organization's projects, some at a time.
    list_projects() sends ProjectsPage => ProjectsEnd;
    /// Whether a typed project is there.
    check_project(name: String) => ProjectChecked;
    /// The feeds to join, and what is filled in.
    list_feeds(project: Option<String>) => FeedsHere;
    /// Whether a new feed may be called so.
    check_feed_name(name: String, project: Option<String>) => FeedNameChecked;

    /// Looks for repositories on this computer, some at a time.
    find_repositories(index: Option<String>) sends RepositoriesPage => RepositoriesEnd;
    /// Stops looking.
    stop_finding_repositories() => ();
    /// Looks at a folder that was typed or picked.
    add_repository(path: String, index: Option<String>) => FolderChecked;

    /// Makes the plan of the answers, and keeps it for `set_up`.
    make_plan(answers: Answers) => PlanView;
    /// Makes the plan of a recorded set-up: to resume it, or to mend it.
    plan_run(run: String) => PlanView;
    /// Makes the plan that mends one finding of the last `examine`.
    plan_fix(id: String) => PlanView;
    /// Opens an administrator's profile and chooses its organization.
    open_profile(path: String) => OpenedProfile;
    /// Saves the answers as a profile, without secrets.
    save_profile(path: String, answers: Answers) => SavedProfile;

    /// Makes the kept plan true and proves it.
    set_up() sends SetUpEvent => SetUpEnd;
    /// Proves once more what is in place.
    prove_again() sends SetUpEvent => SetUpEnd;
    /// Cancels what runs; its answer says how it ended.
    cancel_set_up() => ();
    /// What undo would do.
    preview_undo(run: Option<String>) => UndoPreview;
    /// Takes a run back.
    undo(wish: UndoWish) => UndoneView;
    /// The report of the last failure and of this computer.
    report(hide_names: bool) => ReportText;

    /// Who is signed in where.
    list_accounts() => Vec<AccountRow>;
    /// Removes an account with its token, and revokes one that was minted.
    sign_out(url: String) => SignOutEnd;
    /// What Feedwright changed here.
    list_history() => Vec<HistoryRow>;
    /// Looks whether all is well.
    examine() sends CheckView => Examined;

    /// Feeds that this computer uses.
    list_used_feeds() => Vec<UsedFeed>;
    /// What a feed holds.
    list_packages(choice: FeedChoice) => PackagesHere;
    /// A package's versions.
    show_package(choice: FeedChoice, id: String) => PackageDetail;
}
