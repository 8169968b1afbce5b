using System.Collections.Frozen;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Code.Searching;
using Mcp.Daemon.Code.Statements;
using Mcp.Daemon.Files;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.TestGen.Smells;

/// <summary>Tests that pass whatever the code gives back. What they call may assert for them, and where that is not known they stay unsaid.</summary>
internal sealed class AssertionlessTests : TestSmell
{
    /// <summary>How far functions of the test file that call each other are followed.</summary>
    private const int Deepest = 3;

    // Names of tests whose claim is that nothing is thrown.
    private static readonly FrozenSet<string> Smoke = ("raise raises throw throws thrown crash crashes smoke error errors exception exceptions fail fails failing panic panics "
        + "without ok import imports compile compiles runs works todo fuzz").Split(' ').ToFrozenSet();

    // Functions of languages and of their libraries that never make a test fail.
    private static readonly WordSet Plain = new(
        "print println printf len range list str int float dict set tuple bool sorted reversed enumerate zip open super isinstance hasattr getattr setattr "
        + "parseInt parseFloat make append new copy delete cap vec format setTimeout clearTimeout array count isset sleep type id repr iter next min max sum abs round");

    private static readonly FrozenSet<string> Foreign =
        "test tests testing scenario given when then story spec suite harness runner tester rig helper helpers support fixture fixtures util utils steps common conftest mock mocks cy page screen browser driver".Split(' ').ToFrozenSet();

    private static readonly WordSet Own = new("self this cls super base");

    private static readonly string[] Expecting = ["expect", "result", "returns", "panic", "raises", "xfail", "skip", "ignore", "disabled", "TestCaseSource", "Explicit", "given"];

    public override IEnumerable<Finding> Of(TestSuite suite, LookedFiles looked)
    {
        // Many tests call the same functions, and these call each other.
        var known = new Dictionary<(DeclaredFunction, int), bool>();
        foreach (var test in suite.Cases.Where(test => !IsSmoke(test) && !IsExpecting(test) && !MayAssert(suite.File.Source, test.Body, looked, 0, known)))
        {
            if (FocusOrSkip.IsSkipped(test))
            {
                continue;
            }

            yield return FoundInCode.At(
                suite.File.Source, test.Line, Severity.Medium, "assertionless_test",
                $"{SeenName.Of(test)} asserts nothing: it passes whatever the code gives back, and fails only when something throws.",
                "Assert on what a caller would notice, or say in its name that it must not throw.");
        }
    }

    private static bool IsSmoke(TestCase test) => NameWords.HasAny(test.Name.Replace(' ', '_'), Smoke);

    private static bool IsExpecting(TestCase test)
    {
        var tokens = test.File.Source.Tokens;
        return test.Markers.Any(marker => Array.Exists(Expecting, word => tokens.Source(marker.Token, marker.Last).Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    private static bool MayAssert(SourceFile file, TokenSpan body, LookedFiles looked, int depth, Dictionary<(DeclaredFunction, int), bool> known)
    {
        if (depth >= Deepest || Assertions.Any(file, body) || (file.Language is Language.Go && GivesTestAway(file, body)))
        {
            return true;
        }

        return body.All.Any(at => IsCall(file, at) && !IsHarmless(file, at, looked, depth, known));
    }

    private static bool MayAssert(DeclaredFunction function, LookedFiles looked, int depth, Dictionary<(DeclaredFunction, int), bool> known)
    {
        if (!known.TryGetValue((function, depth), out var may))
        {
            var body = new TokenSpan(function.Declaration.NameToken + 1, function.Declaration.LastToken);
            known[(function, depth)] = may = MayAssert(function.File, body, looked, depth, known);
        }

        return may;
    }

    // Ruby and shell scripts call without parentheses; what is called there is told by words alone.
    private static bool IsCall(SourceFile file, int at) =>
        file.Tokens.IsWord(at) && !file.DeclaredAt.ContainsKey(at) && CallShape.HasArguments(file, at) && !CallShape.IsKeyword(file.Tokens, at);

    private static bool IsHarmless(SourceFile file, int at, LookedFiles looked, int depth, Dictionary<(DeclaredFunction, int), bool> known)
    {
        var tokens = file.Tokens;
        var name = tokens.Name(at).TrimStart('$');
        if (looked.Functions.Named(name) is { Count: > 0 } named)
        {
            return named.All(each => !(each.File == file || TestFiles.IsTest(each.File.Path))
                || !MayAssert(each, looked, depth + 1, known));
        }

        if (CallShape.IsMember(tokens, at))
        {
            return CallShape.Qualifier(tokens, at) is not { } qualifier || !(Own.Has(qualifier) || NameWords.HasAny(qualifier, Foreign));
        }

        return IsConstructor(file, at) || Plain.Has(name)
            || file.ImportedAs[name].Any(import => !NameWords.HasAny(import.Target.Replace('/', '.'), Foreign));
    }

    // Where types are made without a word for it, a capital says so.
    private static bool IsConstructor(SourceFile file, int at) => file.Tokens.Is(at - 1, "new")
        || (char.IsUpper(file.Tokens.Text(at)[0]) && file.Language is Language.Python or Language.Kotlin or Language.Swift or Language.Rust);

    /// <summary>Whether what a Go test fails with is handed to something else.</summary>
    private static bool GivesTestAway(SourceFile file, TokenSpan body)
    {
        var tokens = file.Tokens;
        return body.All.Any(at => tokens.Is(at, "t") && tokens.Mark(at - 1) is '(' or ',' or '{' && tokens.Mark(at + 1) is ',' or ')' or '}');
    }
}
