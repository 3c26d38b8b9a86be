//! What a feed holds (azure-devops facts §3.1).

use std::collections::HashSet;

use super::Client;
use crate::endpoints::FeedScope;
use crate::error::Error;
use crate::model::List;
use crate::model::package::{Package, PackageQuery, PackageVersion};
use crate::model::upstream::is_protocol;
use crate::transport::Call;

/// More pages than any feed has: a server that never ends is not followed.
const MOST_PAGES: usize = 10_000;

impl Client {
    /// The packages of a feed, page by page until a short one. A server may know
    /// the protocol under another spelling (azure-devops facts §3.1), so that a
    /// list that comes out empty is asked for again without it.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn packages(
        &self,
        scope: &FeedScope,
        feed: &str,
        query: &PackageQuery,
    ) -> Result<Vec<Package>, Error> {
        let mut packages = self.package_pages(scope, feed, query).await?;
        if let Some(protocol) = &query.protocol {
            if packages.is_empty() {
                let any = PackageQuery {
                    protocol: None,
                    ..query.clone()
                };
                packages = self.package_pages(scope, feed, &any).await?;
            }
            packages.retain(|package| is_protocol(&package.protocol_type, protocol));
        }
        Ok(packages)
    }

    async fn package_pages(
        &self,
        scope: &FeedScope,
        feed: &str,
        query: &PackageQuery,
    ) -> Result<Vec<Package>, Error> {
        let page_size = self.options().page_size.max(1) as usize;
        let mut packages = Vec::new();
        let mut seen = HashSet::new();
        for page in 0..MOST_PAGES {
            let list = self
                .package_page(scope, feed, query, page * page_size)
                .await?;
            let received = list.len();
            let before = seen.len();
            packages.extend(
                list.into_iter()
                    .filter(|package| seen.insert(package.id.clone())),
            );
            // A page that brings nothing new means that the server does not skip.
            let enough = query.limit.is_some_and(|limit| packages.len() >= limit);
            if enough || received < page_size || seen.len() == before {
                break;
            }
        }
        Ok(packages)
    }

    async fn package_page(
        &self,
        scope: &FeedScope,
        feed: &str,
        query: &PackageQuery,
        skip: usize,
    ) -> Result<Vec<Package>, Error> {
        let mut url = self.feeds_url(scope, &["feeds", feed, "packages"]);
        {
            let mut pairs = url.query_pairs_mut();
            pairs.append_pair("includeUrls", "false");
            pairs.append_pair("$top", &self.options().page_size.max(1).to_string());
            pairs.append_pair("$skip", &skip.to_string());
            if let Some(protocol) = &query.protocol {
                pairs.append_pair("protocolType", protocol);
            }
            if let Some(name) = &query.name_contains {
                pairs.append_pair("packageNameQuery", name);
            }
            if query.all_versions {
                pairs.append_pair("includeAllVersions", "true");
            }
            if query.include_deleted {
                pairs.append_pair("includeDeleted", "true");
            }
            if let Some(listed) = query.is_listed {
                pairs.append_pair("isListed", &listed.to_string());
            }
        }
        let list: List<Package> = self.json(Call::get(url)).await?;
        Ok(list.value)
    }

    /// Succeeds when the token may write packages: asks for the metrics of no
    /// package, which changes nothing and by its specification needs the write
    /// scope (azure-devops facts §1.2).
    ///
    /// # Errors
    /// `NotSignedIn` or `Forbidden` when it may only read; the others of
    /// [`ErrorKind`](crate::ErrorKind).
    pub async fn ask_with_write_scope(&self, scope: &FeedScope, feed: &str) -> Result<(), Error> {
        let url = self.feeds_url(scope, &["feeds", feed, "packagemetricsbatch"]);
        let nothing = serde_json::json!({ "packageIds": [] });
        self.done(Call::new("POST", url).with_json(&nothing)).await
    }

    /// One package, by its GUID; a name will not do.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn package(
        &self,
        scope: &FeedScope,
        feed: &str,
        package_id: &str,
    ) -> Result<Package, Error> {
        let url = self.feeds_url(scope, &["feeds", feed, "packages", package_id]);
        self.json(Call::get(url)).await
    }

    /// All versions of a package, by the package's GUID, with where they came from.
    ///
    /// # Errors
    /// See [`ErrorKind`](crate::ErrorKind).
    pub async fn package_versions(
        &self,
        scope: &FeedScope,
        feed: &str,
        package_id: &str,
    ) -> Result<Vec<PackageVersion>, Error> {
        let url = self.feeds_url(scope, &["feeds", feed, "packages", package_id, "versions"]);
        let list: List<PackageVersion> = self.json(Call::get(url)).await?;
        Ok(list.value)
    }
}
