import { exec, execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const INVOICES = "/var/lib/shop/invoices";
const TOOL = "/usr/bin/pdftoppm";

const run = promisify(exec);

/** An invoice as text. */
export async function readInvoice(name: string) {
    return readFile(path.join(INVOICES, name), "utf8");
}

/** A page as a picture, `size` pixels wide. */
export async function thumbnail(page: string, size: number) {
    return run(`${TOOL} -png -scale-to ${size} ${page}`);
}

/** Tells caches whether an invoice has changed; nobody's safety rests on it. */
export function etagOf(text: string) {
    return createHash("md5").update(text).digest("hex");
}

/** How many pages an invoice has. */
export async function pages(name: string) {
    return promisify(execFile)("/usr/bin/pdfinfo", [path.join(INVOICES, path.basename(name))]);
}

/** Clears what is older than a month. */
export function sweep() {
    return run(`find ${INVOICES} -mtime +30 -delete`);
}
