use crate::domain::tax::rate_of;
use crate::storage::sql::next_number;
use std::fmt;

pub struct Invoice {
    pub number: u64,
    customer: u64,
    lines: Vec<(String, u64)>,
}

impl Invoice {
    pub fn new(customer: u64) -> Self {
        Invoice { number: next_number(), customer, lines: Vec::new() }
    }

    pub fn add(&mut self, text: &str, cents: u64) {
        self.lines.push((text.to_string(), cents));
    }

    pub fn total(&self) -> u64 {
        let sum: u64 = self.lines.iter().map(|line| line.1).sum();
        sum + sum * rate_of(self.customer) / 100
    }
}

impl fmt::Display for Invoice {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "invoice {} of {} cents", self.number, self.total())
    }
}
