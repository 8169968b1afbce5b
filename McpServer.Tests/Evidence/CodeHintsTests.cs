using Mcp.Daemon.Evidence;
using NUnit.Framework;

namespace Mcp.Tests.Evidence;

public class CodeHintsTests
{
    [TestCase("import { x } from './util/helper';", "src/util/helper.ts")]
    [TestCase("const x = require('../lib/a.js');", "src/lib/a.js")]
    [TestCase("from pkg.util import thing", "src/pkg/util.py")]
    [TestCase("import com.acme.Store;", "src/com/acme/Store.java")]
    [TestCase("#include \"core/list.h\"", "src/core/list.h")]
    [TestCase("use crate::store;", "src/crate/store.rs")]
    public void Line_that_imports_leads_to_its_file(string line, string name)
    {
        var importer = File("src/main.x", $"// head\n{line}\n");
        QuestionFile[] files = [File(name, ""), File("other/" + Path.GetFileName(name), "")];

        Assert.That(CodeHints.ImportedFiles([importer], files).Select(file => file.Name), Is.EqualTo(new[] { name }));
    }

    [Test]
    public void Outline_names_types_and_members_with_their_lines()
    {
        string[] lines = ["internal sealed class Foo : Bar", "{", "    public static int Count(string text)", "    def helper(self):", "    x = 1;", new string('x', 5_000), "}"];

        var outline = CodeHints.LeftOutOutline(File("a.cs", string.Join('\n', lines)), lines, 1, 7);

        Assert.That(outline, Is.EqualTo(new[] { "class Foo (1)", "Count() (3)", "def helper (4)" }));
    }

    private static QuestionFile File(string name, string text) => new(name, "/" + name, text, isNamed: false);
}
