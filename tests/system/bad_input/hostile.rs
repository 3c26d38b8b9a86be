//! A server whose words hold escape codes and characters that turn the reading
//! direction: they come out as what they are. The bench looks at every byte.

use super::{Bench, error};

pub(super) async fn check(bench: &mut Bench) {
    bench.heading("A hostile server");
    let person = bench.person();
    let program = person.quickstart(&bench.site, &[]);
    let expect = error("request-refused", "\\u{1b}");
    bench
        .check("escape codes in an answer", &person, program, expect)
        .await;
}
