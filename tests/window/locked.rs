//! What the page may not do, tried from within it, as if somebody had got a
//! script of theirs into it.

use std::net::TcpListener;

use serde_json::{Value, json};

use crate::desk::Desk;
use crate::session::Session;

/// Commands of Tauri, of its plugins, and of nobody.
const REFUSED: [&str; 16] = [
    "no_such_command",
    "plugin:app|version",
    "plugin:dialog|open",
    "plugin:event|emit",
    "plugin:event|listen",
    "plugin:fs|read_text_file",
    "plugin:http|fetch",
    "plugin:opener|open_url",
    "plugin:path|resolve_directory",
    "plugin:resources|close",
    "plugin:shell|execute",
    "plugin:single-instance|anything",
    "plugin:webview|create_webview_window",
    "plugin:window-state|filename",
    "plugin:window|close",
    "plugin:window|set_title",
];

/// Somebody outside, who notices whoever comes.
struct Outside(TcpListener);

impl Outside {
    fn open() -> Outside {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        listener.set_nonblocking(true).unwrap();
        Outside(listener)
    }

    fn address(&self) -> String {
        format!("http://{}/", self.0.local_addr().unwrap())
    }

    fn somebody_came(&self) -> bool {
        self.0.accept().is_ok()
    }
}

#[test]
fn the_page_may_do_nothing_but_what_was_granted() {
    let desk = Desk::set_up();
    let session = Session::open(&desk);
    session.wait_for(
        "the page is shown",
        "return document.visibilityState === 'visible'",
        &[],
    );
    only_granted_commands_answer(&session);
    nothing_is_run_but_what_was_built_in(&session);
    nothing_is_framed(&session);
    let outside = Outside::open();
    nothing_is_fetched(&session, &outside);
    nobody_leaves(&session, &outside);
    the_window_has_a_smallest_size(&session);
    session.close();
}

fn only_granted_commands_answer(session: &Session) {
    assert_eq!(
        session.invoke("show_window", &json!({})),
        json!({ "ok": null })
    );
    for refused in REFUSED {
        let answer = session.invoke(refused, &json!({}));
        let error = answer["error"]
            .as_str()
            .unwrap_or_else(|| panic!("{refused}: {answer}"));
        // Without an access list of our own it would say "not found" alone.
        assert!(error.contains("not allowed"), "{refused}: {error}");
    }
    // What is granted takes what the contract says, and nothing else.
    let wrong = session.invoke("close_window", &json!({ "wish": "explode" }));
    assert!(wrong["error"].is_string(), "{wrong}");
}

fn nothing_is_run_but_what_was_built_in(session: &Session) {
    for code in [
        "eval('1')",
        "new Function('return 1')()",
        "setTimeout('window.late = 1')",
    ] {
        let tried = format!(
            "try {{ {code}; return window.late ?? 'quiet' }} catch (error) {{ return error.name }}"
        );
        let outcome = session.run(&tried);
        assert!(
            outcome == "EvalError" || outcome == "quiet",
            "{code}: {outcome}"
        );
    }
    let inline = "const script = document.createElement('script');
        script.textContent = 'window.ran = true';
        document.head.append(script);
        const handler = document.createElement('div');
        handler.innerHTML = '<img src=x onerror=\"window.ran = true\"><svg onload=\"window.ran = true\">';
        document.body.append(handler);
        handler.remove();
        return window.ran ?? window.late ?? 'not run'";
    assert_eq!(session.run(inline), "not run");
    let drawn = "const style = document.createElement('style');
        style.textContent = 'body { display: none }';
        document.head.append(style);
        return getComputedStyle(document.body).display";
    assert_ne!(
        session.run(drawn),
        "none",
        "a style of the page's own making"
    );
    let frozen = "Object.prototype.added = 1; return {}.added === undefined";
    assert_eq!(session.run(frozen), true, "prototypes are not frozen");
    assert_eq!(session.run("return window.__TAURI__ === undefined"), true);
}

