# The network: the doctor's checks of it, and what the plan tells of Cargo's way.

check-network-proxy-ok = Feedwright and Cargo use the proxy { $proxy }
check-network-proxy-direct = Feedwright and Cargo reach { $host } without a proxy
check-network-proxy-only-ours = Cargo does not know the proxy { $proxy } that Feedwright uses
check-network-proxy-not-told = Cargo does not know the proxy { $proxy } that Feedwright uses
check-network-proxy-only-cargo = Cargo uses the proxy { $other }, and Feedwright connects directly
check-network-proxy-different = Feedwright uses the proxy { $proxy }, and Cargo uses { $other }
check-network-proxy-case = HTTPS_PROXY and https_proxy name two proxies: Feedwright uses { $proxy }, and Cargo uses { $other }. Unset one of them.
check-network-proxy-repository = { $path } sends Cargo through a proxy or authority of its own. Feedwright does not follow it; check that you trust it.
check-network-proxy-sign-in = The proxy { $proxy } wants a name and a password. Set HTTPS_PROXY to its address with them.
check-network-proxy-domain-sign-in = The proxy { $proxy } wants a sign-in by { $ways }, which neither Feedwright nor Cargo can do. Run a relay such as px or cntlm, and name it in HTTPS_PROXY.
check-network-proxy-sign-in-page = This network wants you to sign in in a browser first. Open any page there, then check again.
check-network-proxy-refused = The proxy { $proxy } opens no connection to the feed. Ask for a rule that lets it through.
check-network-proxy-unreachable = The proxy { $proxy } cannot be reached
check-network-certificates-ok = Feedwright and Cargo trust the certificate of { $host }
check-network-certificates-cargo = Feedwright trusts the certificate of { $host }, signed by { $issuer }, and Cargo does not
check-network-certificates-ours = Cargo trusts the certificate of { $host }, signed by { $issuer }, and Feedwright does not. Name that authority's file in SSL_CERT_FILE.
check-network-certificates-unknown = { $issuer } has signed the certificate of { $host }, and this computer does not trust it. If that is your network's own authority, name its file in SSL_CERT_FILE.
check-network-certificates-other-host = Another host answers in place of { $host }. This network may want you to sign in in a browser first.
check-network-certificates-not-now = The certificate of { $host } is not valid at this computer's time. Check the clock.
check-network-certificates-refused = The certificate of { $host }, signed by { $issuer }, is refused
check-network-certificates-file = An authority file cannot be used: Cargo or Feedwright connects to nothing with it
check-reason-network = the network is in the way to { $organization }
check-reason-not-seen = no certificate of { $host } was seen
check-reason-no-date = the server did not tell the time
check-reason-socks = a SOCKS proxy is not looked into
check-subject-network-proxy = The proxy
check-subject-network-certificates = The certificates
check-subject-clock = This computer's clock
check-clock-fast =
    { $minutes ->
        [one] This computer's clock is { $minutes } minute fast
       *[other] This computer's clock is { $minutes } minutes fast
    }
notice-cargo-without-proxy = Tell Cargo through a profile with configure-cargo = true below [network], or set HTTPS_PROXY where cargo runs.
    .lead = Cargo does not know the proxy that Feedwright uses.
notice-cargo-other-proxy = The details name both. Name the same one for both, or keep them if both lead to the feed.
    .lead = Feedwright and Cargo use two different proxies.
notice-cargo-own-proxy = Check NO_PROXY if that is not wanted.
    .lead = Cargo uses a proxy, and Feedwright connects directly.
notice-proxy-credentials-stay = They are not copied into the configuration of Cargo. Set HTTPS_PROXY with them where cargo runs, and leave http.proxy out.
    .lead = The proxy wants a name and a password.
notice-cargo-trusts-file-alone = That is so for every project of this user. The file must hold all that Cargo needs.
    .lead = Cargo then trusts the authorities of one file and no others.
notice-cargo-without-authority = Tell Cargo through a profile with configure-cargo = true below [network], or set SSL_CERT_FILE where cargo runs.
    .lead = Cargo does not know the certificate authorities that Feedwright trusts.
notice-cargo-authority-variable = It goes before the configuration of Cargo. Unset it where it is set.
    .lead = A variable names the certificate authorities of Cargo.
notice-tell-cargo = Turn on the switch below, or set it in the environment where cargo runs.
tell-cargo = Tell Cargo, too
tell-cargo-text = Proxy and certificate authorities go into your own Cargo configuration, for all your projects. Undo takes them out again.
