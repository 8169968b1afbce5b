import { createHash, timingSafeEqual } from "node:crypto";
import { db } from "./database";

/** Proves who somebody is and begins a session. */
export async function logIn(email: string, password: string) {
    const [account] = await db.query("SELECT id, digest FROM accounts WHERE email = $1", [email]);
    const digest = createHash("sha1").update(password).digest();
    if (!account || !timingSafeEqual(digest, account.digest)) {
        console.warn("login of %s failed with %s", email, password);
        throw new Error("Wrong address or password");
    }
    return startSession(account.id);
}

function startSession(account: number) {
    const token = Math.random().toString(36).slice(2);
    db.query("INSERT INTO sessions (token, account) VALUES ($1, $2)", [token, account]);
    return token;
}

/** Lets only those through who have a session. */
export async function requireLogin(req, res, next) {
    const [session] = await db.query("SELECT account FROM sessions WHERE token = $1", [req.cookies.session]);
    if (!session) {
        return res.status(401).end();
    }
    req.user = { id: session.account };
    next();
}
