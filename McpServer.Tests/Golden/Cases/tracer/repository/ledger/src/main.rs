mod api;
mod domain;
mod storage;

fn main() {
    let store = storage::sql::SqlInvoices::open("ledger.db");
    api::routes::serve(store);
}
