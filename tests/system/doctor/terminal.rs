//! `doctor --fix` in front of a person: in a terminal of its own, by `script`,
//! which gives the program what is typed and writes down what is shown.

use std::path::Path;

use super::Patient;
use crate::support::{Running, contents};

const BROKEN: &str = "# mine\n[build]\njobs = 2\n";
const QUESTION: &str = "Make these changes? [y/N]";

impl Patient {
    /// `feedwright doctor` with these arguments in a terminal.
    fn at_a_terminal(&self, arguments: &str) -> Running {
        // `script` takes a command's words as one text for a shell.
        let command = format!("exec \"$FEEDWRIGHT\" doctor {arguments}");
        self.site
            .workplace
            .feedwright(&[])
            .variable("FEEDWRIGHT", env!("CARGO_BIN_EXE_feedwright"))
            .variable("SHELL", "/bin/sh")
            .instead(Path::new("script"), &["-qec", &command, "/dev/null"])
            .start_open()
    }

    /// What was shown until the question for the plan of `--fix`, the rest after
    /// this answer, and the status.
    async fn answered(&self, answer: &[u8]) -> (String, String, i32) {
        let mut running = self.at_a_terminal("--fix");
        let until = running.shown(QUESTION).await;
        running.type_in(answer).await;
        let (ran, _) = running.end().await;
        (until, ran.stdout, ran.status)
    }

    fn broken(&self) {
        std::fs::write(self.file(), BROKEN).expect("a file");
    }

    fn now(&self) -> String {
        std::fs::read_to_string(self.file()).expect("a file")
    }
}

#[tokio::test]
async fn a_person_is_shown_the_plan_and_asked() {
    let patient = Patient::well().await;
    patient.broken();
    let before = contents(&patient.site.workplace.home);
    for no in [b"n\n".as_slice(), b"\n", b"perhaps\n"] {
        let (until, after, status) = patient.answered(no).await;
        assert!(until.contains("+replace-with"), "{until}");
        assert!(after.contains("This is left as it is."), "{after}");
        assert_eq!(status, 2, "{after}");
        assert_eq!(contents(&patient.site.workplace.home), before, "{no:?}");
    }
    let (_, after, status) = patient.answered(b"y\n").await;
    assert_eq!(status, 0, "{after}");
    assert!(patient.now().contains("replace-with"), "{}", patient.now());
    let built = patient.builds().await;
    assert_eq!(built.status, 0, "{}", built.stderr);
}

#[tokio::test]
async fn ctrl_c_at_the_question_changes_nothing() {
    let patient = Patient::well().await;
    patient.broken();
    let before = contents(&patient.site.workplace.home);
    let (_, after, status) = patient.answered(b"\x03").await;
    assert_eq!(status, 1, "{after}");
    assert!(after.contains("Cancelled."), "{after}");
    assert_eq!(contents(&patient.site.workplace.home), before);
    // The next one agrees beforehand, and is not asked.
    let (ran, _) = patient.at_a_terminal("--fix --yes").end().await;
    assert_eq!(ran.status, 0, "{}", ran.stdout);
    assert!(!ran.stdout.contains(QUESTION), "{}", ran.stdout);
    assert!(patient.now().contains("replace-with"), "{}", patient.now());
}
