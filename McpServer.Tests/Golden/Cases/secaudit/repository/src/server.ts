import cookieParser from "cookie-parser";
import express from "express";
import path from "node:path";
import { logIn, requireLogin } from "./accounts";
import { etagOf, readInvoice, thumbnail } from "./invoices";
import { findOrders, searchOrders } from "./orders";

const INVOICES = "/var/lib/shop/invoices";

const app = express();
app.use(express.json());
app.use(cookieParser());

app.post("/login", async (req, res) => {
    const session = await logIn(req.body.email, req.body.password);
    res.cookie("session", session, { secure: true });
    res.redirect(req.query.next);
});

app.get("/orders", requireLogin, async (req, res) => {
    res.json(await findOrders(req.user.id));
});

app.get("/orders/search", requireLogin, async (req, res) => {
    res.json(await searchOrders(req.user.id, req.query.text));
});

app.get("/invoices", requireLogin, async (req, res) => {
    const text = await readInvoice(req.query.name);
    res.set("ETag", etagOf(text)).send(text);
});

app.get("/terms", (req, res) => {
    res.sendFile(path.join(INVOICES, "terms", path.basename(req.query.lang)));
});

app.get("/thumbnail", async (req, res) => {
    const size = parseInt(req.query.size, 10);
    res.type("png").send(await thumbnail(req.query.page, size));
});

app.get("/hello", (req, res) => {
    res.send("<p>Hello " + req.query.name + "</p>");
});

app.listen(8080);
