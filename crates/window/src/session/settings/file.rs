//! `settings.json` in our configuration folder: small, replaced in one step,
//! with every key kept that this version does not know. A file that cannot be
//! understood is moved aside and never in the way.

use crate::contract::Settings;
use serde_json::{Map, Value};
use setup::{ErrorCode, Failure};
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use time::OffsetDateTime;

const FILE: &str = "settings.json";
/// Where a file goes that cannot be understood.
const DAMAGED: &str = "settings.damaged.json";
/// Larger files are none of ours.
const LARGEST: u64 = 64 * 1024;

/// The settings; the usual ones where there are none.
pub(super) fn read(folder: &Path) -> Settings {
    let Some(known) = object(folder) else {
        return Settings::default();
    };
    settings_in(&known)
}

/// Key by key, so that one wrong value does not cost the others.
fn settings_in(known: &Map<String, Value>) -> Settings {
    let value = |key: &str| known.get(key).cloned().unwrap_or_default();
    Settings {
        language: serde_json::from_value(value("language")).unwrap_or_default(),
        appearance: serde_json::from_value(value("appearance")).unwrap_or_default(),
        text_size: serde_json::from_value(value("textSize")).unwrap_or_default(),
        client_id: serde_json::from_value(value("clientId")).unwrap_or_default(),
        device_code: serde_json::from_value(value("deviceCode")).unwrap_or_default(),
    }
}

/// Writes the settings beside what else is in the file.
pub(super) fn write(folder: &Path, settings: &Settings) -> Result<(), Failure> {
    let path = folder.join(FILE);
    let refused = |error: &dyn std::fmt::Display| {
        let failure = Failure::new(ErrorCode::FolderUnusable);
        failure.at(path.display()).because(error)
    };
    let mut object = object(folder).unwrap_or_default();
    match serde_json::to_value(settings) {
        Ok(Value::Object(set)) => object.extend(set),
        Ok(_) => return Err(ErrorCode::Internal.into()),
        Err(error) => return Err(refused(&error)),
    }
    let mut text = format!("{:#}", Value::Object(object));
    text.push('\n');
    private_folder(folder).map_err(|error| refused(&error))?;
    let before = cargo_home::file::read(&path).map_err(|error| refused(&error))?;
    let before = before.map(|file| file.bytes);
    let options = cargo_home::file::ReplaceOptions {
        new_file: cargo_home::file::NewFile::Private,
        ..Default::default()
    };
    cargo_home::file::replace_with(&path, before.as_deref(), text.as_bytes(), &options)
        .map_err(|error| refused(&error))?;
    Ok(())
}

/// What is in the file; none when there is none, or when it had to be moved
/// aside.
fn object(folder: &Path) -> Option<Map<String, Value>> {
    let path = folder.join(FILE);
    let understood = match bytes(&path) {
        Ok(Some(bytes)) => serde_json::from_slice(&bytes).ok(),
        Ok(None) => return None,
        Err(_) => None,
    };
    if understood.is_none() {
        move_aside(&path, &folder.join(DAMAGED));
    }
    understood
}

/// At most as many bytes as settings may have; an error for what is no file.
fn bytes(path: &PathBuf) -> std::io::Result<Option<Vec<u8>>> {
    let kind = match std::fs::metadata(path) {
        Ok(kind) => kind,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    if !kind.is_file() || kind.len() > LARGEST {
        return Err(ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    std::fs::File::open(path)?
        .take(LARGEST)
        .read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

/// If even that fails the file stays, and is told by whoever must write it.
fn move_aside(path: &Path, aside: &Path) {
    if std::fs::rename(path, aside).is_err() {
        // What lies there already may be in the way, such as a folder.
        let moment = OffsetDateTime::now_utc().unix_timestamp_nanos();
        let _ = std::fs::rename(path, aside.with_extension(format!("{moment}.json")));
    }
}

/// Our configuration folder, for this user alone.
fn private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}
