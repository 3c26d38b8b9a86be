//! What was measured, as a table for people and as JSON with every sample.
//! Nothing is known here that was not measured in this run, but the limits.

use std::fmt;

use super::machine::Machine;
use super::statistics::Series;
use super::table::{Column, Table};
use crate::json::Json;

/// In what a figure is measured.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Unit {
    Milliseconds,
    /// Of 1,000,000 bytes.
    Megabytes,
    /// A share or a multiple.
    Times,
}

impl Unit {
    fn show(self, number: f64) -> String {
        match self {
            Unit::Milliseconds => format!("{number:.1} ms"),
            Unit::Megabytes => format!("{number:.2} MB"),
            Unit::Times => format!("{number:.2} ×"),
        }
    }
}

/// A figure of the design: what was measured, and what it may be at most.
pub(super) struct Figure {
    what: String,
    measured: f64,
    limit: f64,
    unit: Unit,
}

impl Figure {
    pub(super) fn new(what: &str, measured: f64, limit: f64, unit: Unit) -> Figure {
        Figure {
            what: what.to_owned(),
            measured,
            limit,
            unit,
        }
    }

    /// The median of a series.
    pub(super) fn time(what: &str, series: &Series, limit: f64) -> Figure {
        Figure::new(what, series.median(), limit, Unit::Milliseconds)
    }

    /// What could not be measured is never reached.
    fn is_reached(&self) -> bool {
        self.measured <= self.limit
    }

    fn verdict(&self) -> &'static str {
        if self.is_reached() {
            "reached"
        } else {
            "missed"
        }
    }

    fn json(&self) -> Json {
        Json::Object(vec![
            ("what", Json::text(&self.what)),
            ("measured", Json::Number(self.measured)),
            ("limit", Json::Number(self.limit)),
            ("unit", Json::text(format!("{:?}", self.unit))),
            ("reached", Json::Truth(self.is_reached())),
        ])
    }
}

/// Everything of one run.
pub(super) struct Report {
    machine: Machine,
    date: String,
    /// Ours, and what it is compared with, from the same turns.
    comparisons: Vec<(Series, Series)>,
    figures: Vec<Figure>,
    /// Peaks in KiB.
    memory: Vec<(String, u64)>,
    skipped: Vec<String>,
}

impl Report {
    pub(super) fn new(machine: Machine, date: String) -> Report {
        Report {
            machine,
            date,
            comparisons: Vec::new(),
            figures: Vec::new(),
            memory: Vec::new(),
            skipped: Vec::new(),
        }
    }

    pub(super) fn date(&self) -> &str {
        &self.date
    }

    pub(super) fn judge(&mut self, figure: Figure) {
        self.figures.push(figure);
    }

    pub(super) fn compare(&mut self, ours: &Series, beside: &Series) {
        self.comparisons.push((ours.clone(), beside.clone()));
    }

    pub(super) fn remember(&mut self, what: &str, kibibytes: u64) {
        self.memory.push((what.to_owned(), kibibytes));
    }

    /// What was not measured, and why.
    pub(super) fn skip(&mut self, what: &str) {
        self.skipped.push(what.to_owned());
    }

    pub(super) fn json(&self) -> Json {
        let series = |series: &Series| {
            Json::Object(vec![
                ("name", Json::text(&series.name)),
                (
                    "milliseconds",
                    Json::list(&series.samples, |sample| Json::Number(*sample)),
                ),
            ])
        };
        let comparison = |(ours, beside): &(Series, Series)| {
            Json::Object(vec![("ours", series(ours)), ("beside", series(beside))])
        };
        let memory = |(what, kibibytes): &(String, u64)| {
            Json::Object(vec![
                ("what", Json::text(what)),
                ("peak", Json::text(format!("{kibibytes} KiB"))),
            ])
        };
        Json::Object(vec![
            ("schema", Json::Number(1.0)),
            ("date", Json::text(&self.date)),
            ("machine", self.machine.json()),
            ("comparisons", Json::list(&self.comparisons, comparison)),
            ("figures", Json::list(&self.figures, Figure::json)),
            ("memory", Json::list(&self.memory, memory)),
            (
                "skipped",
                Json::list(&self.skipped, |what| Json::text(what)),
            ),
        ])
    }

