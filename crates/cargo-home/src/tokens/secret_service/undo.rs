//! The token that was there before ours, kept in the same store under a
//! schema of ours, so that undo can give it back without any file.

use super::items::Attributes;
use super::{LIMIT, SCHEMA_ATTRIBUTE, Store, TokenStoreError, URL_ATTRIBUTE, of_cargo, within};
use crate::IndexUrl;
use crate::tokens::KeptToken;

const UNDO_SCHEMA: &str = "dev.feedwright.undo";
const JOURNAL_ATTRIBUTE: &str = "journal";

/// Undo gives the item its old label, which stands behind this.
const LABEL_PREFIX: &str = "feedwright-undo:";

impl Store {
    /// What is kept for a journal once is never overwritten: when an apply
    /// is resumed, the present token may already be the new one.
    pub(in crate::tokens) async fn keep(
        &self,
        journal: &str,
        index: &IndexUrl,
    ) -> Result<bool, TokenStoreError> {
        within(LIMIT, async {
            let attributes = of_undo(journal, index);
            if self.find(&attributes).await?.is_some() {
                return Ok(true);
            }
            let Some(present) = self.find(&of_cargo(index)).await? else {
                return Ok(false);
            };
            let label = format!("{LABEL_PREFIX}{}", present.label);
            self.create(&label, &attributes, &present.secret).await?;
            self.check_written(&attributes, index, &present.secret)
                .await?;
            Ok(true)
        })
        .await
    }

    pub(in crate::tokens) async fn take(
        &self,
        journal: &str,
        index: &IndexUrl,
    ) -> Result<Option<KeptToken>, TokenStoreError> {
        within(LIMIT, self.kept(journal, index)).await
    }

    async fn kept(
        &self,
        journal: &str,
        index: &IndexUrl,
    ) -> Result<Option<KeptToken>, TokenStoreError> {
        let found = self.find(&of_undo(journal, index)).await?;
        Ok(found.map(|item| KeptToken {
            token: item.secret,
            label: item
                .label
                .strip_prefix(LABEL_PREFIX)
                .map(str::to_owned)
                .unwrap_or(item.label),
        }))
    }

    pub(in crate::tokens) async fn restore(
        &self,
        journal: &str,
        index: &IndexUrl,
    ) -> Result<bool, TokenStoreError> {
        within(LIMIT, async {
            let Some(kept) = self.kept(journal, index).await? else {
                return Ok(false);
            };
            self.write_labelled(index, &kept.label, &kept.token).await?;
            Ok(true)
        })
        .await
    }

    pub(in crate::tokens) async fn forget(
        &self,
        journal: &str,
        index: &IndexUrl,
    ) -> Result<bool, TokenStoreError> {
        within(LIMIT, self.delete_all(&of_undo(journal, index))).await
    }
}

fn of_undo(journal: &str, index: &IndexUrl) -> Attributes {
    Attributes::new([
        (SCHEMA_ATTRIBUTE, UNDO_SCHEMA),
        (JOURNAL_ATTRIBUTE, journal),
        (URL_ATTRIBUTE, index.as_str()),
    ])
}
