//! The HTTP client: built at the first call, by hand, because its defaults panic on a machine
//! without certificates and cost milliseconds that a call to this machine does not need.

use std::path::Path;
use std::sync::Arc;

use reqwest::{NoProxy, Proxy, Url, redirect};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};

use super::endpoint::{Endpoint, Network, is_loopback};
use crate::error::{Error, Kind, Result};

/// A client for calls to `base`.
pub(super) fn client(endpoint: &Endpoint, base: &Url) -> Result<reqwest::Client> {
    let network = &endpoint.network;
    let proxies = proxies(network, base)?;
    let is_encrypted = base.scheme() == "https"
        || [&network.http_proxy, &network.https_proxy]
            .into_iter()
            .flatten()
            .any(|proxy| proxy.starts_with("https:"));
    let mut builder = reqwest::Client::builder()
        .user_agent(concat!("gig/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(endpoint.timeouts.bounded().connect)
        .redirect(redirect::Policy::none())
        // Trying again is decided in one place, `retry`.
        .retry(reqwest::retry::never())
        .referer(false)
        .tls_backend_preconfigured(tls(network, is_encrypted)?)
        .no_proxy();
    for proxy in proxies {
        builder = builder.proxy(proxy);
    }
    builder.build().map_err(|error| {
        Error::new(Kind::Unreachable, "no HTTP client can be made").caused_by(error)
    })
}

/// The proxies to use. This machine is reached without one: a key that may go there in the clear
/// must not be seen by a proxy.
fn proxies(network: &Network, base: &Url) -> Result<Vec<Proxy>> {
    if is_loopback(base) {
        return Ok(Vec::new());
    }
    let except = network.no_proxy.as_deref().and_then(NoProxy::from_string);
    let make =
        |address: &Option<String>, variable: &str, new: fn(&str) -> reqwest::Result<Proxy>| {
            let Some(address) = address else {
                return Ok(None);
            };
            let scheme = address.split_once("://").map(|(scheme, _)| scheme);
            let wrong = |why: &str| {
                // The address may hold a password.
                Error::new(
                    Kind::Config,
                    format!("the proxy of {variable} cannot be used: {why}"),
                )
            };
            if !matches!(scheme, None | Some("http" | "https")) {
                return Err(wrong("only http and https proxies are known"));
            }
            let proxy = new(address).map_err(|_| wrong("its address is not one"))?;
            Ok(Some(proxy.no_proxy(except.clone())))
        };
    let http = make(&network.http_proxy, "HTTP_PROXY", |address| {
        Proxy::http(address)
    })?;
    let https = make(&network.https_proxy, "HTTPS_PROXY", |address| {
        Proxy::https(address)
    })?;
    Ok(http.into_iter().chain(https).collect())
}

/// The TLS settings; without any trust where nothing is encrypted, which costs nothing.
fn tls(network: &Network, is_encrypted: bool) -> Result<ClientConfig> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let roots = if is_encrypted {
        roots(network)?
    } else {
        RootCertStore::empty()
    };
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::new(Kind::Unreachable, "TLS cannot be set up").caused_by(error))?;
    let mut config = builder.with_root_certificates(roots).with_no_client_auth();
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(config)
}

/// Whom to trust: the named certificates, else the system's, else the built-in ones.
fn roots(network: &Network) -> Result<RootCertStore> {
    let mut roots = RootCertStore::empty();
    if let Some(file) = &network.cert_file {
        let found = certificates(file).map_err(|why| {
            let file = file.display();
            Error::new(
                Kind::Config,
                format!("no certificates from SSL_CERT_FILE `{file}`: {why}"),
            )
        })?;
        roots.add_parsable_certificates(found);
    }
    if let Some(folders) = &network.cert_dir {
        for folder in std::env::split_paths(folders) {
            let entries = std::fs::read_dir(&folder).into_iter().flatten().flatten();
            for entry in entries {
                // A folder of certificates holds other files as well.
                roots.add_parsable_certificates(certificates(&entry.path()).unwrap_or_default());
            }
        }
    }
    if network.cert_file.is_none() && network.cert_dir.is_none() {
        roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        if roots.is_empty() {
            roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
        }
    }
    Ok(roots)
}

fn certificates(file: &Path) -> std::result::Result<Vec<CertificateDer<'static>>, String> {
    let text = std::fs::read(file).map_err(|error| error.to_string())?;
    let found: Vec<_> = CertificateDer::pem_slice_iter(&text).flatten().collect();
    if found.is_empty() {
        return Err("it holds none".to_owned());
    }
    Ok(found)
}
