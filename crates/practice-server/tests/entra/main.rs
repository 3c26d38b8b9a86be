//! Microsoft Entra and the token API as the practice server plays them, asked by a plain HTTP
//! client over loopback.

#[cfg(test)]
mod authorize;
#[cfg(test)]
mod azure_devops;
#[cfg(feature = "https-proxy")]
#[cfg(test)]
mod cloud;
#[cfg(test)]
mod device_code;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod identities;
#[cfg(test)]
mod redirects;
#[cfg(test)]
mod refresh;
#[cfg(test)]
mod support;
#[cfg(test)]
mod token_api;
