using Mcp.Daemon.Evidence;
using NUnit.Framework;

namespace Mcp.Tests.Evidence;

public class ImportedFilesTests
{
    [TestCase("src/main.ts", "import { x } from './util/part';", "src/util/part.ts")]
    [TestCase("src/main.py", "from pkg.util import thing", "src/pkg/util.py")]
    [TestCase("src/main.c", "#include \"core/list.h\"", "src/core/list.h")]
    public void Line_that_imports_leads_to_its_file(string importer, string line, string name)
    {
        QuestionFile[] others = [File(name, "x = 1\n"), File("other/" + Path.GetFileName(name), "x = 1\n")];

        Assert.That(ImportedFiles.Of([File(importer, line + "\n")], others).Select(file => file.Name), Is.EqualTo(new[] { name }));
    }

    [Test]
    public void What_is_no_code_imports_nothing_and_is_not_imported()
    {
        Assert.That(ImportedFiles.Of([File("readme.md", "import './a.js'\n")], [File("a.js", "1;\n"), File("b.md", "")]), Is.Empty);
    }

    private static QuestionFile File(string name, string text) => new(name, "/" + name, text, isNamed: false);
}
