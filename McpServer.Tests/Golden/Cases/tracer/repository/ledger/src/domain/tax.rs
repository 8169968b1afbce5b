pub struct Bill {
    lines: Vec<u64>,
}

impl Bill {
    /// The total of a bill is not that of an Invoice.
    pub fn total(&self) -> u64 {
        self.lines.iter().sum()
    }
}

pub fn rate_of(customer: u64) -> u64 {
    if customer < 1000 { 19 } else { 0 }
}
