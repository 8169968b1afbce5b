using Mcp.Daemon.Tools.SecAudit.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Checks;

public sealed class SqlInjectionTests
{
    [TestCase("a.py", "from flask import request\ndef f(db):\n    db.execute(\"SELECT * FROM users WHERE name = '\" + request.args[\"name\"] + \"'\")\n", "3 critical")]
    [TestCase("a.py", "from flask import request\ndef f(db):\n    name = request.args.get(\"name\")\n    sql = f\"SELECT * FROM users WHERE name = '{name}'\"\n    db.execute(sql)\n", "4 critical")]
    [TestCase("a.py", "def f(db, name):\n    db.execute(\"SELECT * FROM users WHERE name = '%s'\" % name)\n", "2 high")]
    [TestCase("a.py", "def f(db, name):\n    db.execute(\"SELECT id FROM users WHERE age > {}\".format(name))\n", "2 medium")]
    [TestCase("a.py", "def f(db, name):\n    sql = \"SELECT id FROM users\"\n    sql += \" WHERE name = '\" + name + \"'\"\n    db.execute(sql)\n", "3 high")]
    [TestCase("a.py", "def f(db, name):\n    return User.objects.raw(\"SELECT * FROM users WHERE name = '%s'\" % name)\n", "2 high")]
    [TestCase("a.ts", "export async function f(customer: number, text: string) {\n  const sql = `SELECT id FROM orders WHERE customer = ${customer} AND note LIKE '%${text}%'`;\n  return db.query(sql);\n}\n", "2 high")]
    [TestCase("a.js", "app.get(\"/u\", (req, res) => {\n  db.query(\"SELECT * FROM users WHERE id = \" + req.query.id);\n});\n", "2 critical")]
    [TestCase("A.cs", "class A { void F(SqlConnection c, string name) {\n var q = new SqlCommand($\"SELECT * FROM Users WHERE Name = '{name}'\", c);\n} }\n", "2 high")]
    [TestCase("A.cs", "class A { void F(SqlCommand c, string name) {\n c.CommandText = \"DELETE FROM Users WHERE Name = '\" + name + \"'\";\n} }\n", "2 high")]
    [TestCase("A.java", "class A { void f(Statement s, String name) {\n s.executeQuery(\"SELECT * FROM users WHERE name = '\" + name + \"'\");\n} }\n", "2 high")]
    [TestCase("a.go", "package a\nfunc f(db *sql.DB, name string) {\n db.Query(fmt.Sprintf(\"SELECT id FROM users WHERE name = '%s'\", name))\n}\n", "3 high")]
    [TestCase("a.go", "package a\nfunc f(w http.ResponseWriter, r *http.Request) {\n q := \"SELECT id FROM users WHERE name = '\" + r.URL.Query().Get(\"name\") + \"'\"\n rows, err := db.QueryContext(ctx, q)\n}\n", "3 critical")]
    [TestCase("a.php", "<?php\n$r = mysqli_query($db, \"SELECT * FROM users WHERE id = \" . $_GET[\"id\"]);\n", "2 critical")]
    [TestCase("a.rb", "User.find_by_sql(\"SELECT * FROM users WHERE name = '#{params[:name]}'\")\n", "1 critical")]
    [TestCase("a.rb", "User.where(\"name = '#{params[:name]}'\")\n", "1 critical")]
    public void Sql_made_of_values_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new SqlInjection(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "def f(db, name):\n    db.execute(\"SELECT * FROM users WHERE name = %s\", (name,))\n")]
    [TestCase("a.py", "def f(db, name):\n    db.execute(\"SELECT * FROM users WHERE name = ?\", [name])\n")]
    [TestCase("a.py", "TABLE = \"users\"\ndef f(db):\n    db.execute(f\"SELECT * FROM {TABLE} WHERE age > 3\")\n")]
    [TestCase("a.py", "def f(db, ids):\n    db.execute(\"SELECT * FROM users WHERE id IN (%s)\" % \",\".join(\"?\" * len(ids)), ids)\n")]
    [TestCase("a.py", "from flask import request\ndef f(db):\n    number = int(request.args[\"n\"])\n    db.execute(\"SELECT * FROM users LIMIT %d\" % number)\n")]
    [TestCase("a.py", "# db.execute(\"SELECT * FROM users WHERE name = '\" + name + \"'\")\ns = 'db.execute(\"SELECT * FROM t WHERE n = \" + name)'\n")]
    [TestCase("a.py", "def f(log, name):\n    log.info(\"SELECT a name FROM the list: \" + name)\n")]
    [TestCase("a.py", "def f(box, name):\n    box.update(\"Select a file from the list \" + name)\n")]
    [TestCase("tests/test_a.py", "def test(db, name):\n    db.execute(\"SELECT * FROM users WHERE name = '\" + name + \"'\")\n")]
    [TestCase("a.js", "db.query(\"SELECT * FROM users WHERE id = $1\", [req.query.id]);\n")]
    [TestCase("a.js", "const rows = await sql`SELECT * FROM users WHERE id = ${id}`;\n")]
    [TestCase("a.ts", "function f(limit: number) {\n  return db.query(`SELECT * FROM users LIMIT ${limit}`);\n}\n")]
    [TestCase("A.cs", "class A { const string Table = \"Users\"; void F(SqlConnection c) { var q = new SqlCommand(\"SELECT * FROM \" + Table, c); } }\n")]
    [TestCase("A.cs", "class A { void F(Db db, string name) { db.Users.FromSqlInterpolated($\"SELECT * FROM Users WHERE Name = {name}\"); } }\n")]
    [TestCase("A.cs", "class A { void F(SqlConnection c, int id) { new SqlCommand($\"SELECT * FROM Users WHERE Id = {id}\", c); } }\n")]
    [TestCase("a.go", "package a\nfunc f(db *sql.DB, name string) {\n db.Query(\"SELECT id FROM users WHERE name = $1\", name)\n}\n")]
    [TestCase("a.rb", "User.where(name: params[:name])\nUser.where(\"name = ?\", params[:name])\n")]
    [TestCase("a.php", "<?php\n$id = (int) $_GET[\"id\"];\nmysqli_query($db, \"SELECT * FROM users WHERE id = \" . intval($_GET[\"id\"]));\n")]
    public void Parameters_constants_and_numbers_are_not(string path, string text)
    {
        Assert.That(Audited.By(new SqlInjection(), path, text), Is.Empty);
    }
}
