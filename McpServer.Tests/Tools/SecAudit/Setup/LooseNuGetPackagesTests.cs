using Mcp.Daemon.Tools.SecAudit.Setup;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Setup;

public sealed class LooseNuGetPackagesTests
{
    [TestCase("a.csproj", "<ItemGroup>\n<PackageReference Include=\"A\" Version=\"*\" />\n<PackageReference Include=\"B\" Version=\"1.2.*\" />\n</ItemGroup>\n", "2 low, 3 low")]
    [TestCase("Directory.Packages.props", "<PackageVersion Include=\"A\" Version=\"2.*-*\" />\n", "1 low")]
    public void Floating_version_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new LooseNuGetPackages(), path, text), Is.EqualTo(found));
    }

    [TestCase("a.csproj", "<PackageReference Include=\"A\" Version=\"1.2.3\" />\n<PackageReference Include=\"B\" />\n<AssemblyVersion>1.0.*</AssemblyVersion>\n<Compile Include=\"src/*.cs\" Version=\"1\" />\n")]
    public void Named_version_is_not(string path, string text)
    {
        Assert.That(Audited.By(new LooseNuGetPackages(), path, text), Is.Empty);
    }
}
