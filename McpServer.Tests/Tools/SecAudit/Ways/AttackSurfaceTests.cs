using Mcp.Daemon.Tools.SecAudit.Ways;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Ways;

public sealed class AttackSurfaceTests
{
    [Test]
    public void Open_routes_that_change_something_come_first()
    {
        var text = Of("app.get('/a', requireLogin, a);\napp.get('/b', b);\napp.post('/c', c);\n");

        Assert.That(text, Is.EqualTo("- POST /c (a.js:3 c): no guard seen in its file\n- GET /b (a.js:2 b): no guard seen in its file\n- GET /a (a.js:1 a): guarded by requireLogin"));
    }

    [Test]
    public void Long_list_says_how_much_it_leaves_out()
    {
        Assert.That(Of(string.Concat(Enumerable.Range(0, 63).Select(i => $"app.get('/{i}', f);\n"))), Does.EndWith("\n- … and 3 routes more"));
    }

    [Test]
    public void Routes_of_tests_are_none()
    {
        var files = Audited.Files(("tests/a.test.js", "app.get('/b', b);\n"));

        Assert.That(AttackSurface.Of(ServedRoutes.Of(files, CancellationToken.None)), Is.Null);
    }

    private static string? Of(string text) => AttackSurface.Of(ServedRoutes.Of(Audited.Files(("a.js", text)), CancellationToken.None));
}
