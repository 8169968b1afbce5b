using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Tools.SecAudit;
using Mcp.Daemon.Tools.SecAudit.Flow;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Flow;

/// <summary>What of a request is in the argument of <c>sink</c>.</summary>
public sealed class RequestFlowTests
{
    private const string Flask = "from flask import request\n";

    [TestCase("a.py", Flask + "def f():\n    sink(request.args['a'])\n", "`request.args`")]
    [TestCase("a.py", Flask + "def f():\n    a = request.form.get('a')\n    b = a.strip()\n    sink('x' + b)\n", "`request.form.get` (line 3)")]
    [TestCase("a.py", Flask + "def f():\n    a = request.json or {}\n    sink(a['name'])\n", "`request.json` (line 3)")]
    [TestCase("a.py", Flask + "def f():\n    a = 'x'\n    if b:\n        a = request.args['a']\n    sink(a)\n", "`request.args` (line 5)")]
    [TestCase("a.py", "@app.get('/x/{a}')\ndef f(a: str):\n    sink(a)\n", "`a` (line 2)")]
    [TestCase("a.js", "app.get('/x', (req, res) => {\n  const { a } = req.query;\n  sink(a);\n});\n", "`req.query` (line 2)")]
    [TestCase("a.js", "app.get('/x', (req, res) => {\n  const a = req.body.a ?? 'none';\n  sink(`x ${a}`);\n});\n", "`req.body.a` (line 2)")]
    [TestCase("A.cs", "class A : Controller {\n [HttpGet(\"x\")]\n public void F(string a) { sink(a); }\n}\n", "`a`")]
    [TestCase("A.java", "@RestController\nclass A {\n @GetMapping(\"/x\")\n void f(@RequestParam String a) { sink(a); }\n}\n", "`a`")]
    [TestCase("a.go", "package a\nfunc f(w http.ResponseWriter, r *http.Request) {\n a := r.FormValue(\"a\")\n sink(a)\n}\n", "`r.FormValue` (line 3)")]
    [TestCase("a.php", "<?php\n$a = $_GET['a'];\nsink('x' . $a);\n", "`_GET` (line 2)")]
    [TestCase("a.rb", "def f\n  a = params[:a]\n  sink(a)\nend\n", "`params` (line 2)")]
    public void Value_of_a_request_is_followed(string path, string text, string expected)
    {
        Assert.That(Source(path, text), Is.EqualTo(expected));
    }

    [TestCase("a.py", Flask + "def f(a):\n    sink(a)\n")]
    [TestCase("a.py", Flask + "def f():\n    sink(int(request.args['a']))\n")]
    [TestCase("a.py", Flask + "def f():\n    a = TABLE[request.args['a']]\n    sink(a)\n")]
    [TestCase("a.py", Flask + "def f():\n    a = TABLE.get(request.args['a'])\n    sink(a)\n")]
    [TestCase("a.py", Flask + "def f():\n    a = request.args['a']\n    if a not in ALLOWED:\n        return\n    sink(a)\n")]
    [TestCase("a.py", Flask + "def f():\n    a = request.args['a']\n    a = 'x'\n    sink(a)\n")]
    [TestCase("a.py", Flask + "def f():\n    a = request.args['a']\ndef g():\n    a = 'x'\n    sink(a)\n")]
    [TestCase("a.py", "@app.get('/x/{a}')\ndef f(a: int, db: Session = Depends(get_db)):\n    sink(a)\n")]
    [TestCase("a.py", "@app.get('/x')\ndef f(db: Session = Depends(get_db)):\n    sink(db)\n")]
    [TestCase("a.js", "app.get('/x', (req, res) => {\n  sink(req.query.a === 'b' ? 'c' : 'd');\n});\n")]
    [TestCase("a.js", "app.get('/x', (req, res) => {\n  const a = parseInt(req.query.a, 10);\n  sink(a);\n});\n")]
    [TestCase("A.cs", "class A : Controller {\n [HttpGet(\"x\")]\n public void F(int a, [FromServices] string b) { sink(a); }\n}\n")]
    [TestCase("A.java", "class A {\n void f(String a) { sink(a); }\n}\n")]
    [TestCase("a.go", "package a\nfunc f(r *Reader) {\n sink(r.Name)\n}\n")]
    public void Value_that_is_none_or_harmless_is_not(string path, string text)
    {
        Assert.That(Source(path, text), Is.Null);
    }

    [Test]
    public void Variable_is_the_same_wherever_it_is_read()
    {
        var file = File("a.py", Flask + "def f():\n    a = request.args['a']\n    b = a\n    sink(b)\n    sink(b)\n    b = 1\n    sink(b)\n");

        Assert.That(
            file.Calls.Where(call => call.Name == "sink").Select(call => file.Requests.In(call.Arguments[0].First, call.Arguments[0].Last, Safe.None)?.Access),
            Is.EqualTo((string?[])["request.args", "request.args", null]));
    }

    [Test]
    public void Nothing_is_followed_when_nobody_waits()
    {
        var file = new AuditedFile(new SourceFile("a.py", "sink(a)\n"), isTest: false, new CancellationToken(canceled: true));

        Assert.That(() => file.Requests.In(2, 2, Safe.None), Throws.InstanceOf<OperationCanceledException>());
    }

    private static AuditedFile File(string path, string text) => new(new SourceFile(path, text), isTest: false, CancellationToken.None);

    private static string? Source(string path, string text)
    {
        var file = File(path, text);
        var sink = file.Calls.Single(call => call.Name == "sink");
        var argument = sink.Arguments[0];
        return file.Requests.In(argument.First, argument.Last, new WordSet(""))?.Words(sink.Line);
    }
}
