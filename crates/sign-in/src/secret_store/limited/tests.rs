//! Keeping and removing in a store of short entries, with failures at any step.

use proptest::prelude::*;
use secrecy::{ExposeSecret, SecretString};

use super::super::small::{Failure, SmallStore};
use super::super::{LONGEST, SecretStore};
use crate::error::KeychainError;

const ACCOUNT: &str = "https://dev.azure.com/contoso";
/// Room for a marker, little more.
const LIMIT: usize = 160;

/// What is kept, as a test may know it: a letter, so many times.
type Value = (char, usize);

fn secret((letter, length): Value) -> SecretString {
    SecretString::from(letter.to_string().repeat(length))
}

fn store() -> (SecretStore, SmallStore) {
    let small = SmallStore::new(LIMIT);
    (SecretStore::Small(small.clone()), small)
}

async fn read(store: &SecretStore) -> Result<Option<Value>, KeychainError> {
    let kept = store.read(ACCOUNT).await?;
    Ok(kept.map(|secret| {
        let text = secret.expose_secret();
        let letter = text.chars().next().unwrap();
        assert!(text.chars().all(|other| other == letter), "a mixed secret");
        (letter, text.len())
    }))
}

/// How many entries a value has: its own, and its parts.
fn entries_of(value: Option<Value>) -> usize {
    match value {
        None => 0,
        Some((_, length)) if length <= LIMIT => 1,
        Some((_, length)) => 1 + length.div_ceil(LIMIT),
    }
}

/// One change, and when the store fails at it.
#[derive(Clone, Copy, Debug)]
struct Step {
    /// `None` removes.
    value: Option<Value>,
    failure: Option<Failure>,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let letter = prop::sample::select(vec!['A', 'B', 'C']);
    let length = prop_oneof![Just(1), Just(LIMIT), Just(LIMIT + 1), 2..1_000_usize];
    let failure =
        (0..40_usize, any::<bool>(), any::<bool>()).prop_map(|(after, done, lasting)| Failure {
            after,
            done,
            lasting,
        });
    let step = (
        prop::option::weighted(0.7, (letter, length)),
        prop::option::weighted(0.6, failure),
    );
    let step = step.prop_map(|(value, failure)| Step { value, failure });
    prop::collection::vec(step, 1..12)
}

/// After a success the store holds exactly what was asked for and nothing
/// else; after a failure what was there, what was asked for, or an error.
async fn check(steps: &[Step]) {
    let (store, small) = store();
    let mut possible: Vec<Option<Value>> = vec![None];
    for step in steps {
        small.fail(step.failure);
        let outcome = match step.value {
            Some(value) => store.keep(ACCOUNT, &secret(value)).await,
            None => store.remove(ACCOUNT).await.map(|_| ()),
        };
        small.fail(None);
        if outcome.is_ok() {
            possible = vec![step.value];
            let names = small.names();
            assert_eq!(names.len(), entries_of(step.value), "{names:?}");
        } else if !possible.contains(&step.value) {
            possible.push(step.value);
        }
        match read(&store).await {
            Ok(value) => assert!(possible.contains(&value), "{value:?}: {possible:?}"),
            Err(error) => {
                assert!(outcome.is_err() || possible.len() > 1, "{error}");
                assert!(matches!(error, KeychainError::NotKept { .. }), "{error}");
            }
        }
    }
    store.remove(ACCOUNT).await.unwrap();
    assert_eq!(small.names(), Vec::<String>::new());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn no_failure_makes_a_wrong_secret_or_leaves_a_part_for_good(steps in steps()) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(check(&steps));
    }
}

#[tokio::test]
async fn each_call_may_fail_once() {
    let (long, longer) = (('A', 3 * LIMIT), ('B', 5 * LIMIT + 1));
    for values in [
        [Some(long), Some(longer)],
        [Some(longer), Some(('C', 7))],
        [Some(long), None],
    ] {
        for (after, done) in (0..60).flat_map(|after| [(after, false), (after, true)]) {
            let failure = Failure {
                after,
                done,
                lasting: false,
            };
            let step = |value, failure| Step { value, failure };
            check(&[step(values[0], None), step(values[1], Some(failure))]).await;
        }
    }
}

#[tokio::test]
async fn lengths_at_the_limits() {
    let (store, small) = store();
    for length in [1, LIMIT, LIMIT + 1, 2 * LIMIT, 2_561, LONGEST] {
        let value = ('A', length);
        store.keep(ACCOUNT, &secret(value)).await.unwrap();
        assert_eq!(read(&store).await, Ok(Some(value)));
        assert_eq!(small.names().len(), entries_of(Some(value)));
    }
    let refused = store.keep(ACCOUNT, &secret(('B', LONGEST + 1))).await;
    assert_eq!(refused, Err(KeychainError::TooLong { limit: 65_536 }));
    assert_eq!(read(&store).await, Ok(Some(('A', LONGEST))));
}

#[tokio::test]
async fn mixed_and_damaged_sets_are_not_kept() {
    let not_kept = Err(KeychainError::NotKept {
        account: ACCOUNT.to_owned(),
    });
    for damage in [None, Some("A"), Some("AAAAAAAAAA")] {
        for number in 0..3 {
            let (store, small) = store();
            store
                .keep(ACCOUNT, &secret(('A', 3 * LIMIT)))
                .await
                .unwrap();
            let part = small.names()[1 + number].clone();
            small.tamper(&part, damage);
            assert_eq!(read(&store).await, not_kept);
            store.keep(ACCOUNT, &secret(('B', 9))).await.unwrap();
            assert_eq!(read(&store).await, Ok(Some(('B', 9))));
            assert_eq!(small.names().len(), 1);
        }
    }
    let (store, small) = store();
    small.tamper(ACCOUNT, Some("feedwright-parts:1:nothing"));
    assert_eq!(read(&store).await, not_kept);
    assert!(store.remove(ACCOUNT).await.unwrap());
}

#[tokio::test]
async fn a_secret_is_never_taken_for_a_marker() {
    for store in [SecretStore::memory(), store().0] {
        let marker = SecretString::from("feedwright-parts:1:");
        let refused = store.keep(ACCOUNT, &marker).await;
        assert!(matches!(refused, Err(KeychainError::Refused { .. })));
        assert!(store.read(ACCOUNT).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn accounts_do_not_meet() {
    let (store, small) = store();
    let names = [ACCOUNT.to_owned(), format!("{ACCOUNT}#access")];
    for (name, letter) in names.iter().zip(['A', 'B']) {
        store.keep(name, &secret((letter, 400))).await.unwrap();
    }
    assert!(store.remove(&names[0]).await.unwrap());
    let other = store.read(&names[1]).await.unwrap().unwrap();
    assert!(other.expose_secret() == "B".repeat(400));
    assert!(store.remove(&names[1]).await.unwrap());
    assert_eq!(small.names(), Vec::<String>::new());
}
