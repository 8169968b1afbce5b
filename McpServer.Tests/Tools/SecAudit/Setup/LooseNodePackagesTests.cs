using Mcp.Daemon.Tools.SecAudit.Setup;
using NUnit.Framework;

namespace Mcp.Tests.Tools.SecAudit.Setup;

public sealed class LooseNodePackagesTests
{
    [TestCase("package.json", "{\n  \"name\": \"a\",\n  \"version\": \"*\",\n  \"dependencies\": {\n    \"a\": \"*\"\n  }\n}\n", "5 medium")]
    [TestCase("package.json", "{\n  \"name\": \"a\",\n  \"version\": \"*\",\n  \"dependencies\": {\n    \"a\": \"latest\",\n    \"b\": \">=1.2\"\n  }\n}\n", "5 medium, 6 medium")]
    [TestCase("package.json", "{\n  \"name\": \"a\",\n  \"version\": \"*\",\n  \"dependencies\": {\n    \"a\": \"github:x/a\"\n  }\n}\n", "5 medium")]
    [TestCase("package.json", "{\n  \"name\": \"a\",\n  \"version\": \"*\",\n  \"dependencies\": {\n    \"a\": \"http://h.example/a.tgz\"\n  }\n}\n", "5 high")]
    [TestCase("package.json", "{\n  \"name\": \"a\",\n  \"version\": \"*\",\n  \"devDependencies\": {\n    \"a\": \"*\"\n  }\n}\n", "5 low")]
    public void Open_range_is_found(string path, string text, string found)
    {
        Assert.That(Audited.By(new LooseNodePackages(), path, text), Is.EqualTo(found));
    }

    [TestCase("package.json", "{\n  \"name\": \"a\",\n  \"version\": \"*\",\n  \"dependencies\": {\n    \"a\": \"^1.2.3\",\n    \"@b/c\": \"~2.0.0\",\n    \"d\": \"3.1.4\",\n    \"e\": \">=1 <2\",\n    \"f\": \"workspace:*\",\n    \"g\": \"git+https://h.example/x.git#8f4b7f8\",\n    \"i\": \"file:../i\"\n  }\n}\n")]
    [TestCase("package.json", "{\n  \"peerDependencies\": {\n    \"react\": \"*\"\n  },\n  \"engines\": {\n    \"node\": \">=20\"\n  }\n}\n")]
    [TestCase("tests/package.json", "{\n  \"name\": \"a\",\n  \"version\": \"*\",\n  \"dependencies\": {\n    \"a\": \"*\"\n  }\n}\n")]
    public void Bounded_range_is_not(string path, string text)
    {
        Assert.That(Audited.By(new LooseNodePackages(), path, text), Is.Empty);
    }
}
