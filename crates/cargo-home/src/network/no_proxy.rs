//! Which hosts a `NO_PROXY` list excepts, as Cargo's curl reads it.

use std::net::IpAddr;

/// Whether the list excepts the host: `*` alone excepts all, a name excepts
/// itself and what is below it, an address excepts itself and may have a mask.
#[must_use]
pub fn is_excepted(host: &str, list: &str) -> bool {
    if list.trim() == "*" {
        return true;
    }
    let host = host.trim_start_matches('[').trim_end_matches(']');
    let mut entries = list
        .split([',', ' ', '\t'])
        .filter(|entry| !entry.is_empty());
    match host.parse::<IpAddr>() {
        Ok(address) => entries.any(|entry| holds(entry, address)),
        Err(_) => entries.any(|entry| is_below(host, entry)),
    }
}

fn is_below(host: &str, entry: &str) -> bool {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    let entry = entry.trim_end_matches('.').to_ascii_lowercase();
    let entry = entry.strip_prefix('.').unwrap_or(&entry);
    let rest = host.strip_suffix(entry);
    !entry.is_empty() && rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

fn holds(entry: &str, address: IpAddr) -> bool {
    let (network, bits) = match entry.split_once('/') {
        Some((network, bits)) => (network, bits.parse().ok()),
        None => (entry, Some(128)),
    };
    let network = network.trim_start_matches('[').trim_end_matches(']');
    let (Ok(network), Some(bits)) = (network.parse::<IpAddr>(), bits) else {
        return false;
    };
    let (one, other, most) = match (network, address) {
        (IpAddr::V4(one), IpAddr::V4(other)) => {
            let wide = |bits: u32| u128::from(bits) << 96;
            (wide(one.to_bits()), wide(other.to_bits()), 32)
        }
        (IpAddr::V6(one), IpAddr::V6(other)) => (one.to_bits(), other.to_bits(), 128),
        _ => return false,
    };
    let bits: u32 = u32::min(bits, most);
    // A mask of no bits takes everything, and is no shift that there is.
    bits == 0 || (one ^ other) >> (128 - bits) == 0
}

#[cfg(test)]
mod tests {
    use super::is_excepted;

    fn check(host: &str, list: &str, expect: bool) {
        assert_eq!(is_excepted(host, list), expect, "{host} by {list:?}");
    }

    #[test]
    fn names_except_themselves_and_what_is_below() {
        check("feed.test", "feed.test", true);
        check("feed.test", "x, FEED.test.", true);
        check("feed.test", "x feed.test", true);
        check("feed.test", ".test", true);
        check("feed.test", "test", true);
        check("feed.test", "*", true);
        check("feed.test", "*.test", false);
        check("feed.test", "eed.test", false);
        check("feed.test", "a.feed.test", false);
        check("feed.test", "", false);
        check("feed.test", ".,..", false);
    }

    #[test]
    fn addresses_may_have_a_mask() {
        check("10.1.2.3", "10.1.2.3", true);
        check("10.1.2.3", "10.0.0.0/8", true);
        check("10.1.2.3", "11.0.0.0/8", false);
        check("10.1.2.3", "0.0.0.0/0", true);
        check("10.1.2.3", "10.1.2.3/99", true);
        check("10.1.2.3", "10.1.2.3/x", false);
        check("10.1.2.3", "2.3", false);
        check("[fe80::1]", "fe80::/10", true);
        check("[fe80::1]", "10.0.0.0/8", false);
    }
}
