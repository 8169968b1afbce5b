using Mcp.Daemon.Tools.Refactor.Checks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Refactor.Checks;

public sealed class ImportCyclesTests
{
    [Test]
    public void Two_files_that_import_each_other_are_found()
    {
        var found = Refactored.Findings(new ImportCycles(), ("a.py", "import b\n"), ("b.py", "import os\nimport a\n"));

        Assert.That(found.Single().Text, Is.EqualTo(
            "Two files import each other in a circle: this line imports b.py, b.py:2 imports a.py. None can be loaded, tested or moved without the other."));
    }

    [Test]
    public void Shortest_way_around_is_told()
    {
        var found = Refactored.Findings(
            new ImportCycles(), ("a.ts", "import { b } from './b';\n"), ("b.ts", "import { c } from './c';\nimport { d } from './d';\n"),
            ("c.ts", "import { a } from './a';\n"), ("d.ts", "import { c } from './c';\n"));

        Assert.That(found.Single().Text, Does.StartWith("3 files import each other in a circle: this line imports b.ts, b.ts:1 imports c.ts, c.ts:1 imports a.ts."));
    }

    [Test]
    public void Import_that_a_condition_stands_around_runs_all_the_same()
    {
        Assert.That(Refactored.Findings(new ImportCycles(), ("a.py", "import b\n"), ("b.py", "try:\n    import a\nexcept ImportError:\n    a = None\n")), Has.Count.EqualTo(1));
    }

    [TestCase("a.py", "import b\n", "b.py", "def f():\n    import a\n")]
    [TestCase("a.py", "import b\n", "b.py", "if TYPE_CHECKING:\n    import a\n")]
    [TestCase("a.py", "import b\n", "b.py", "# import a\ns = \"import a\"\n")]
    [TestCase("a.ts", "import { b } from './b';\n", "b.ts", "import type { A } from './a';\nexport const b = 1;\n")]
    [TestCase("a.ts", "import { b } from './b';\nexport interface A { c: number }\n", "b.ts", "import { A } from './a';\nexport const b = 1;\n")]
    [TestCase("p/__init__.py", "from .b import f\n", "p/b.py", "from . import c\nimport p\n")]
    [TestCase("p/__init__.py", "import types\n", "p/types.py", "from p import f\n")]
    [TestCase("a.cs", "namespace N; class A { B b; }", "b.cs", "namespace N; class B { A a; }")]
    public void Import_that_does_not_run_or_harms_nobody_is_not(string one, string first, string other, string second)
    {
        Assert.That(Refactored.By(new ImportCycles(), (one, first), (other, second)), Is.Empty);
    }
}
