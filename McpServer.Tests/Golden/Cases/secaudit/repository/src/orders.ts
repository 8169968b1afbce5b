import { db } from "./database";

const COLUMNS = "id, placed, note, cents";

/** The orders of one customer, the newest first. */
export async function findOrders(customer: number) {
    return db.query(`SELECT ${COLUMNS} FROM orders WHERE customer = $1 ORDER BY placed DESC`, [customer]);
}

/** Those whose note holds a text. */
export async function searchOrders(customer: number, text: string) {
    const sql = `SELECT ${COLUMNS} FROM orders WHERE customer = ${customer} AND note LIKE '%${text}%'`;
    return db.query(sql);
}
