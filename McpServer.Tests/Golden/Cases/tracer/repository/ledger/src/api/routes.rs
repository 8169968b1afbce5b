use crate::domain::invoice::Invoice;
use crate::storage::sql::SqlInvoices;

/// Answers requests. An Invoice is never made here without lines.
pub fn serve(store: SqlInvoices) {
    let mut invoice = Invoice::new(7);
    invoice.add("paper", 1200);
    println!("Invoice::total is {}", invoice.total());
    store.save(&invoice);
}
