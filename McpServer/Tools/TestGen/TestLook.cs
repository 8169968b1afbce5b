using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Tools.TestGen.Frameworks;
using Mcp.Daemon.Tools.TestGen.Reach;
using Mcp.Daemon.Tools.TestGen.Smells;
using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools.TestGen;

/// <summary>What a machine can say of code and its tests: the framework, what no test names, what a test must reach, what tests do not say.</summary>
internal sealed record TestLook
{
    /// <summary>In one sentence; the section lists them with their lines.</summary>
    private const int MostNamed = 12;

    public required LookedFiles Looked { get; init; }

    public required bool IsLast { get; init; }

    /// <summary>One line each.</summary>
    public required IReadOnlyList<string> Frameworks { get; init; }

    public required IReadOnlyList<FunctionUnderTest> Functions { get; init; }

    public required IReadOnlyList<Finding> Smells { get; init; }

    /// <summary>Whether a test of the project is known at all.</summary>
    public required bool HasTests { get; init; }

    /// <summary>Whether tests of the workspace were left unread.</summary>
    public required bool IsCutShort { get; init; }

    public static TestLook Of(Look look, CancellationToken cancellationToken)
    {
        var looked = LookedFiles.Of(look.Files, look.IsLast, cancellationToken);
        // On the way only what was given counts: walking the workspace is for the end.
        var tests = KnownTests.Of(looked, look.Workspace, look.IsLast && looked.Files.Count > 0, cancellationToken);
        var code = looked.Files.Where(file => !file.IsTest).Select(file => file.Source).ToList();
        return new TestLook
        {
            Looked = looked,
            IsLast = look.IsLast,
            Frameworks = new FrameworkSearch(look.Workspace).Of(code, tests.Files, cancellationToken),
            Functions = FunctionUnderTest.Of(looked, tests, cancellationToken),
            Smells = TestSmells.Of(TestSuite.Of(looked, cancellationToken), looked, cancellationToken),
            HasTests = tests.Files.Count > 0,
            IsCutShort = tests.IsCutShort,
        };
    }

    /// <summary>The functions of which can be said that no test names them: all tests are known, or at least one was given.</summary>
    public IReadOnlyList<FunctionUnderTest> Untested => IsLast || HasTests ? [.. Functions.Where(function => function.Tests.Count == 0)] : [];

    /// <summary>For people.</summary>
    public string? Text => Sentences.Paragraphs(
        Frameworks.Count switch
        {
            0 => null,
            1 => $"Test framework: {Frameworks[0]}.",
            _ => "Test frameworks:\n" + string.Join('\n', Frameworks.Select(framework => "- " + framework)),
        },
        Untested.Count == 0 ? null
            : $"{Whose} names {ListedLines.Words([.. Untested.Select(function => $"{function.Function.Name} ({function.Function.Place})")], MostNamed)}.");

    public IReadOnlyList<QuestionSection> Sections => QuestionSection.Given(
    [
        ("Test framework", ListedLines.Of(Frameworks, MostNamed, "framework")),
        ("What a test must reach, untested functions first", ReachSection.Of(Functions, IsCutShort)),
    ]);

    /// <summary>What to do first, by what was found.</summary>
    public string? Hint => Looked.Files.Count == 0 ? null
        : !HasTests ? (IsLast ? null : "No test of the project was given: name one in relevant_files, so that new ones are written in its manner.")
        : Smells.FirstOrDefault(smell => smell.Severity <= Severity.Medium) is { } smell ? $"Mend the test in {smell.File}:{smell.Line} ({smell.Kind.Replace('_', ' ')}) before you rely on it."
        : null;

    /// <summary>Those to begin with, the riskiest first; null when tests name all.</summary>
    public string? First => Untested.Count == 0 ? null
        : $"Begin with {ListedLines.Words([.. Untested.Take(3).Select(function => $"{function.Function.Name} ({function.Function.Place})")], 3)}, which {char.ToLowerInvariant(Whose[0])}{Whose[1..]} names.";

    private string Whose => !IsLast ? "No given test" : IsCutShort ? "No test that was read" : "No test of the workspace";
}
