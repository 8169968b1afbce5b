using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.SecAudit;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit;

public sealed class AuditFindingsTests
{
    [TestCase("def f(x, a):\n    import os\n{0}    os.system(x + 'y')\n", "    if a:\n        x = x + x\n"), CancelAfter(20_000)]
    [TestCase("def f(x, db):\n{0}", "    db.execute(\"SELECT a FROM t WHERE b = '\" + x + \"'\")\n")]
    [TestCase("import os\n{0}", "v = v + os.environ['a']\nos.system(v)\n")]
    public void Code_that_repeats_itself_thousands_of_times_ends(string around, string repeated)
    {
        var text = around.Replace("{0}", string.Concat(Enumerable.Repeat(repeated, 1_000)), StringComparison.Ordinal);

        var found = AuditFindings.Of(Audited.Files(("a.py", text)), AuditFocus.Checks(null), TestContext.CurrentContext.CancellationToken);

        Assert.That(found.All, Has.Count.LessThanOrEqualTo(3));
    }

    [TestCase("Dockerfile", "FROM x\n", "FROM x\n", 60_000), CancelAfter(20_000)]
    [TestCase("compose.yaml", "services:\n", "  a:\n    build: .\n    image: x:latest\n", 20_000)]
    [TestCase("a.yaml", "apiVersion: v1\nkind: Role\n", "- verbs: ['*']\n", 60_000)]
    [TestCase("a.py", "def f(p):\n    pw = request.form['x']\n", "    print(pw)\n", 25_000)]
    [TestCase("a.py", "def f(p):\n", "    h = hashlib.md5()\n    h.update(a)\n", 15_000)]
    [TestCase("a.cs", "class A { void M(Stream s) {\n", "var f = new BinaryFormatter();\nf.Deserialize(s);\n", 10_000)]
    [TestCase("a.cs", "class A { void M() {\n", "b.AllowAnyMethod().AllowCredentials();\n", 15_000)]
    [TestCase("A.java", "class A { void m() {\n", "DocumentBuilderFactory.newInstance();\n", 20_000)]
    [TestCase("a.js", "app.get('/', (req, res) => {\n", "x = x + x + y; db.query(\"SELECT a FROM t WHERE b=\" + x);\n", 8_000)]
    [TestCase("a.js", "", "app.use(\n", 40_000)]
    [TestCase("a.js", "", "console.log(\n", 40_000)]
    [TestCase("a.js", "", "innerHTML =\n  ", 40_000)]
    [TestCase("a.rb", "", "foo a,\n", 50_000)]
    [TestCase("a.php", "<?php\n", "echo $a\n", 50_000)]
    [TestCase("a.txt", "", "Bearer abcdefghij1234567890 ", 30_000)]
    public void File_of_one_thing_repeated_ends(string path, string begin, string repeated, int times)
    {
        var text = begin + string.Concat(Enumerable.Repeat(repeated, times));

        var found = AuditFindings.Of(Audited.Files((path, text)), AuditFocus.Checks(null), TestContext.CurrentContext.CancellationToken);

        Assert.That(found.All, Has.Count.LessThanOrEqualTo(3));
    }

    [Test]
    public void Audit_that_nobody_waits_for_ends_between_two_findings_of_a_file()
    {
        using var source = new CancellationTokenSource();

        Assert.That(
            () => AuditFindings.Of(Audited.Files(("a.py", "x = 1\n")), [new Given(source.Cancel)], source.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Many_alike_in_one_file_are_told_as_one()
    {
        var text = string.Concat(Enumerable.Repeat("import hashlib\nhashlib.md5(password)\n", 5));

        var found = AuditFindings.Of(Audited.Files(("a.py", text)), AuditFocus.Checks(null), CancellationToken.None);

        Assert.That(found.All.Single().Text, Does.EndWith("The same in 4 more places of this file: lines 4, 6, 8, 10."));
    }

    [Test]
    public void Check_without_a_file_of_its_own_is_not_said_to_be_silent()
    {
        var found = AuditFindings.Of(Audited.Files(("a.py", "x = 1\n")), AuditFocus.Checks("infrastructure"), CancellationToken.None);

        Assert.That(found.Silent, Does.Not.Contain("containers that run as root").And.Contain("debugging left on"));
    }

    /// <summary>A check that finds something three times, and does something after the first.</summary>
    private sealed class Given(Action afterFirst) : IAuditCheck
    {
        public string Title => "three findings";

        public IEnumerable<Finding> Check(AuditedFile file)
        {
            yield return Found(1);
            afterFirst();
            yield return Found(2);
            throw new InvalidOperationException("Nobody waits for the third finding.");
        }

        private static Finding Found(int line) => new() { Kind = "k", Severity = Severity.Low, Text = "t", File = "a.py", Line = line, Source = FindingSource.Local };
    }
}