/// A frame stays empty and gets no way to the program, whatever it is given.
fn nothing_is_framed(session: &Session) {
    for (kind, value) in [
        ("src", "index.html"),
        ("src", "data:text/html,<p>x"),
        ("src", "https://example.org/"),
        ("srcdoc", "<p>x"),
    ] {
        let frame = "const frame = document.createElement('iframe');
            frame[arguments[0]] = arguments[1];
            document.body.append(frame)";
        session.run_with(frame, &[json!(kind), json!(value)]);
        // The program answers after it has decided about the frame.
        session.invoke("watch_nothing", &json!({}));
        let inside = session.run(
            "const frame = document.querySelector('iframe');
             let inside;
             try { inside = [frame.contentWindow.location.href, typeof frame.contentWindow.__TAURI_INTERNALS__] }
             catch (error) { inside = [error.name] }
             frame.remove();
             return inside",
        );
        assert_eq!(inside, json!(["about:blank", "undefined"]), "{value}");
    }
}

fn nothing_is_fetched(session: &Session, outside: &Outside) {
    let refused = |what: &str, script: &str| {
        let outcome = session.run_until_done(script, &[json!(outside.address())]);
        assert_eq!(outcome, "refused", "{what}");
    };
    refused(
        "fetch",
        "const [address, done] = arguments;
         fetch(address, { mode: 'no-cors' }).then(() => done('reached'), () => done('refused'))",
    );
    refused(
        "a picture",
        "const [address, done] = arguments;
         const picture = new Image();
         picture.onload = () => done('reached');
         picture.onerror = () => done('refused');
         picture.src = address",
    );
    refused(
        "a script",
        "const [address, done] = arguments;
         const script = document.createElement('script');
         script.onload = () => done('reached');
         script.onerror = () => done('refused');
         script.src = address;
         document.head.append(script)",
    );
    refused(
        "a socket",
        "const [address, done] = arguments;
         try {
             const socket = new WebSocket(address.replace('http', 'ws'));
             socket.onopen = () => done('reached');
             socket.onerror = () => done('refused');
         } catch { done('refused') }",
    );
    assert!(!outside.somebody_came());
}

/// Each way of leaving, then a word with the program: it answers the page that
/// is there, so a page that had left would not know the mark.
fn nobody_leaves(session: &Session, outside: &Outside) {
    session.run("window.mark = 'still here'");
    let before = session.run("return location.href");
    let ways = [
        "location.href = arguments[0]",
        "location.replace('data:text/html,<p>x')",
        "location.href = 'file:///etc/passwd'",
        "const link = document.createElement('a'); link.href = arguments[0]; document.body.append(link); link.click()",
        "const link = document.createElement('a'); link.href = arguments[0]; link.target = '_blank'; document.body.append(link); link.click()",
        "const form = document.createElement('form'); form.action = arguments[0]; document.body.append(form); form.submit()",
        "const rule = document.createElement('meta'); rule.httpEquiv = 'refresh'; rule.content = '0;url=' + arguments[0]; document.head.append(rule)",
        "const link = document.createElement('a'); link.href = arguments[0]; link.download = 'x'; document.body.append(link); link.click()",
        "return window.open(arguments[0]) === null",
    ];
    for way in ways {
        let opened = session.run_with(way, &[json!(outside.address())]);
        assert!(opened == Value::Null || opened == true, "{way}");
        let answer = session.invoke("show_window", &json!({}));
        assert_eq!(answer, json!({ "ok": null }), "{way}");
        assert_eq!(session.run("return window.mark"), "still here", "{way}");
        assert_eq!(session.run("return location.href"), before, "{way}");
        assert!(!outside.somebody_came(), "{way}");
    }
}

fn the_window_has_a_smallest_size(session: &Session) {
    session.resize(300, 200);
    let size = session.run("return [innerWidth, innerHeight]");
    assert_eq!(size, json!([800, 600]));
    let wider = "return document.documentElement.scrollWidth > innerWidth";
    assert_eq!(session.run(wider), false, "it scrolls sideways");
}
