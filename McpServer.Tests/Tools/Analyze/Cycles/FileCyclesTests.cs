using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.Analyze.Cycles;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Analyze.Cycles;

internal sealed class FileCyclesTests
{
    [Test]
    public void Ring_is_told_import_by_import()
    {
        var found = Of(("a.py", "import b\n"), ("b.py", "\nimport c\n"), ("c.py", "import os\nimport a\n"));

        Assert.That(found.Single().Text, Does.Contain("a.py:1 → b.py:2 → c.py:2 → a.py."));
    }

    [Test]
    public void Ring_stands_at_the_import_of_its_first_file()
    {
        var found = Of(("a.py", "import os\nimport b\n"), ("b.py", "import a\n")).Single();

        Assert.That((found.File, found.Line, found.Quote, found.Severity), Is.EqualTo(("a.py", 2, "import b", Severity.Medium)));
    }

    [Test]
    public void Files_that_hang_in_the_same_knot_are_named()
    {
        var found = Of(("a.py", "import b\n"), ("b.py", "import a\nimport c\n"), ("c.py", "import b\n"));

        Assert.That(found.Single().Text, Does.Contain("a.py:1 → b.py:1 → a.py.").And.Contain("1 more file hangs in the same knot: c.py."));
    }

    [TestCase("a.ts", "import { b } from './b';\n", "b.ts", "import { a } from './a';\n")]
    [TestCase("a.js", "const b = require('./b');\n", "b.js", "const a = require('./a');\n")]
    [TestCase("a.rb", "require_relative 'b'\n", "b.rb", "require_relative 'a'\n")]
    [TestCase("a.h", "#include \"b.h\"\n", "b.h", "#include \"a.h\"\n")]
    [TestCase("a.ts", "import { type B, make } from './b';\n", "b.ts", "import { a } from './a';\n")]
    [TestCase("a.ts", "import type from './b';\n", "b.ts", "import { a } from './a';\n")]
    public void Two_files_that_load_each_other_are_a_ring(string one, string first, string other, string second)
    {
        var found = Of((one, first), (other, second));

        Assert.That(found.Select(finding => (finding.Kind, finding.Severity)), Is.EqualTo(new[] { ("import_cycle", Severity.Medium) }));
    }

    [TestCase("a.py", "import b\n", "b.py", "# import a\n", TestName = "{m}(a comment)")]
    [TestCase("a.py", "import b\n", "b.py", "text = '''\nimport a\n'''\n", TestName = "{m}(a string)")]
    [TestCase("a.py", "import b\n", "b.py", "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from x import y\n    import a\n", TestName = "{m}(for the checker of types)")]
    [TestCase("a.ts", "import type { B } from './b';\n", "b.ts", "import { a } from './a';\n", TestName = "{m}(a type)")]
    [TestCase("a.ts", "import { type B, type C } from './b';\n", "b.ts", "import { a } from './a';\n", TestName = "{m}(types alone)")]
    [TestCase("a.ts", "import { B } from './b';\n", "b.ts", "import { a } from './a';\nexport interface B { c: number }\n", TestName = "{m}(what the compiler takes out)")]
    [TestCase("a.ts", "import { b } from './b';\n", "b.ts", "import { a } from './c/a';\n", TestName = "{m}(another file of that name)")]
    [TestCase("a.py", "import test_a\n", "test_a.py", "import a\n", TestName = "{m}(a test)")]
    [TestCase("a.java", "package p;\nclass A { B b; }\n", "b.java", "package p;\nclass B { A a; }\n", TestName = "{m}(classes of one package)")]
    [TestCase("a.hpp", "#include \"a.ipp\"\n", "a.ipp", "#include \"a.hpp\"\n", TestName = "{m}(the end of a header)")]
    [TestCase("src/a.rs", "use crate::b::B;\n", "src/b.rs", "use crate::a::A;\n", TestName = "{m}(modules of Rust)")]
    public void Is_silent_for(string one, string first, string other, string second)
    {
        var found = Of((one, first), (other, second));

        Assert.That(found, Is.Empty);
    }

    [Test]
    public void Import_in_a_function_makes_the_ring_a_small_one()
    {
        var found = Of(("a.py", "import b\n"), ("b.py", "def late():\n    import a\n    return a\n")).Single();

        Assert.That(found.Severity, Is.EqualTo(Severity.Low));
        Assert.That(found.Text, Does.Contain("b.py:2 puts its import off into a function"));
    }

    [Test]
    public void Ring_through_the_file_of_a_package_is_a_small_one()
    {
        var found = Of(("app/__init__.py", "from app.routes import routes\n"), ("app/routes.py", "from app import db\n"));

        Assert.That(found.Single().Severity, Is.EqualTo(Severity.Low));
    }

    private static IReadOnlyList<Finding> Of(params (string Path, string Text)[] files) => FileCycles.Of(Mapped.Of(files)).Findings;
}
