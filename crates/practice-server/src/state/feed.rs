//! One feed: its upstreams, views, permissions and packages.

use std::time::Instant;

use serde_json::{Map, Value};
use time::OffsetDateTime;
use uuid::Uuid;

use super::package::normalized;
use super::{Package, SavedCrate, Version};
use crate::auth::{Caller, FeedRole, SignedIn};
use crate::options::{Edition, ListingDelay, PracticeOptions, UpstreamSpelling};

/// A feed, also while it lies in the recycle bin.
#[derive(Debug)]
pub(crate) struct Feed {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    /// The project it belongs to; `None`: organization-scoped.
    pub(crate) project: Option<Uuid>,
    /// Whether everybody may read it: it belongs to a public project.
    pub(crate) public: bool,
    pub(crate) hide_deleted_package_versions: bool,
    pub(crate) badges_enabled: bool,
    pub(crate) upstream_enabled: bool,
    pub(crate) upstream_sources: Vec<UpstreamSource>,
    /// `Local`, `Prerelease` and `Release`, then those that were added.
    pub(crate) views: Vec<View>,
    pub(crate) permissions: Vec<FeedPermission>,
    pub(crate) packages: Vec<Package>,
    /// Set while the feed lies in the recycle bin or waits for its name to be free again.
    pub(crate) deleted: Option<Deleted>,
    /// Requests below `_packaging` that are still answered with 403 (facts §12.2 no. 6).
    pub(crate) forbidden_requests: u32,
    /// All of those before this moment are answered with 403, too.
    pub(crate) forbidden_until: Option<Instant>,
    /// Whether those answers carry `Retry-After`.
    pub(crate) forbidden_with_retry_after: bool,
}

/// When and how a feed was deleted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deleted {
    pub(crate) at: OffsetDateTime,
    /// Set when it was deleted for good: the name is taken until then.
    pub(crate) name_free_from: Option<Instant>,
}

/// An upstream source: what was sent, with the server's own fields.
#[derive(Clone, Debug)]
pub(crate) struct UpstreamSource {
    pub(crate) id: Uuid,
    /// All fields as they were sent.
    pub(crate) sent: Map<String, Value>,
    /// `false`: `status` is `disabled`, and nothing can be saved from it.
    pub(crate) enabled: bool,
}

impl UpstreamSource {
    /// The crates.io upstream as this server spells it.
    pub(crate) fn crates_io(spelling: UpstreamSpelling) -> Self {
        let sent = [
            ("name", spelling.name().to_owned()),
            ("protocol", spelling.protocol().to_owned()),
            ("location", spelling.location()),
            ("displayLocation", spelling.location()),
            ("upstreamSourceType", "public".to_owned()),
        ];
        let sent = sent
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value.into()))
            .collect();
        Self {
            id: Uuid::new_v4(),
            sent,
            enabled: true,
        }
    }

    /// A field that was sent as text; empty when absent.
    pub(crate) fn text(&self, field: &str) -> &str {
        self.sent
            .get(field)
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    /// Whether it is a public Cargo upstream.
    pub(crate) fn is_crates_io(&self) -> bool {
        self.text("protocol").eq_ignore_ascii_case("cargo")
            && self
                .text("upstreamSourceType")
                .eq_ignore_ascii_case("public")
    }
}

/// A view of a feed.
#[derive(Clone, Debug)]
pub(crate) struct View {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    /// `private`, `collection`, `organization` or `aadTenant`.
    pub(crate) visibility: String,
}

/// What somebody may do with a feed.
#[derive(Clone, Debug)]
pub(crate) struct FeedPermission {
    pub(crate) identity: Uuid,
    pub(crate) descriptor: String,
    pub(crate) display_name: String,
    pub(crate) role: FeedRole,
}

/// A feed that is about to be made.
#[derive(Clone, Debug, Default)]
pub(crate) struct NewFeed {
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) project: Option<Uuid>,
    pub(crate) public: bool,
    pub(crate) hide_deleted_package_versions: bool,
    pub(crate) upstream_enabled: bool,
    pub(crate) upstream_sources: Vec<UpstreamSource>,
}

