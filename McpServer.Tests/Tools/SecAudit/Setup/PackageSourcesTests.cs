using Mcp.Daemon.Tools.SecAudit.Setup;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Setup;

public sealed class PackageSourcesTests
{
    [TestCase(".npmrc", "registry=http://npm.shop.example/\n", "1 high")]
    [TestCase("requirements.txt", "--index-url http://pypi.shop.example/simple\nflask==3.0\n", "1 high")]
    [TestCase("requirements.txt", "--trusted-host pypi.shop.example\n", "1 high")]
    [TestCase("requirements.txt", "--extra-index-url https://pypi.shop.example/simple\n", "1 medium")]
    [TestCase("nuget.config", "<packageSources>\n<add key=\"own\" value=\"http://nuget.shop.example/v3\" />\n</packageSources>\n", "2 high")]
    public void Source_that_can_be_changed_on_the_way_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new PackageSources(), path, text), Is.EqualTo(found));
    }

    [TestCase(".npmrc", "registry=https://npm.shop.example/\n# registry=http://npm.shop.example/\n@shop:registry=http://localhost:4873/\n")]
    [TestCase("requirements.txt", "--index-url https://pypi.shop.example/simple\n")]
    [TestCase("package.json", "{\n  \"homepage\": \"https://shop.example\",\n  \"repository\": \"x/y\"\n}\n")]
    public void Source_over_https_is_not(string path, string text)
    {
        Assert.That(Audited.By(new PackageSources(), path, text), Is.Empty);
    }
}
