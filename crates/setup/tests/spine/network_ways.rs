//! What a network puts in the way of both, Feedwright and Cargo: a proxy that
//! wants a sign-in, a page, another's certificate; and a clock that is wrong.

use crate::doctor::find;
use crate::network::{CERTIFICATES, CLOCK, Company, PROXY};
use crate::stores::stand_in;
use azure_devops::network::NetworkOptions;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use practice_server::{Fault, FaultRule, ProxyHabit};
use setup::profile::{NetworkWish, StoreKind};
use setup::{ErrorCode, Verdict};
use sign_in::Registrations;

/// What the feed's checks say while the network is in the way.
const BEHIND: [(&str, Verdict, &str); 3] = [
    ("feed-answers", Verdict::Skipped, "network"),
    ("feed-role", Verdict::Skipped, "network"),
    ("feed-upstream", Verdict::Skipped, "network"),
];

#[tokio::test(flavor = "multi_thread")]
async fn a_proxy_that_wants_a_name_and_a_password() {
    let company = Company::set_up().await;
    let value = format!("Basic {}", STANDARD.encode("ann:s3cret"));
    company.proxy.set_habit(ProxyHabit::Basic { value });
    let mut expect = vec![(PROXY, Verdict::Failed, "sign-in")];
    expect.extend([BEHIND[0], BEHIND[1], BEHIND[2]]);
    expect.push((CERTIFICATES, Verdict::Skipped, "not-seen"));
    expect.insert(1, (CLOCK, Verdict::Skipped, "no-date"));
    let examined = sorted(&company, &mut expect).await;
    assert_eq!(find(&examined, PROXY).arguments["ways"], "Basic");
    let failure = company.prepare(company.profile(true)).await.err();
    assert_eq!(failure.map(|it| it.code), Some(ErrorCode::ProxyRefused));
    // As the sentence says: into the address, on this computer alone. Ours and
    // Cargo's, which is in the file that somebody writes by hand.
    let proxy = company.address();
    let whole = proxy.replace("http://", "http://ann:s3cret@");
    company.replace(&proxy, &whole);
    company.apply(company.profile(true)).await.expect("a proof");
    company.check(&[]).await;
    assert!(company.user_file().contains("ann:s3cret"), "it is theirs");
    let everything = company.place.all_files();
    let theirs = company.place.user_file();
    let mut others = everything.iter().filter(|(path, _)| **path != theirs);
    let found = others.find(|(_, bytes)| String::from_utf8_lossy(bytes).contains("s3cret"));
    assert!(found.is_none(), "copied to {found:?}");
}

