//! On a keychain made of memory, whose entries belong to programs as those of
//! macOS do, with a `cargo login` that works, fails, or only says that it did.

mod memory;

use secrecy::{ExposeSecret, SecretString};

use self::memory::{Logins, Memory, Program};
use super::*;

type Store = EntriesOfCargo<Memory, Memory>;

fn store() -> (Store, Memory) {
    let memory = Memory::default();
    let store = EntriesOfCargo {
        keychain: memory.clone(),
        login: memory.clone(),
    };
    (store, memory)
}

fn index() -> IndexUrl {
    IndexUrl::parse("sparse+https://feeds.example/o/p/_packaging/f/Cargo/index/").unwrap()
}

fn name() -> RegistryName {
    RegistryName::parse("feed").unwrap()
}

/// Shaped as a header, made at run time.
fn token(letter: &str) -> SecretString {
    format!("Basic {}", letter.repeat(40)).into()
}

async fn read(store: &Store) -> Option<String> {
    let now = store.read(&index()).await.unwrap();
    now.map(|token| token.expose_secret().to_owned())
}

fn text(letter: &str) -> Option<String> {
    Some(token(letter).expose_secret().to_owned())
}

#[tokio::test]
async fn cargo_owns_what_is_written_and_nobody_is_asked() {
    let (store, memory) = store();
    assert_eq!(read(&store).await, None);
    let write = async |letter| {
        store
            .write(&index(), &name(), &token(letter))
            .await
            .unwrap()
    };
    assert_eq!(write("A").await, TokenWritten::Created);
    assert_eq!(read(&store).await, text("A"));
    assert_eq!(write("A").await, TokenWritten::Unchanged);
    assert_eq!(write("B").await, TokenWritten::Replaced);
    assert_eq!(read(&store).await, text("B"));
    let place = Place::of_cargo(&index());
    assert_eq!(memory.owner(&place), Some(Program::Cargo));
    assert_eq!(memory.secret(&place), text("B"));
    assert_eq!(memory.questions(), 0);
    assert!(store.remove(&index()).await.unwrap());
    assert!(!store.remove(&index()).await.unwrap());
    assert_eq!(memory.count(), 0, "the copy goes with it");
}

#[tokio::test]
async fn a_copy_is_not_believed_once_somebody_else_has_written() {
    let (store, memory) = store();
    store.write(&index(), &name(), &token("A")).await.unwrap();
    memory.written_by_person(&index(), &token("P"));
    let error = store.read(&index()).await.unwrap_err();
    assert!(matches!(error, TokenStoreError::OnlyForCargo { .. }));
    assert!(!error.to_string().contains("PPP"));
    assert_eq!(memory.questions(), 0, "reading asks nobody");
    // Once the person has allowed it for ever, it is read without a question.
    memory.allow_for_ever(&index());
    assert_eq!(read(&store).await, text("P"));
}

/// `threats-and-failures` facts, T14; `cargo` facts §1b, "macOS bug".
#[tokio::test]
async fn a_login_that_only_says_so_is_found_out() {
    let (store, memory) = store();
    memory.logins(Logins::SayAndDoNothing);
    let error = store.write(&index(), &name(), &token("A")).await;
    assert!(matches!(
        error,
        Err(TokenStoreError::ReadBackDiffers { .. })
    ));
    assert_eq!(read(&store).await, None);
    // The same where there is one already, which would still be there.
    memory.logins(Logins::Work);
    store.write(&index(), &name(), &token("A")).await.unwrap();
    memory.logins(Logins::SayAndDoNothing);
    let error = store.write(&index(), &name(), &token("B")).await;
    assert!(matches!(
        error,
        Err(TokenStoreError::ReadBackDiffers { .. })
    ));
    assert_eq!(read(&store).await, text("A"), "the old one is put back");
}

#[tokio::test]
async fn a_login_that_fails_leaves_the_token_that_was_there() {
    let (store, memory) = store();
    store.write(&index(), &name(), &token("A")).await.unwrap();
    memory.logins(Logins::Fail);
    let error = store.write(&index(), &name(), &token("B")).await;
    assert!(matches!(error, Err(TokenStoreError::LoginFailed { .. })));
    assert_eq!(read(&store).await, text("A"));
}

#[tokio::test]
async fn an_earlier_token_is_kept_and_comes_back() {
    let (store, memory) = store();
    assert!(!store.keep("one", &index()).await.unwrap());
    memory.written_by_person(&index(), &token("P"));
    // Undo needs it, so the person is asked, once.
    assert!(store.keep("one", &index()).await.unwrap());
    assert_eq!(memory.questions(), 1);
    store.write(&index(), &name(), &token("A")).await.unwrap();
    assert!(store.keep("one", &index()).await.unwrap(), "kept once");
    let kept = store.take("one", &index()).await.unwrap().unwrap();
    assert_eq!(Some(kept.token.expose_secret().to_owned()), text("P"));
    assert!(store.take("two", &index()).await.unwrap().is_none());

    assert!(store.restore("one", &index()).await.unwrap());
    assert!(store.restore("one", &index()).await.unwrap());
    assert_eq!(read(&store).await, text("P"));
    let place = Place::of_cargo(&index());
    assert_eq!(memory.owner(&place), Some(Program::Cargo));
    assert!(store.forget("one", &index()).await.unwrap());
    assert!(!store.forget("one", &index()).await.unwrap());
    assert!(!store.restore("one", &index()).await.unwrap());
    assert_eq!(memory.questions(), 1);
}

#[tokio::test]
async fn who_says_no_keeps_everything_as_it_was() {
    let (store, memory) = store();
    memory.written_by_person(&index(), &token("P"));
    memory.deny();
    let error = store.keep("one", &index()).await.unwrap_err();
    assert!(matches!(error, TokenStoreError::OnlyForCargo { .. }));
    assert_eq!(memory.secret(&Place::of_cargo(&index())), text("P"));
    assert_eq!(memory.count(), 1);
}

#[tokio::test]
async fn without_a_network_undo_writes_the_entry_itself() {
    let (store, memory) = store();
    memory.written_by_person(&index(), &token("P"));
    assert!(store.keep("one", &index()).await.unwrap());
    store.write(&index(), &name(), &token("A")).await.unwrap();
    memory.logins(Logins::Fail);
    assert!(store.restore("one", &index()).await.unwrap());
    assert_eq!(read(&store).await, text("P"));
    let place = Place::of_cargo(&index());
    assert_eq!(memory.secret(&place), text("P"));
    assert_eq!(memory.owner(&place), Some(Program::Feedwright));
}

#[tokio::test]
async fn what_is_no_header_touches_nothing() {
    let (store, memory) = store();
    for wrong in ["", " Basic x", "Basic x\n", "Basic ü"] {
        let wrong = SecretString::from(wrong);
        let error = store.write(&index(), &name(), &wrong).await;
        assert!(matches!(error, Err(TokenStoreError::UnusableToken)));
    }
    assert_eq!(memory.count(), 0);
}

#[tokio::test]
async fn a_lock_is_seen_and_opened() {
    let (store, memory) = store();
    memory.lock();
    assert!(store.is_locked().await.unwrap());
    store.unlock().await.unwrap();
    assert!(!store.is_locked().await.unwrap());
}
