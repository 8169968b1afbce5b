using System.Text.Json;
using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.TestGen.Frameworks;

/// <summary>What files that list a project's packages say of its test framework. What is not certain is not said.</summary>
internal static class Manifest
{
    private const string Itself = "";

    // The name, the language it is for, what a line of it must hold, and what that means; some say it by being there.
    private static readonly (string File, Language Language, string Holds, string Name)[] Lines =
    [
        ("pytest.ini", Language.Python, Itself, "pytest"), ("pyproject.toml", Language.Python, "[tool.pytest", "pytest"),
        ("pyproject.toml", Language.Python, "\"pytest", "pytest"), ("pyproject.toml", Language.Python, "pytest =", "pytest"),
        ("setup.cfg", Language.Python, "[tool:pytest]", "pytest"), ("tox.ini", Language.Python, "[pytest]", "pytest"),
        ("requirements.txt", Language.Python, "pytest", "pytest"), ("requirements-dev.txt", Language.Python, "pytest", "pytest"),
        ("go.mod", Language.Go, Itself, "go test"), ("go.mod", Language.Go, "github.com/stretchr/testify", "testify"),
        ("Cargo.toml", Language.Rust, Itself, "cargo test"),
        (".csproj", Language.CSharp, "Include=\"NUnit\"", "NUnit"), (".csproj", Language.CSharp, "Include=\"xunit\"", "xUnit"),
        (".csproj", Language.CSharp, "Include=\"xunit.v3\"", "xUnit"), (".csproj", Language.CSharp, "Include=\"MSTest\"", "MSTest"),
        (".csproj", Language.CSharp, "Include=\"MSTest.TestFramework\"", "MSTest"), (".csproj", Language.CSharp, "Include=\"TUnit\"", "TUnit"),
        ("pom.xml", Language.Java, "<artifactId>junit-jupiter", "JUnit 5"), ("pom.xml", Language.Java, "<artifactId>junit</artifactId>", "JUnit 4"),
        ("pom.xml", Language.Java, "<artifactId>testng</artifactId>", "TestNG"),
        ("build.gradle", Language.Java, "junit-jupiter", "JUnit 5"), ("build.gradle.kts", Language.Java, "junit-jupiter", "JUnit 5"),
        ("build.gradle", Language.Java, "junit:junit:", "JUnit 4"), ("build.gradle.kts", Language.Java, "junit:junit:", "JUnit 4"),
        ("Gemfile", Language.Ruby, "rspec", "RSpec"), ("Gemfile", Language.Ruby, "minitest", "Minitest"),
        ("composer.json", Language.Php, "\"phpunit/phpunit\"", "PHPUnit"), ("composer.json", Language.Php, "\"pestphp/pest\"", "Pest"),
        ("pubspec.yaml", Language.Dart, "flutter_test:", "flutter_test"),
    ];

    private static readonly (string Package, string Name)[] Packages =
        [("vitest", "Vitest"), ("jest", "Jest"), ("mocha", "Mocha"), ("ava", "AVA"), ("jasmine", "Jasmine"), ("@playwright/test", "Playwright"), ("cypress", "Cypress")];

    /// <summary>The names of such files for a language; one that begins with a dot is the end of a name.</summary>
    public static IReadOnlyList<string> Names(Language language) => language is Language.TypeScript ? ["package.json"]
        : [.. Lines.Where(line => line.Language == language).Select(line => line.File).Distinct()];

    /// <param name="file">Its name without directories.</param>
    /// <param name="text">What it holds.</param>
    public static IReadOnlyList<string> Frameworks(string file, string text)
    {
        if (file is "package.json")
        {
            return OfPackages(text);
        }

        var lines = text.Split('\n').Select(line => line.Trim()).Where(line => !(line.StartsWith('#') || line.StartsWith("//", StringComparison.Ordinal) || line.StartsWith("<!--", StringComparison.Ordinal))).ToList();
        return
        [
            .. Lines.Where(known => (known.File == file || (known.File[0] is '.' && file.EndsWith(known.File, StringComparison.Ordinal)))
                    && (known.Holds == Itself || lines.Exists(line => line.Contains(known.Holds, StringComparison.Ordinal))))
                .Select(known => known.Name).Distinct(),
        ];
    }

    private static IReadOnlyList<string> OfPackages(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var root = json.RootElement;
            var named = Keys(root, "dependencies").Concat(Keys(root, "devDependencies")).ToHashSet();
            var runsNode = root.ValueKind is JsonValueKind.Object && root.TryGetProperty("scripts", out var scripts) && scripts.ValueKind is JsonValueKind.Object
                && scripts.TryGetProperty("test", out var test) && test.ValueKind is JsonValueKind.String && test.GetString()!.Contains("node --test", StringComparison.Ordinal);
            return [.. Packages.Where(known => named.Contains(known.Package)).Select(known => known.Name), .. runsNode ? ["node:test"] : Array.Empty<string>()];
        }
        catch (JsonException)
        {
            return []; // a broken manifest says nothing for sure
        }
    }

    private static IEnumerable<string> Keys(JsonElement root, string member) =>
        root.ValueKind is JsonValueKind.Object && root.TryGetProperty(member, out var packages) && packages.ValueKind is JsonValueKind.Object
            ? packages.EnumerateObject().Select(package => package.Name) : [];
}
