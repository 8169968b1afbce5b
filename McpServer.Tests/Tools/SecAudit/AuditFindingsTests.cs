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
}
