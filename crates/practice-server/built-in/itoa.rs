//! A small stand-in for `itoa`, made for practice.

/// Holds the digits of one number.
pub struct Buffer {
    digits: [u8; 20],
}

impl Default for Buffer {
    fn default() -> Self {
        Self::new()
    }
}

impl Buffer {
    /// An empty buffer.
    pub fn new() -> Self {
        Self { digits: [0; 20] }
    }

    /// Writes a number in decimal digits.
    pub fn format(&mut self, mut number: u64) -> &str {
        let mut start = self.digits.len();
        loop {
            start -= 1;
            self.digits[start] = b'0' + (number % 10) as u8;
            number /= 10;
            if number == 0 {
                break;
            }
        }
        std::str::from_utf8(&self.digits[start..]).unwrap_or("")
    }
}