/// The checks in their order.
async fn sorted(
    company: &Company,
    expect: &mut Vec<(&'static str, Verdict, &'static str)>,
) -> setup::Examined {
    expect.sort_by_key(|(id, verdict, variant)| (*verdict, *id, *variant));
    company.check(expect).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_network_puts_in_the_way() {
    let company = Company::set_up().await;
    let check = async |habit: ProxyHabit,
                       proxy: Option<&'static str>,
                       certificates: &'static str,
                       code: ErrorCode| {
        company.proxy.set_habit(habit);
        let mut expect = BEHIND.to_vec();
        expect.extend(proxy.map(|variant| (PROXY, Verdict::Failed, variant)));
        let verdict = match certificates {
            "not-seen" => Verdict::Skipped,
            _ => Verdict::Failed,
        };
        expect.push((CERTIFICATES, verdict, certificates));
        expect.push((CLOCK, Verdict::Skipped, "no-date"));
        let examined = sorted(&company, &mut expect).await;
        let failure = company.prepare(company.profile(true)).await.err();
        let failure = failure.expect("a network in the way");
        assert_eq!(failure.code, code, "{failure:?}");
        company.proxy.set_habit(ProxyHabit::Open);
        company.check(&[]).await;
        examined
    };
    let page = |status| ProxyHabit::SignInPage { status };
    let domain = check(
        ProxyHabit::Domain,
        Some("domain-sign-in"),
        "not-seen",
        ErrorCode::ProxyDomainSignIn,
    )
    .await;
    let sentence = &find(&domain, PROXY).sentence;
    assert!(
        sentence.contains("Negotiate, NTLM") && sentence.contains("px or cntlm"),
        "{sentence}"
    );
    for status in [200, 302, 511] {
        check(
            page(status),
            Some("sign-in-page"),
            "not-seen",
            ErrorCode::NetworkSignIn,
        )
        .await;
    }
    check(
        ProxyHabit::OtherHost,
        None,
        "other-host",
        ErrorCode::CertificateOtherHost,
    )
    .await;
    check(
        ProxyHabit::Expired,
        None,
        "not-now",
        ErrorCode::CertificateNotNow,
    )
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_is_wrong() {
    let company = Company::set_up().await;
    let server = &company.place.server;
    server.set_fault(FaultRule::from(Fault::ClockSkew).amount(7 * 60 + 30));
    let examined = company.check(&[(CLOCK, Verdict::Warning, "wrong")]).await;
    let sentence = &find(&examined, CLOCK).sentence;
    assert!(
        sentence.starts_with("This computer's clock is 7 minutes slow"),
        "{sentence}"
    );
    // A date that cannot be is no reason to blame the clock.
    server.clear_faults();
    server.set_fault(FaultRule::from(Fault::ClockSkew).amount(100 * 365 * 86_400));
    company.check(&[(CLOCK, Verdict::Skipped, "no-date")]).await;
    server.clear_faults();
    company.check(&[]).await;
}

/// Name and password stand in a variable, which Cargo reads, too: nothing is
/// written that would go before it.
#[tokio::test(flavor = "multi_thread")]
async fn a_name_and_a_password_stay_in_their_variable() {
    let mut company = Company::start().await;
    let value = format!("Basic {}", STANDARD.encode("ann:s3cret"));
    company.proxy.set_habit(ProxyHabit::Basic { value });
    let address = company.address().replace("http://", "http://ann:s3cret@");
    let variables = &mut company.place.setup.computer.variables;
    variables.insert("HTTPS_PROXY".into(), address.into());
    let proof = company.apply(company.profile(true)).await.expect("a proof");
    assert!(proof.built);
    let text = company.user_file();
    assert!(text.contains("cainfo = "), "{text}");
    assert!(!text.contains("proxy = "), "{text}");
    let again = company
        .prepare(company.profile(true))
        .await
        .expect("a plan");
    assert!(again.plan.is_empty(), "{:#?}", again.plan);
    for (path, bytes) in company.place.all_files() {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("s3cret"), "{path:?}");
    }

    // A line of the person's own, without them, goes before.
    let line = format!("proxy = '{}'\ncainfo = ", company.address());
    company.replace("cainfo = ", &line);
    let failure = company
        .apply(company.profile(true))
        .await
        .expect_err("refused");
    let place = failure.place.as_deref().unwrap_or_default();
    assert!(
        place.contains("line ") && place.contains("config.toml"),
        "{place}"
    );
    insta::assert_snapshot!(failure.advice(), @"Cargo's http.proxy goes before HTTPS_PROXY. Take it out of the file, and set HTTPS_PROXY to the proxy's address with your name and password where Cargo runs.");
}

/// The provider reads neither a profile nor Cargo's configuration: the way stands
/// in its list, which a second plan leaves alone and undo takes away.
#[tokio::test(flavor = "multi_thread")]
async fn the_provider_is_told_the_way() {
    let mut company = Company::start().await;
    company.place.setup.provider_program = Some(stand_in(&company.place));
    let before = company.place.files();
    for configure in [false, true] {
        let network = listed_way(&company, company.profile(configure).network).await;
        let proxy = network.proxy.expect("a proxy");
        assert_eq!(proxy.to_string(), company.address());
        assert_eq!(network.authority_files, [company.authority.as_path()]);
        assert_eq!(network.last_proxy, None, "the profile's own comes first");
    }
    assert_eq!(company.place.files(), before);

    // A profile that says nothing, and what only Cargo knows.
    let (proxy, file) = (company.address(), company.authority.display().to_string());
    let text = format!(
        "{}\n[http]\nproxy = '{proxy}'\ncainfo = '{file}'\n",
        company.user_file()
    );
    std::fs::write(company.place.user_file(), text).expect("a file");
    let network = listed_way(&company, NetworkWish::default()).await;
    assert_eq!(network.proxy, None);
    assert_eq!(network.last_proxy.expect("a proxy").to_string(), proxy);
    assert_eq!(network.authority_files, [company.authority.as_path()]);
}

/// The way beside the registration after a set-up that is then taken back.
async fn listed_way(company: &Company, wish: NetworkWish) -> NetworkOptions {
    let profile = || {
        let mut profile = company.profile(false);
        (profile.network, profile.store) = (wish.clone(), StoreKind::Provider);
        profile
    };
    let mut prepared = company.prepare(profile()).await.expect("a plan");
    let index = prepared.plan.index.clone();
    company.place.apply(&mut prepared).await.expect("applied");
    let again = company.prepare(profile()).await.expect("a plan");
    assert!(again.plan.is_empty(), "{:#?}", again.plan);
    let folder = &company.place.setup.folders.configuration;
    let list = Registrations::read(folder).expect("a list");
    let network = list.find(&index).expect("listed").network().clone();
    company.place.undo_everything().await.expect("undone");
    assert!(!Registrations::file(folder).exists());
    network
}
