using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Files;

namespace Mcp.Daemon.Tools.TestGen.Frameworks;

/// <summary>The frameworks that tests bring into use themselves, which is the surest sign there is.</summary>
internal static class ImportedFrameworks
{
    // What an import begins with, up to a separator, and what it is then.
    private static readonly (Language Language, string Target, string Name)[] Known =
    [
        (Language.Python, "pytest", "pytest"), (Language.Python, "unittest", "unittest"), (Language.Python, "hypothesis", "hypothesis"),
        (Language.TypeScript, "vitest", "Vitest"), (Language.TypeScript, "@jest/globals", "Jest"), (Language.TypeScript, "mocha", "Mocha"),
        (Language.TypeScript, "node:test", "node:test"), (Language.TypeScript, "bun:test", "bun test"), (Language.TypeScript, "ava", "AVA"),
        (Language.TypeScript, "@playwright/test", "Playwright"), (Language.TypeScript, "chai", "Chai"),
        (Language.Go, "testing", "go test"), (Language.Go, "github.com/stretchr/testify", "testify"), (Language.Go, "github.com/onsi/ginkgo", "Ginkgo"),
        (Language.CSharp, "NUnit.Framework", "NUnit"), (Language.CSharp, "Xunit", "xUnit"), (Language.CSharp, "TUnit", "TUnit"),
        (Language.CSharp, "Microsoft.VisualStudio.TestTools.UnitTesting", "MSTest"),
        (Language.Java, "org.junit.jupiter", "JUnit 5"), (Language.Java, "org.junit.Test", "JUnit 4"), (Language.Java, "org.junit.Assert", "JUnit 4"),
        (Language.Java, "org.testng", "TestNG"), (Language.Java, "org.assertj", "AssertJ"),
        (Language.Java, "kotlin.test", "kotlin.test"), (Language.Java, "io.kotest", "Kotest"),
        (Language.Php, "PHPUnit\\Framework", "PHPUnit"), (Language.Swift, "XCTest", "XCTest"), (Language.Swift, "Testing", "Swift Testing"),
        (Language.Ruby, "minitest", "Minitest"), (Language.Dart, "package:test", "package:test"), (Language.Dart, "package:flutter_test", "flutter_test"),
        (Language.Scala, "org.scalatest", "ScalaTest"),
    ];

    /// <summary>In the order in which they are imported.</summary>
    public static IEnumerable<TestFramework> Of(SourceFile test)
    {
        if (!TestFiles.IsTest(test.Path))
        {
            return test.Language is Language.Rust && HasTests(test) ? [new TestFramework("cargo test", $"{test.Path} has #[test] functions")] : [];
        }

        var language = Family(test.Language);
        return
        [
            .. from import in test.Imported
               from known in Known
               where known.Language == language && Begins(import, known.Target)
               select new TestFramework(known.Name, $"{test.Path} imports it"),
        ];
    }

    /// <summary>Languages of one family share their frameworks.</summary>
    public static Language Family(Language language) => language switch
    {
        Language.JavaScript => Language.TypeScript,
        Language.Kotlin => Language.Java,
        _ => language,
    };

    private static bool Begins(Import import, string target)
    {
        var written = import.Target.TrimStart('\\');
        return written.StartsWith(target, StringComparison.Ordinal)
            && (written.Length == target.Length || written[target.Length] is '/' or '\\' or ';' or '.')
            // unittest.mock serves every framework.
            && !written.StartsWith("unittest.mock", StringComparison.Ordinal) && !(written is "unittest" && import.Names.Count > 0 && import.Names.All(name => name is "mock"));
    }

    private static bool HasTests(SourceFile file) => file.Declared.Any(declared =>
        declared.Kind is DeclarationKind.Function && file.Tokens.Is(declared.FirstToken - 1, ']') && Markers.Of(file, declared).Any(marker => marker.Path is "test"));
}
