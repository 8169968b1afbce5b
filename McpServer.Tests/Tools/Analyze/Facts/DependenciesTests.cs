using Mcp.Daemon.Tools.Analyze.Facts;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Analyze.Facts;

internal sealed class DependenciesTests
{
    [Test]
    public void Folders_are_listed_from_those_that_none_needs_with_the_imports_between_them()
    {
        var lines = Dependencies.Folders(Mapped.Of(
            ("src/store/rows.js", "exports.rows = [];\n"),
            ("src/web/page.js", "const rows = require('../store/rows');\n"),
            ("src/web/list.js", "const rows = require('../store/rows');\nrows.length;\n")));

        Assert.That(lines, Is.EqualTo(new[]
        {
            "web (2 files, 3 lines) needs store (2 imports)",
            "store (1 file, 1 line) needs no other folder",
        }));
    }

    [Test]
    public void One_folder_makes_no_graph()
    {
        var lines = Dependencies.Folders(Mapped.Of(("src/a.js", "require('./b');\n"), ("src/b.js", "1;\n")));

        Assert.That(lines, Is.Empty);
    }

    [Test]
    public void File_that_many_need_is_told_with_what_it_needs_itself()
    {
        var lines = Dependencies.Weight(Mapped.Of(
            ("db.py", "import config\n"), ("config.py", "URL = ''\n"), ("a.py", "import db\n"), ("b.py", "import db\n"), ("c.py", "import db\n")));

        Assert.That(lines, Is.EqualTo(new[] { "db.py: 3 of 4 others need it; it needs 1 itself, so it changes with them" }));
    }

    [Test]
    public void File_that_needs_many_is_told_with_those_that_need_it()
    {
        var lines = Dependencies.Weight(Mapped.Of(
            ("main.py", "import a, b, c, d, e\n"), ("a.py", "A = 1\n"), ("b.py", "B = 1\n"), ("c.py", "C = 1\n"), ("d.py", "D = 1\n"), ("e.py", "E = 1\n")));

        Assert.That(lines, Is.EqualTo(new[] { "main.py: it needs 5 of 5 others; none needs it" }));
    }

    [Test]
    public void Tests_do_not_weigh()
    {
        var lines = Dependencies.Weight(Mapped.Of(
            ("db.py", "URL = ''\n"), ("test_a.py", "import db\n"), ("test_b.py", "import db\n"), ("test_c.py", "import db\n")));

        Assert.That(lines, Is.Empty);
    }
}
