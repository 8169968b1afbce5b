using Mcp.Daemon.Evidence;
using Mcp.Daemon.Files;
using Mcp.Daemon.Tools.Looking;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Tools.Looking;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TestsOfFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestCase("src/price_list.py", "def total():\n    pass\n", "tests/test_price_list.py")]
    [TestCase("src/PriceList.cs", "class PriceList\n{\n}\n", "Shop.Tests/PriceListTests.cs")]
    [TestCase("src/price-list.ts", "export function total() {\n}\n", "src/price-list.spec.ts")]
    [TestCase("price.go", "package price\n\nfunc Total() {\n}\n", "price_test.go")]
    public void Test_in_the_workspace_is_found_by_its_name(string path, string code, string test)
    {
        _folder.Write("ws/" + test, "\n");

        Assert.That(Of((path, code)), Is.EqualTo(new[] { $"{path}: {test}" }));
    }

    [Test]
    public void Test_among_the_given_files_is_found_by_what_it_imports()
    {
        Assert.That(Of(("rates.py", "def f():\n    pass\n"), ("tests/test_money.py", "from rates import f\n")), Is.EqualTo(new[] { "rates.py: tests/test_money.py" }));
    }

    [Test]
    public void Test_of_something_else_is_none()
    {
        _folder.Write("ws/tests/test_prices.py", "\n");

        Assert.That(Of(("price.py", "x = 1\n")), Is.EqualTo(new[] { "price.py: no test found" }));
    }

    [Test]
    public void Walk_that_was_cut_short_finds_no_absence()
    {
        _folder.Write("ws/a.txt", "\n");
        _folder.Write("ws/b.txt", "\n");

        Assert.That(Of(1, ("price.py", "x = 1\n")).Single(), Does.StartWith("price.py: no test seen, but the workspace has more files"));
    }

    private IReadOnlyList<string> Of(params (string Path, string Text)[] files) => Of(WorkspaceFiles.Most, files);

    private IReadOnlyList<string> Of(int most, params (string Path, string Text)[] files)
    {
        var workspace = Workspace.From(_folder.MakeDirectory("ws"), [], _folder.MakeDirectory("home"));
        return [.. TestsOfFiles.Of(Looked.At(files), workspace, new WorkspaceFiles(workspace, most), CancellationToken.None).Select(file => file.Line)];
    }
}
