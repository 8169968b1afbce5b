use crate::domain::invoice::Invoice;
use rusqlite::Connection;
use std::sync::atomic::{AtomicU64, Ordering};

static LAST: AtomicU64 = AtomicU64::new(0);

pub struct SqlInvoices {
    connection: Connection,
}

pub fn next_number() -> u64 {
    LAST.fetch_add(1, Ordering::SeqCst) + 1
}

impl SqlInvoices {
    pub fn open(path: &str) -> Self {
        SqlInvoices { connection: Connection::open(path).unwrap() }
    }

    pub fn save(&self, invoice: &Invoice) {
        self.connection.execute("insert into invoices values (?1, ?2)", (invoice.number, invoice.total())).unwrap();
    }
}
