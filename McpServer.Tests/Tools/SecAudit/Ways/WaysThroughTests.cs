using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.SecAudit.Ways;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Ways;

public sealed class WaysThroughTests
{
    private const string Server = "import { one } from './store';\napp.get('/one', requireLogin, (req, res) => {\n  res.json(one(req.query.id));\n});\n";

    private const string Store = "import { readFileSync } from 'fs';\nexport function one(id) {\n  return load(id);\n}\nfunction load(name) {\n  return readFileSync('/srv/' + name);\n}\n";

    [Test]
    public void Way_from_a_route_over_files_is_told()
    {
        Assert.That(Of(("server.js", Server), ("store.js", Store)), Is.EqualTo(
            "- store.js:6 `readFileSync` opens a path made of `'/srv/' + name`: GET /one (guarded by requireLogin) → one → load"));
    }

    [Test]
    public void Place_that_no_route_leads_to_is_left_out()
    {
        Assert.That(Of(("server.js", Server.Replace("one(", "two(")), ("store.js", Store)), Is.Null);
    }

    [Test]
    public void Place_with_a_fixed_value_is_left_out()
    {
        Assert.That(Of(("server.js", Server), ("store.js", Store.Replace("'/srv/' + name", "'/srv/x'"))), Is.Null);
    }

    [Test]
    public void Finding_that_no_route_leads_to_is_told_as_such()
    {
        var finding = new Finding { Kind = "sql_injection", Severity = Severity.High, Text = "x", File = "store.js", Line = 6 };

        var text = Of([finding], ("server.js", Server.Replace("one(", "two(")), ("store.js", Store));

        Assert.That(text, Is.EqualTo("- store.js:6 sql_injection: no route that these files show leads here"));
    }

    [Test]
    public void Functions_that_call_each_other_end()
    {
        Assert.That(Of(("server.js", Server), ("store.js", Store.Replace("return readFileSync", "one(name); return readFileSync"))), Does.EndWith(
            ": GET /one (guarded by requireLogin) → one → load"));
    }

    private static string? Of(params (string Path, string Text)[] files) => Of([], files);

    private static string? Of(IReadOnlyList<Finding> findings, params (string Path, string Text)[] files)
    {
        var audited = Audited.Files(files);
        return WaysThrough.Of(audited, ServedRoutes.Of(audited, CancellationToken.None), findings, CancellationToken.None);
    }
}