    fn times(&self) -> Table<8> {
        use Column::{Numbers, Words};
        let time = |number: f64| Unit::Milliseconds.show(number);
        let row = |(ours, beside): &(Series, Series)| {
            [
                ours.name.clone(),
                ours.samples.len().to_string(),
                time(ours.median()),
                time(ours.p99()),
                beside.name.clone(),
                time(beside.median()),
                time(beside.p99()),
                Unit::Times.show(ours.median() / beside.median()),
            ]
        };
        Table {
            columns: [
                Words("time"),
                Numbers("n"),
                Numbers("median"),
                Numbers("p99"),
                Words("beside"),
                Numbers("median"),
                Numbers("p99"),
                Numbers("ratio"),
            ],
            rows: self.comparisons.iter().map(row).collect(),
        }
    }

    fn verdicts(&self) -> Table<4> {
        use Column::{Numbers, Words};
        let row = |figure: &Figure| {
            [
                figure.what.clone(),
                figure.unit.show(figure.measured),
                figure.unit.show(figure.limit),
                figure.verdict().to_owned(),
            ]
        };
        Table {
            columns: [
                Words("figure"),
                Numbers("measured"),
                Numbers("at most"),
                Words(""),
            ],
            rows: self.figures.iter().map(row).collect(),
        }
    }

    fn peaks(&self) -> Table<2> {
        let row = |(what, kibibytes): &(String, u64)| {
            [what.clone(), format!("{} MiB", kibibytes.div_ceil(1024))]
        };
        Table {
            columns: [Column::Words("peak memory"), Column::Numbers("")],
            rows: self.memory.iter().map(row).collect(),
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, words) in self.machine.lines() {
            writeln!(formatter, "{name:<12} {words}")?;
        }
        write!(formatter, "{}{}", self.times(), self.verdicts())?;
        write!(formatter, "{}", self.peaks())?;
        for what in &self.skipped {
            writeln!(formatter, "\nNot measured: {what}.")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(name: &str, samples: &[f64]) -> Series {
        Series {
            name: name.to_owned(),
            samples: samples.to_vec(),
        }
    }

    fn report() -> Report {
        let machine = Machine::new(vec![("cores", "2".to_owned())]);
        let mut report = Report::new(machine, "2026-11-22T165244Z".to_owned());
        let (ours, beside) = (
            series("ours", &[3.5, 1.25, 2.0]),
            series("theirs", &[8.0; 3]),
        );
        report.judge(Figure::time("quick enough", &ours, 2.0));
        report.judge(Figure::time("too slow", &beside, 7.9));
        report.judge(Figure::time("never run", &series("none", &[]), 20.0));
        report.judge(Figure::new("size", 11.987, 12.0, Unit::Megabytes));
        report.compare(&ours, &beside);
        report.remember("ours", 1025);
        report.skip("the rest: no reason");
        report
    }

    #[test]
    fn people_read_what_was_measured() {
        insta::assert_snapshot!(report(), @r"
        cores        2

        time  n  median     p99  beside  median     p99   ratio
        ours  3  2.0 ms  3.5 ms  theirs  8.0 ms  8.0 ms  0.25 ×

        figure        measured   at most
        quick enough    2.0 ms    2.0 ms  reached
        too slow        8.0 ms    7.9 ms  missed
        never run       NaN ms   20.0 ms  missed
        size          11.99 MB  12.00 MB  reached

        peak memory
        ours         2 MiB

        Not measured: the rest: no reason.
        ");
    }

    #[test]
    fn every_sample_is_in_the_json() {
        let json: serde_json::Value = serde_json::from_str(&report().json().to_string()).unwrap();
        let ours = serde_json::json!({ "name": "ours", "milliseconds": [3.5, 1.25, 2] });
        assert_eq!(json["comparisons"][0]["ours"], ours);
        assert_eq!(json["machine"]["cores"], "2");
        let reached: Vec<&serde_json::Value> = json["figures"]
            .as_array()
            .unwrap()
            .iter()
            .map(|figure| &figure["reached"])
            .collect();
        assert_eq!(reached, [true, false, false, true]);
        assert_eq!(json["memory"][0]["peak"], "1025 KiB");
        assert_eq!(json["skipped"][0], "the rest: no reason");
    }
}
