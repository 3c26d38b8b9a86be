//! Which request belongs to which host, collection and project.

use super::route;

/// What a host and path mean, as `site organization branch project segment/segment`.
fn check(address: &str, expected: &str) {
    let (host, path) = address.split_once('/').unwrap();
    let found = route(host, &format!("/{path}"), "tfs/DefaultCollection");
    let found = found.map(|route| {
        let organization = route.organization.as_deref().unwrap_or("-");
        let project = route.project.as_deref().unwrap_or("-");
        let segments = route.segments.join("/");
        format!(
            "{:?} {organization} {:?} {project} {segments}",
            route.site, route.branch
        )
    });
    assert_eq!(found.as_deref().unwrap_or("nothing"), expected, "{address}");
}

#[test]
fn cloud_hosts_name_the_organization_in_the_path_or_in_the_host() {
    check(
        "dev.azure.com/contoso/_apis/projects",
        "Core contoso Apis - projects",
    );
    check(
        "contoso.visualstudio.com/_apis/projects",
        "Core contoso Apis - projects",
    );
    check(
        "contoso.visualstudio.com/DefaultCollection/_apis/projects",
        "Core contoso Apis - projects",
    );
    check(
        "feeds.dev.azure.com/contoso/My%20Project/_apis/x",
        "Feeds contoso Apis My Project x",
    );
    check(
        "pkgs.dev.azure.com/contoso/P/_packaging/f/Cargo/index/config.json",
        "Packages contoso Packaging P f/Cargo/index/config.json",
    );
    check(
        "contoso.pkgs.visualstudio.com/_packaging/f~force-auth/cargo",
        "Packages contoso Packaging - f~force-auth/cargo",
    );
    check(
        "app.vssps.visualstudio.com/_apis/profile/profiles/me",
        "Deployment - Apis - profile/profiles/me",
    );
    check(
        "spsprodsim.vssps.visualstudio.com/_signin",
        "SignIn - SignIn - _signin",
    );
    check("practice.blob.core.windows.net/a/b", "Blob - Blob - a/b");
    check("a.b.visualstudio.com/_apis/projects", "nothing");
    check("dev.azure.com/contoso", "nothing");
    check("dev.azure.com/", "nothing");
}

#[test]
fn one_host_has_everything_below_its_collection() {
    check(
        "127.0.0.1/tfs/DefaultCollection/_apis",
        "Collection - Apis - ",
    );
    check(
        "127.0.0.1/tfs/defaultcollection/_apis/projects",
        "Collection - Apis - projects",
    );
    check(
        "localhost/tfs/DefaultCollection/%C3%9Cber/_apis/x/",
        "Collection - Apis Über x/",
    );
    check("127.0.0.1/tfs/Other/_apis/projects", "nothing");
    check("127.0.0.1/tfs//DefaultCollection/_apis/projects", "nothing");
    check("127.0.0.1/tfs/DefaultCollection/%FF/_apis", "nothing");
    check("127.0.0.1/tfs/DefaultCollection", "nothing");
    check("127.0.0.1/", "nothing");
}

#[test]
fn entra_is_at_its_own_host_and_beside_the_collection() {
    check(
        "login.microsoftonline.com/common/oauth2/v2.0/token",
        "Login - Login - common/oauth2/v2.0/token",
    );
    check(
        "127.0.0.1/login/common/oauth2/v2.0/token",
        "Collection - Login - common/oauth2/v2.0/token",
    );
    check(
        "127.0.0.1/common/oauth2/v2.0/token",
        "Collection - Login - common/oauth2/v2.0/token",
    );
    check(
        "127.0.0.1/managed-identity/token",
        "Collection - ManagedIdentity - managed-identity/token",
    );
    check(
        "127.0.0.1/metadata/identity/oauth2/token",
        "Collection - ManagedIdentity - metadata/identity/oauth2/token",
    );
    check("dev.azure.com/login/oauth2/v2.0/token", "nothing");
    check("127.0.0.1/login-page/x", "nothing");
}
