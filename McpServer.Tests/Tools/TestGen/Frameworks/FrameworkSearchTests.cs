using Mcp.Daemon.Code;
using Mcp.Daemon.Files;
using Mcp.Daemon.Tools.TestGen.Frameworks;
using Mcp.Tests.Support;
using NUnit.Framework;

namespace Mcp.Tests.Tools.TestGen.Frameworks;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FrameworkSearchTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestCase("src/price.py", "pytest.ini", "[pytest]\n", "pytest (pytest.ini names it)")]
    [TestCase("src/Price.cs", "src/Shop.csproj", "<PackageReference Include=\"NUnit\" />\n", "NUnit (src/Shop.csproj names it)")]
    public void Manifest_beside_or_above_a_file_names_its_framework(string path, string manifest, string text, string framework)
    {
        _folder.Write("ws/" + path, "\n");
        _folder.Write("ws/" + manifest, text);

        Assert.That(Of(path), Is.EqualTo(new[] { framework }));
    }

    [TestCase("src/price.py", "pytest.ini", "[pytest]\n")]
    [TestCase("src/Price.cs", "src/Shop.csproj", "<PackageReference Include=\"NUnit\" />\n")]
    public void Manifest_that_is_ignored_names_none(string path, string manifest, string text)
    {
        _folder.Write("ws/" + path, "\n");
        _folder.Write("ws/" + manifest, text);
        _folder.Write("ws/.gitignore", Path.GetFileName(manifest) + "\n");

        Assert.That(Of(path), Is.Empty);
    }

    private IReadOnlyList<string> Of(string path) =>
        new FrameworkSearch(Workspace.From(_folder.MakeDirectory("ws"), [], _folder.MakeDirectory("home"))).Of([new SourceFile(path, "x = 1\n")], [], CancellationToken.None);
}
