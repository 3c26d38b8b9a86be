//! A session of the Secret Service with the algorithm
//! `dh-ietf1024-sha256-aes128-cbc-pkcs7`, so that no secret is readable on the
//! bus: both sides agree on a key by Diffie and Hellman in the second group of
//! RFC 2409, and every secret is encrypted with it.

use aes::Aes128;
use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{BlockModeDecrypt as _, BlockModeEncrypt as _, KeyIvInit as _};
use hkdf::Hkdf;
use num_bigint::BigUint;
use sha2::Sha256;
use zbus::zvariant::{ObjectPath, OwnedObjectPath, OwnedValue, Value};
use zeroize::Zeroizing;

use super::bus::Bus;
use super::{SECRETS, SERVICE};
use crate::error::KeychainError;

const ALGORITHM: &str = "dh-ietf1024-sha256-aes128-cbc-pkcs7";
const GENERATOR: u8 = 2;
/// The group's prime, "Second Oakley Group" of RFC 2409 §6.2.
const PRIME: [u32; 32] = [
    0xFFFF_FFFF,
    0xFFFF_FFFF,
    0xC90F_DAA2,
    0x2168_C234,
    0xC4C6_628B,
    0x80DC_1CD1,
    0x2902_4E08,
    0x8A67_CC74,
    0x020B_BEA6,
    0x3B13_9B22,
    0x514A_0879,
    0x8E34_04DD,
    0xEF95_19B3,
    0xCD3A_431B,
    0x302B_0A6D,
    0xF25F_1437,
    0x4FE1_356D,
    0x6D51_C245,
    0xE485_B576,
    0x625E_7EC6,
    0xF44C_42E9,
    0xA637_ED6B,
    0x0BFF_5CB6,
    0xF406_B7ED,
    0xEE38_6BFB,
    0x5A89_9FA5,
    0xAE9F_2411,
    0x7C4B_1FE6,
    0x4928_6651,
    0xECE6_5381,
    0xFFFF_FFFF,
    0xFFFF_FFFF,
];
const PRIME_LENGTH: usize = 128;
/// Twice the bits of the key that is agreed on, and more than twice what the
/// group can stand: a longer exponent adds time only (RFC 7919 §5.2).
const EXPONENT_LENGTH: usize = 32;

/// A secret as it crosses the bus: session, initialization vector, encrypted
/// value, content type.
pub(super) type Secret = (OwnedObjectPath, Vec<u8>, Vec<u8>, String);
const CONTENT_TYPE: &str = "application/octet-stream";

type Key = Zeroizing<[u8; 16]>;

/// Our half of a key, computed before anybody is asked.
pub(super) struct Offer {
    exponent: BigUint,
    ours: Vec<u8>,
}

impl Offer {
    /// Computes it, which takes a moment.
    pub(super) fn new() -> Result<Self, KeychainError> {
        let mut exponent = Zeroizing::new([0; EXPONENT_LENGTH]);
        fill(&mut *exponent)?;
        let exponent = BigUint::from_bytes_be(&*exponent);
        let ours = BigUint::from(GENERATOR).modpow(&exponent, &prime());
        Ok(Self {
            exponent,
            ours: ours.to_bytes_be(),
        })
    }
}

/// A session that is open, before this side has computed its key.
pub(super) struct OpenSession {
    path: OwnedObjectPath,
    exponent: BigUint,
    theirs: Vec<u8>,
}

impl OpenSession {
    /// Offers our half of the key, and takes theirs. Never the first call of a
    /// connection: GNOME Keyring may end itself at that (docs/decisions/0016).
    pub(super) async fn with(bus: &Bus, offer: Offer) -> Result<Self, KeychainError> {
        let arguments = (ALGORITHM, Value::from(offer.ours));
        let (theirs, path): (OwnedValue, OwnedObjectPath) = bus
            .call(SECRETS, SERVICE, "OpenSession", &arguments)
            .await?;
        let theirs = Vec::<u8>::try_from(theirs).map_err(|_| broken("no key"))?;
        Ok(Self {
            path,
            exponent: offer.exponent,
            theirs,
        })
    }

    pub(super) fn path(&self) -> ObjectPath<'_> {
        self.path.as_ref()
    }

    /// Computes the key, which takes a moment.
    pub(super) fn agree(&self) -> Result<Session, KeychainError> {
        Ok(Session {
            path: self.path.clone(),
            key: agreed(&self.exponent, &self.theirs)?,
        })
    }
}

/// A session with its key.
pub(super) struct Session {
    path: OwnedObjectPath,
    key: Key,
}

impl Session {
    /// Decrypts what came over the bus.
    pub(super) fn open(&self, secret: Secret) -> Result<Zeroizing<Vec<u8>>, KeychainError> {
        let (_, vector, value, _) = secret;
        let mut value = Zeroizing::new(value);
        let cipher = cbc::Decryptor::<Aes128>::new_from_slices(&*self.key, &vector)
            .map_err(|_| broken("an entry without initialization vector"))?;
        let length = cipher
            .decrypt_padded::<Pkcs7>(&mut value)
            .map_err(|_| broken("an entry that was encrypted with another key"))?
            .len();
        // Shortening would leave the rest of an earlier text behind.
        Ok(Zeroizing::new(value[..length].to_vec()))
    }

