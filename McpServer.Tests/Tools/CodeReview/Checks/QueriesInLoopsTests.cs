using Mcp.Daemon.Tools.CodeReview.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.CodeReview.Checks;

public sealed class QueriesInLoopsTests
{
    [TestCase("a.py", "for order in orders:\n    cursor.execute(\"SELECT * FROM lines WHERE id = ?\", (order.id,))\n", "2 medium")]
    [TestCase("a.py", "for user in users:\n    profile = Profile.objects.get(user=user)\n", "2 medium")]
    [TestCase("a.js", "for (const id of ids) {\n  const row = await db.query(sql, [id]);\n}\n", "2 medium")]
    [TestCase("a.js", "await Promise.all(ids.map(async (id) => prisma.user.findUnique({ id })));\n", "1 medium")]
    [TestCase("a.cs", "class A { void F() {\n foreach (var o in orders) {\n  var c = await _context.Database.QueryAsync(o.Id);\n  var d = _customerRepository.GetById(o.Id);\n }\n} }", "3 medium, 4 medium")]
    [TestCase("a.java", "class A { void f() {\n for (Order o : orders) {\n  repo.findById(o.id);\n }\n} }", "3 medium")]
    [TestCase("a.go", "package a\nfunc f() {\n for _, o := range orders {\n  db.QueryRow(\"SELECT 1 FROM t WHERE id = ?\", o)\n }\n}\n", "4 medium")]
    public void Query_in_a_loop_is_found(string path, string text, string found)
    {
        Assert.That(Reviewed.By(new QueriesInLoops(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.py", "for row in cursor.execute(\"SELECT * FROM lines\"):\n    use(row)\ncursor.execute(\"SELECT 1\")\n")]
    [TestCase("a.py", "for chunk in chunks(ids, 500):\n    cursor.execute(\"SELECT * FROM t WHERE id IN (?)\", chunk)\nfor attempt in range(3):\n    cursor.execute(\"SELECT 1 FROM t\")\n")]
    [TestCase("a.py", "for name in (\"a\", \"b\"):\n    cursor.execute(\"DELETE FROM t WHERE a = ?\", (name,))\nwhile True:\n    cursor.execute(\"SELECT 1 FROM t\")\n")]
    [TestCase("a.py", "for key in keys:\n    cache.get(key)\n    session.get(url)\n    executor.execute(task)\n    # cursor.execute(\"SELECT 1\")\n")]
    [TestCase("a.js", "for (const q of document.items) { document.querySelector(q); hash.update(q); }\n")]
    [TestCase("a.cs", "class A { async Task F() { foreach (var one in all) { var head = await one.Repository.FindCommitAsync(name); await repository.FetchAsync(); } } }")]
    [TestCase("a.java", "class A { void f() { for (Task t : tasks) { threadPool.execute(t); } } }")]
    [TestCase("tests/a.py", "for order in orders:\n    cursor.execute(\"SELECT * FROM lines\")\n")]
    public void Query_once_in_batches_or_of_something_else_is_not(string path, string text)
    {
        Assert.That(Reviewed.By(new QueriesInLoops(), path, text), Is.Empty);
    }

    [TestCase("INSERT INTO t VALUES (?)", "Write all of them in one statement, or in one transaction.")]
    [TestCase("SELECT a FROM t WHERE id = ?", "Ask once for all of them, and look the answers up in the loop.")]
    public void Way_out_depends_on_whether_it_writes(string statement, string fix)
    {
        var found = Reviewed.Findings(new QueriesInLoops(), ("a.py", $"for id in ids:\n    cursor.execute(\"{statement}\", (id,))\n"));

        Assert.That(found.Single().Fix, Is.EqualTo(fix));
    }

    [Test]
    public void Function_that_queries_is_found_where_a_loop_calls_it()
    {
        var found = Reviewed.Findings(
            new QueriesInLoops(),
            ("store.py", "def load(db, id):\n    return db.execute(\"SELECT * FROM t WHERE id = ?\", (id,))\n"),
            ("page.py", "from store import load\n\ndef page(db, ids):\n    for id in ids:\n        show(load(db, id))\n"));

        Assert.That(found.Select(finding => (finding.File, finding.Line, finding.Text.Contains("store.py:2"))), Is.EqualTo(new[] { ("page.py", (int?)5, true) }));
    }
}
