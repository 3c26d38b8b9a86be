//! Options of `sign-in` and `sign-out`, and the ways to sign in, which
//! `quickstart` has too; none of them takes a secret.

use std::path::PathBuf;

use clap::{ArgGroup, Args};
use sign_in::{AccountKind, ClientId, TenantId};

use super::ReachedArguments;

/// Options of `sign-in`.
#[derive(Debug, Args)]
pub(crate) struct SignInArguments {
    /// The organization: any of its pages, or a collection of a server
    #[arg(long, value_name = "URL")]
    pub(crate) organization: String,
    #[command(flatten)]
    pub(crate) reached: ReachedArguments,
    #[command(flatten)]
    pub(crate) way: WayArguments,
}

/// The way to sign in; without one, a personal access token is asked for.
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Ways to sign in", group = ArgGroup::new("way")
    .args([
        "token_stdin", "browser", "device_code", "azure_cli", "azure_developer_cli",
        "managed_identity", "workload_identity", "service_principal", "azure_pipelines",
    ])
    .multiple(false))]
pub(crate) struct WayArguments {
    /// Read the personal access token from stdin instead of asking for it
    #[arg(long)]
    pub(crate) token_stdin: bool,
    /// Sign in to Microsoft Entra in the browser of this computer
    #[arg(long)]
    browser: bool,
    /// Sign in to Microsoft Entra on another device, with a short code
    #[arg(long)]
    device_code: bool,
    /// Be whoever `az login` signed in
    #[arg(long)]
    azure_cli: bool,
    /// Be whoever `azd auth login` signed in
    #[arg(long)]
    azure_developer_cli: bool,
    /// Be the managed identity of this machine
    #[arg(long)]
    managed_identity: bool,
    /// Be an identity that trusts this platform's token
    #[arg(long)]
    workload_identity: bool,
    /// Be an application, with its secret from stdin or a certificate
    #[arg(long)]
    service_principal: bool,
    /// Be the service connection of this pipeline's job
    #[arg(long)]
    azure_pipelines: bool,
    /// The application's client id; also FEEDWRIGHT_CLIENT_ID
    #[arg(long, value_name = "ID", conflicts_with = "token_stdin", value_parser = ClientId::parse)]
    pub(crate) client_id: Option<ClientId>,
    /// The tenant; the organization's own if absent
    #[arg(long, value_name = "TENANT", conflicts_with = "token_stdin", value_parser = TenantId::parse)]
    pub(crate) tenant: Option<TenantId>,
    /// Read the application's secret from stdin
    #[arg(long, requires = "service_principal")]
    pub(crate) client_secret_stdin: bool,
    /// The application's certificate with its private key, a PEM file
    #[arg(
        long,
        value_name = "FILE",
        requires = "service_principal",
        conflicts_with = "client_secret_stdin"
    )]
    pub(crate) certificate: Option<PathBuf>,
    /// The file with this platform's token; AZURE_FEDERATED_TOKEN_FILE if absent
    #[arg(long, value_name = "FILE", requires = "workload_identity")]
    pub(crate) federated_token_file: Option<PathBuf>,
    /// The identifier of the service connection
    #[arg(long, value_name = "ID", requires = "azure_pipelines")]
    pub(crate) service_connection: Option<String>,
    /// Give Cargo tokens of packaging scope that are made in your name and renewed
    #[arg(long, conflicts_with_all = [
        "token_stdin", "managed_identity", "workload_identity", "service_principal",
        "azure_pipelines",
    ])]
    pub(crate) mint: bool,
    /// How many days each of these tokens lives
    #[arg(long, value_name = "DAYS", requires = "mint", default_value_t = 30,
        value_parser = clap::value_parser!(u16).range(1..=365))]
    pub(crate) mint_days: u16,
}

impl WayArguments {
    /// The kind of account that was asked for; none was when nothing is given.
    pub(crate) fn kind(&self) -> Option<AccountKind> {
        let ways = [
            (self.token_stdin, AccountKind::PersonalAccessToken),
            (self.browser, AccountKind::Browser),
            (self.device_code, AccountKind::DeviceCode),
            (self.azure_cli, AccountKind::AzureCli),
            (self.azure_developer_cli, AccountKind::AzureDeveloperCli),
            (self.managed_identity, AccountKind::ManagedIdentity),
            (self.workload_identity, AccountKind::WorkloadIdentity),
            (self.service_principal, AccountKind::ServicePrincipal),
            (self.azure_pipelines, AccountKind::AzurePipelines),
        ];
        ways.into_iter()
            .find(|(given, _)| *given)
            .map(|(_, kind)| kind)
    }

    /// Whether a secret comes from stdin, where then nobody can answer.
    pub(crate) fn reads_stdin(&self) -> bool {
        self.token_stdin || self.client_secret_stdin
    }
}

/// Options of `sign-out`.
#[derive(Debug, Args)]
pub(crate) struct SignOutArguments {
    /// The organization: any of its pages, or a collection of a server
    #[arg(long, value_name = "URL")]
    pub(crate) organization: String,
}
