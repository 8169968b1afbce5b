using Mcp.Daemon.Tools.Analyze.Facts;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Analyze.Facts;

internal sealed class CodeSizesTests
{
    [Test]
    public void Lines_of_code_are_told_by_language_and_tests_apart()
    {
        var lines = CodeSizes.Languages(Mapped.Of(("a.py", "# what it is\n\nA = 1\nB = 2\n"), ("b.cs", "class B;\n"), ("test_a.py", "import a\n")), others: 2);

        Assert.That(lines, Is.EqualTo(new[] { "Python: 1 file, 2 lines of code", "C#: 1 file, 1 line of code", "tests: 1 file, 1 line of code", "no code: 2 files" }));
    }

    [Test]
    public void File_with_a_fourth_of_all_lines_is_large()
    {
        var lines = CodeSizes.Large(Mapped.Of(Files(lines: 100)));

        Assert.That(lines, Is.EqualTo(new[] { "big.py: 100 lines of code in 50 functions, 83 % of all" }));
    }

    [Test]
    public void Large_share_of_little_is_not_told()
    {
        Assert.That(CodeSizes.Large(Mapped.Of(Files(lines: 98))), Is.Empty);
    }

    [Test]
    public void Comments_do_not_make_a_file_large()
    {
        var files = Files(lines: 2);
        files[0].Text += string.Concat(Enumerable.Repeat("# more\n", 200));

        Assert.That(CodeSizes.Large(Mapped.Of(files)), Is.Empty);
    }

    private static (string Path, string Text)[] Files(int lines) =>
    [
        ("big.py", string.Concat(Enumerable.Range(0, lines / 2).Select(i => $"def f{i}():\n    return {i}\n"))),
        .. Enumerable.Range(0, 4).Select(i => ($"small{i}.py", "A = 1\nB = 2\nC = 3\nD = 4\nE = 5\n")),
    ];
}
