//! Keyring: the system's own store of secrets: Secret Service over D-Bus on Linux and BSD, Keychain on
//! macOS, Credential Manager on Windows. A machine without one is no error: the reason is told, and
//! whoever asked goes on to the next source (`keys`).
//!
//! A key is filed under the address it is for, so that another address never finds it.

use std::sync::Arc;
use std::sync::mpsc;
use std::time::Duration;

use keyring_core::{CredentialStore, Entry, Error};

use crate::config::{Endpoint, Secret};
use crate::text::words;

/// The name under which a keyring shows what is gig's.
const SERVICE: &str = "gig";
/// How long a keyring may take: someone may have to unlock it.
const PATIENCE: Duration = Duration::from_secs(120);

/// The system's keyring, or one like it.
#[derive(Clone)]
pub struct Keyring(Arc<CredentialStore>);

/// Why a keyring gave nothing, in a few words.
pub type Absent = String;

/// What a key for `endpoint` is filed under: its address.
#[must_use]
pub fn account(endpoint: &Endpoint) -> String {
    endpoint.base_url.as_str().trim_end_matches('/').to_owned()
}

impl Keyring {
    /// The system's keyring.
    ///
    /// # Errors
    ///
    /// Why there is none.
    pub fn system() -> Result<Self, Absent> {
        in_time(system).map(Self)
    }

    /// The key for an account; none when it holds none.
    ///
    /// # Errors
    ///
    /// Why it cannot be told.
    pub fn read(&self, account: &str) -> Result<Option<Secret>, Absent> {
        let entry = self.entry(account);
        in_time(move || match entry?.get_password() {
            Ok(key) => Ok(Some(Secret::new(&key))),
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(error),
        })
    }

    /// Files the key for an account; one that was there is replaced.
    ///
    /// # Errors
    ///
    /// Why it could not be.
    pub fn write(&self, account: &str, key: &Secret) -> Result<(), Absent> {
        let (entry, key) = (self.entry(account), key.clone());
        in_time(move || entry?.set_password(key.expose()))
    }

    /// Takes the key for an account out; whether there was one.
    ///
    /// # Errors
    ///
    /// Why it could not be.
    pub fn remove(&self, account: &str) -> Result<bool, Absent> {
        let entry = self.entry(account);
        in_time(move || match entry?.delete_credential() {
            Ok(()) => Ok(true),
            Err(Error::NoEntry) => Ok(false),
            Err(error) => Err(error),
        })
    }

    fn entry(&self, account: &str) -> keyring_core::Result<Entry> {
        self.0.build(SERVICE, account, None)
    }
}

#[cfg(target_os = "macos")]
fn system() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(apple_native_keyring_store::keychain::Store::new()?)
}

#[cfg(windows)]
fn system() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(windows_native_keyring_store::Store::new()?)
}

#[cfg(all(unix, not(target_os = "macos")))]
fn system() -> keyring_core::Result<Arc<CredentialStore>> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}

/// Does `work` in a thread of its own, and not for longer than someone needs to unlock a keyring: what
/// answers over there is another program.
fn in_time<T: Send + 'static>(
    work: impl FnOnce() -> keyring_core::Result<T> + Send + 'static,
) -> Result<T, Absent> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        // Nobody listens any more when it took too long.
        let _ = sender.send(work());
    });
    match receiver.recv_timeout(PATIENCE) {
        Ok(outcome) => outcome.map_err(|error| reason(&error)),
        Err(_) => Err(format!("it did not answer in {} s", PATIENCE.as_secs())),
    }
}

/// An error in a few words. What a keyring held stays out of it: a malformed one quotes its bytes.
fn reason(error: &Error) -> Absent {
    let told = match error {
        Error::PlatformFailure(cause) | Error::NoStorageAccess(cause) => cause.to_string(),
        Error::BadEncoding(_) | Error::BadDataFormat(..) => "what it holds is not text".to_owned(),
        Error::Ambiguous(_) => "it holds several keys for this address".to_owned(),
        other => other.to_string(),
    };
    let line: Vec<&str> = told.split_whitespace().collect();
    words::shortened(&line.join(" "), 160)
}

#[cfg(test)]
pub(super) fn in_memory() -> Keyring {
    Keyring(keyring_core::mock::Store::new().unwrap())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_filed_under_its_address_and_can_be_taken_out() {
        let keyring = in_memory();
        let (here, there) = ("https://a.example/v1", "https://b.example/v1");
        assert_eq!(keyring.read(here), Ok(None));
        keyring.write(here, &Secret::new("canary-1")).unwrap();
        keyring.write(here, &Secret::new("canary-2")).unwrap();
        assert_eq!(keyring.read(here), Ok(Some(Secret::new("canary-2"))));
        assert_eq!(keyring.read(there), Ok(None));
        assert_eq!(keyring.remove(here), Ok(true));
        assert_eq!(keyring.remove(here), Ok(false));
        assert_eq!(keyring.read(here), Ok(None));
    }

    #[test]
    fn what_goes_wrong_is_one_line_without_what_it_held() {
        let held = Error::BadEncoding(b"canary-key".to_vec());
        assert!(!reason(&held).contains("canary"));
        let long = Error::PlatformFailure("no\nbus ".repeat(200).into());
        assert!(reason(&long).len() < 200 && !reason(&long).contains('\n'));
    }
}
