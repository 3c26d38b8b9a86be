//! Reproducible chance: a small generator whose whole state is its seed. Never meant to be hard to
//! guess.

use super::Fault;

/// Draws at most one fault a request.
#[derive(Debug)]
pub(super) struct Random {
    state: u64,
    probability: f64,
    among: Vec<Fault>,
}

impl Random {
    pub(super) fn new(seed: u64, probability: f64, among: Vec<Fault>) -> Self {
        Self {
            state: seed,
            probability: probability.clamp(0.0, 1.0),
            among,
        }
    }

    /// Draws twice in any case, so that the nth request always uses the same two numbers.
    pub(super) fn next_fault(&mut self) -> Option<Fault> {
        let (chance, choice) = (self.next(), self.next());
        let count = u64::try_from(self.among.len())
            .ok()
            .filter(|count| *count > 0)?;
        let index = usize::try_from(choice % count).ok()?;
        #[expect(clippy::cast_precision_loss, reason = "a probability needs no 64 bits")]
        let drawn = (chance >> 11) as f64 / (1_u64 << 53) as f64;
        (drawn < self.probability).then(|| self.among[index])
    }

    /// SplitMix64, as published by its authors for seeding other generators.
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}