impl Feed {
    pub(crate) fn new(new: NewFeed) -> Self {
        let view = |name: &str| View {
            id: Uuid::new_v4(),
            name: name.to_owned(),
            visibility: "private".to_owned(),
        };
        Self {
            id: Uuid::new_v4(),
            name: new.name,
            description: new.description,
            project: new.project,
            public: new.public,
            hide_deleted_package_versions: new.hide_deleted_package_versions,
            badges_enabled: false,
            upstream_enabled: new.upstream_enabled,
            upstream_sources: new.upstream_sources,
            views: vec![view("Local"), view("Prerelease"), view("Release")],
            permissions: Vec::new(),
            packages: Vec::new(),
            deleted: None,
            forbidden_requests: 0,
            forbidden_until: None,
            forbidden_with_retry_after: false,
        }
    }

    /// The enabled crates.io upstream, when this server and this feed have one.
    pub(crate) fn crates_io(&self, options: &PracticeOptions) -> Option<&UpstreamSource> {
        let usable = self.upstream_enabled && Edition::has_cargo(options.edition);
        let mut sources = self.upstream_sources.iter();
        sources.find(|source| usable && source.enabled && source.is_crates_io())
    }

    /// What the caller may do here, the token's scopes considered. In a public feed everybody is
    /// at least a reader.
    pub(crate) fn role_of(&self, caller: &Caller) -> FeedRole {
        let role = caller
            .user()
            .map_or(FeedRole::None, |user| user.lowered(self.role_of_user(user)));
        if self.public {
            role.max(FeedRole::Reader)
        } else {
            role
        }
    }

    fn role_of_user(&self, user: &SignedIn) -> FeedRole {
        let own = self
            .permissions
            .iter()
            .find(|permission| permission.identity == user.id);
        own.map_or(user.role, |permission| permission.role)
    }

    /// Whether a request below `_packaging` still meets the 403 of a new feed; counts it.
    pub(crate) fn is_forbidden_now(&mut self) -> bool {
        let early = self
            .forbidden_until
            .is_some_and(|until| Instant::now() < until);
        let counted = self.forbidden_requests > 0;
        self.forbidden_requests = self.forbidden_requests.saturating_sub(1);
        early || counted
    }

    /// Whether a segment of a path means this feed: by name ignoring case, or by id.
    pub(crate) fn is(&self, name_or_id: &str) -> bool {
        super::means(self.id, &self.name, name_or_id)
    }

    /// A package by name; capitals, `-` and `_` do not matter.
    pub(crate) fn package(&self, name: &str) -> Option<&Package> {
        let wanted = normalized(name);
        self.packages
            .iter()
            .find(|package| normalized(&package.name) == wanted)
    }

    /// A version that is in the feed and was not deleted.
    pub(crate) fn version(&self, name: &str, version: &str) -> Option<&Version> {
        let versions = &self.package(name)?.versions;
        versions
            .iter()
            .find(|known| known.version == version && !known.deleted)
    }

    /// A version that is in the feed, to change it.
    pub(crate) fn version_mut(&mut self, name: &str, version: &str) -> Option<&mut Version> {
        let wanted = normalized(name);
        let package = self
            .packages
            .iter_mut()
            .find(|known| normalized(&known.name) == wanted)?;
        package
            .versions
            .iter_mut()
            .find(|known| known.version == version)
    }

    /// Adds a version; `false` when it is there already, also when it was deleted (its number
    /// stays taken, facts §3.4).
    pub(crate) fn save(&mut self, saved: SavedCrate, delay: ListingDelay) -> bool {
        if self.version_mut(&saved.name, &saved.version).is_some() {
            return false;
        }
        let wanted = normalized(&saved.name);
        let index = self
            .packages
            .iter()
            .position(|known| normalized(&known.name) == wanted);
        let index = index.unwrap_or_else(|| {
            let name = saved.name.clone();
            self.packages.push(Package {
                id: Uuid::new_v4(),
                name,
                versions: Vec::new(),
            });
            self.packages.len() - 1
        });
        self.packages[index]
            .versions
            .push(Version::new(saved, delay));
        true
    }
}