    /// Encrypts for the way over the bus.
    pub(super) fn seal(&self, plain: &[u8]) -> Result<Secret, KeychainError> {
        let mut vector = [0; 16];
        fill(&mut vector)?;
        let cipher = cbc::Encryptor::<Aes128>::new(&(*self.key).into(), &vector.into());
        let mut value = Zeroizing::new(vec![0; plain.len() + vector.len()]);
        value[..plain.len()].copy_from_slice(plain);
        let sealed = cipher
            .encrypt_padded::<Pkcs7>(&mut value, plain.len())
            .map_err(|_| broken("no room for an entry"))?
            .to_vec();
        let session = self.path.clone();
        Ok((session, vector.to_vec(), sealed, CONTENT_TYPE.to_owned()))
    }
}

fn prime() -> BigUint {
    BigUint::from_slice(&PRIME.iter().rev().copied().collect::<Vec<u32>>())
}

/// The key that both sides can compute, and nobody who listens.
fn agreed(exponent: &BigUint, theirs: &[u8]) -> Result<Key, KeychainError> {
    let (prime, theirs) = (prime(), BigUint::from_bytes_be(theirs));
    let one = BigUint::from(1_u8);
    // These would make the key known to everybody.
    if theirs <= one || theirs >= &prime - &one {
        return Err(broken("a key that is none"));
    }
    let shared = Zeroizing::new(theirs.modpow(exponent, &prime).to_bytes_be());
    let mut padded = Zeroizing::new([0; PRIME_LENGTH]);
    padded[PRIME_LENGTH - shared.len()..].copy_from_slice(&shared);
    let mut key = Key::default();
    Hkdf::<Sha256>::new(None, &*padded)
        .expand(&[], &mut *key)
        .map_err(|_| broken("no key"))?;
    Ok(key)
}

fn fill(bytes: &mut [u8]) -> Result<(), KeychainError> {
    getrandom::fill(bytes).map_err(|error| KeychainError::Refused {
        reason: format!("the system has no random numbers: {error}"),
    })
}

fn broken(what: &str) -> KeychainError {
    KeychainError::Refused {
        reason: format!("it answered with {what}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(key: Key) -> Session {
        let path = OwnedObjectPath::try_from("/session/1").unwrap();
        Session { path, key }
    }

    fn other_side(exponent: &BigUint) -> Vec<u8> {
        let public = BigUint::from(GENERATOR).modpow(exponent, &prime());
        public.to_bytes_be()
    }

    #[test]
    fn both_sides_agree_on_one_key() {
        let [one, other] = [3_u8, 200].map(|byte| BigUint::from_bytes_be(&[byte; EXPONENT_LENGTH]));
        let key = agreed(&one, &other_side(&other)).unwrap();
        assert_eq!(key, agreed(&other, &other_side(&one)).unwrap());
        assert_ne!(key, agreed(&one, &other_side(&one)).unwrap());
    }

    #[test]
    fn the_prime_is_the_one_of_the_standard() {
        let prime = prime();
        assert_eq!(prime.bits(), 1024);
        let text = format!("{prime:X}");
        assert!(text.starts_with("FFFFFFFFFFFFFFFFC90FDAA22168C234"));
        assert!(text.ends_with("49286651ECE65381FFFFFFFFFFFFFFFF"));
        // A wrong digit in the middle would make it a number that is no prime.
        let one = BigUint::from(1_u8);
        for base in [2_u8, 3, 5, 7, 11] {
            let base = BigUint::from(base);
            assert_eq!(base.modpow(&(&prime - &one), &prime), one);
        }
    }

    #[test]
    fn keys_that_everybody_knows_are_refused() {
        let exponent = BigUint::from_bytes_be(&[7; EXPONENT_LENGTH]);
        let prime = prime();
        let above = (&prime + 5_u8).to_bytes_be();
        let last = (&prime - 1_u8).to_bytes_be();
        for theirs in [vec![], vec![0], vec![1], last, prime.to_bytes_be(), above] {
            assert!(agreed(&exponent, &theirs).is_err(), "{theirs:?}");
        }
        assert!(agreed(&exponent, &[2]).is_ok());
    }

    #[test]
    fn what_is_sealed_opens_with_the_same_key_alone() {
        let session = session(Key::new([1; 16]));
        for length in [0, 1, 15, 16, 17, 84, 3_000] {
            let plain = vec![b'A'; length];
            let sealed = session.seal(&plain).unwrap();
            assert_eq!(sealed.2.len() % 16, 0);
            assert_eq!(*session.open(sealed.clone()).unwrap(), plain);
            assert_ne!(sealed, session.seal(&plain).unwrap(), "another vector");
        }
    }

    #[test]
    fn broken_answers_are_errors() {
        let session = session(Key::new([1; 16]));
        let good = session.seal(b"text").unwrap();
        let mut shorter = good.clone();
        shorter.1.pop();
        let mut cut = good.clone();
        cut.2.pop();
        let mut empty = good;
        empty.2.clear();
        for broken in [shorter, cut, empty] {
            assert!(session.open(broken).is_err());
        }
    }
}
