//! Samples, what is said of them, and running contestants in turns.

use std::time::Duration;

use crate::outcome::Outcome;

/// What was measured of one contestant, in the order of the runs.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Series {
    pub(super) name: String,
    /// Milliseconds.
    pub(super) samples: Vec<f64>,
}

impl Series {
    /// The middle of the sorted samples; between the two middle ones where
    /// their number is even. Not a number without samples.
    pub(super) fn median(&self) -> f64 {
        let sorted = self.sorted();
        match (sorted.len(), sorted.len() / 2) {
            (0, _) => f64::NAN,
            (length, middle) if length % 2 == 1 => sorted[middle],
            (_, middle) => f64::midpoint(sorted[middle - 1], sorted[middle]),
        }
    }

    /// The smallest sample that 99 of 100 do not exceed (nearest rank): the
    /// largest one below 100 samples. Not a number without samples.
    pub(super) fn p99(&self) -> f64 {
        let sorted = self.sorted();
        let rank = (sorted.len() * 99).div_ceil(100);
        let at_rank = rank.checked_sub(1).and_then(|index| sorted.get(index));
        at_rank.copied().unwrap_or(f64::NAN)
    }

    fn sorted(&self) -> Vec<f64> {
        let mut sorted = self.samples.clone();
        sorted.sort_by(f64::total_cmp);
        sorted
    }
}

/// One of those that are compared. It gets ready, runs, and tells how long the
/// run took; getting ready does not count.
pub(super) struct Contestant<'a> {
    pub(super) name: &'static str,
    pub(super) run: Box<dyn FnMut() -> Outcome<Duration> + 'a>,
}

impl<'a> Contestant<'a> {
    pub(super) fn new(
        name: &'static str,
        run: impl FnMut() -> Outcome<Duration> + 'a,
    ) -> Contestant<'a> {
        Contestant {
            name,
            run: Box::new(run),
        }
    }
}

/// Runs all of them in turns (A, B, A, B, …), so that what else the computer
/// does hits each alike. A first round, which fills caches, does not count.
///
/// # Errors
/// The first run that failed.
pub(super) fn in_turns(rounds: usize, contestants: Vec<Contestant>) -> Outcome<Vec<Series>> {
    let mut measured: Vec<(Contestant, Vec<f64>)> = contestants
        .into_iter()
        .map(|contestant| (contestant, Vec::new()))
        .collect();
    for round in 0..=rounds {
        for (contestant, samples) in &mut measured {
            let took = (contestant.run)()?;
            if round > 0 {
                samples.push(took.as_secs_f64() * 1000.0);
            }
        }
    }
    let series = |(contestant, samples): (Contestant, Vec<f64>)| Series {
        name: contestant.name.to_owned(),
        samples,
    };
    Ok(measured.into_iter().map(series).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outcome::Failure;
    use std::cell::RefCell;

    fn series(samples: impl IntoIterator<Item = f64>) -> Series {
        Series {
            name: "a".to_owned(),
            samples: samples.into_iter().collect(),
        }
    }

    #[test]
    fn the_median_is_the_middle() {
        assert_eq!(series([3.0]).median(), 3.0);
        assert_eq!(series([9.0, 1.0, 3.0]).median(), 3.0);
        assert_eq!(series([9.0, 1.0, 3.0, 4.0]).median(), 3.5);
        assert_eq!(series([2.0, 1e9, 1.0]).median(), 2.0, "not the mean");
        assert!(series([]).median().is_nan());
    }

    #[test]
    fn p99_is_the_nearest_rank() {
        let to = |last: u32| series((1..=last).rev().map(f64::from));
        assert_eq!(to(1).p99(), 1.0);
        assert_eq!(to(20).p99(), 20.0);
        assert_eq!(to(100).p99(), 99.0);
        assert_eq!(to(101).p99(), 100.0);
        assert_eq!(to(200).p99(), 198.0);
        assert!(series([]).p99().is_nan());
    }

    #[test]
    fn contestants_take_turns_and_the_first_round_does_not_count() {
        let order = RefCell::new(String::new());
        let contestant = |name: &'static str, mut took: u64| {
            let order = &order;
            Contestant::new(name, move || {
                order.borrow_mut().push_str(name);
                took += 1;
                Ok(Duration::from_millis(took))
            })
        };
        let measured = in_turns(2, vec![contestant("A", 0), contestant("B", 10)]).unwrap();
        assert_eq!(*order.borrow(), "ABABAB");
        assert_eq!(measured[0].samples, [2.0, 3.0]);
        assert_eq!(measured[1].samples, [12.0, 13.0]);
        assert_eq!(measured[1].name, "B");
    }

    #[test]
    fn a_run_that_fails_ends_it() {
        let failing = Contestant::new("A", || Err(Failure::new("No.")));
        assert_eq!(in_turns(1, vec![failing]), Err(Failure::new("No.")));
    }
}
