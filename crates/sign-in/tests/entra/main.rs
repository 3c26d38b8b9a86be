//! Signing in to Microsoft Entra from outside, against the practice server,
//! which plays both Azure DevOps and Entra.

#[cfg(test)]
mod attacks;
#[cfg(test)]
mod browser;
#[cfg(test)]
mod cloud;
#[cfg(test)]
mod device_code;
#[cfg(test)]
mod refused;
#[cfg(test)]
mod support;
