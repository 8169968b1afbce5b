using Mcp.Daemon.Tools.TestGen.Frameworks;
using NUnit.Framework;

namespace Mcp.Tests.Tools.TestGen.Frameworks;

public sealed class ManifestTests
{
    [TestCase("package.json", """{"devDependencies": {"vitest": "^2"}}""", "Vitest")]
    [TestCase("package.json", """{"scripts": {"test": "node --test"}}""", "node:test")]
    [TestCase("pyproject.toml", "[tool.pytest.ini_options]\n", "pytest")]
    [TestCase("pyproject.toml", "dependencies = [\n  \"pytest>=8\",\n]\n", "pytest")]
    [TestCase("Shop.Tests.csproj", """<PackageReference Include="NUnit" Version="4" />""", "NUnit")]
    [TestCase("pom.xml", "<artifactId>junit-jupiter</artifactId>", "JUnit 5")]
    [TestCase("go.mod", "module a\n", "go test")]
    [TestCase("Cargo.toml", "[package]\n", "cargo test")]
    public void Framework_that_a_manifest_names_is_found(string file, string text, string framework)
    {
        Assert.That(Manifest.Frameworks(file, text), Is.EqualTo(new[] { framework }));
    }

    [TestCase("package.json", """{"dependencies": {"jest-when": "1"}, "description": "vitest"}""")]
    [TestCase("package.json", "{ broken")]
    [TestCase("package.json", "[]")]
    [TestCase("pyproject.toml", "# [tool.pytest.ini_options]\n")]
    [TestCase("Shop.csproj", """<!-- <PackageReference Include="NUnit" /> --><PackageReference Include="NUnitLite" />""")]
    [TestCase("pom.xml", "<artifactId>junit-bom-user</artifactId>")]
    public void What_is_not_certain_is_not_said(string file, string text)
    {
        Assert.That(Manifest.Frameworks(file, text), Is.Empty);
    }
}
