using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Code.Statements;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.TestGen;

/// <summary>The tests of a file, by the customs of the frameworks of its language.</summary>
internal static class TestCases
{
    private static readonly WordSet Marks = new(
        "Test TestCase TestCaseSource Theory Fact TestMethod DataTestMethod ParameterizedTest RepeatedTest test rstest test_case");

    private static readonly WordSet Calls = new("it test specify fit xit xtest");

    private static readonly WordSet Variants = new("only skip concurrent fails");

    /// <summary>In their order; none where a file holds no tests or its framework is not known.</summary>
    public static IReadOnlyList<TestCase> Of(LookedFile file) => file.Language switch
    {
        Language.JavaScript or Language.TypeScript => file.IsTest ? [.. Called(file)] : [],
        Language.CSharp or Language.Java or Language.Kotlin or Language.Rust => [.. Marked(file)],
        Language.Python or Language.Go or Language.Php or Language.Swift or Language.Ruby => file.IsTest ? [.. Named(file)] : [],
        _ => [],
    };

    private static IEnumerable<TestCase> Called(LookedFile file)
    {
        var tokens = file.Source.Tokens;
        foreach (var call in Invocations.Of(file.Source).Where(IsTest))
        {
            if (call.Arguments.Count >= 2 && tokens.IsText(call.Arguments[0].First)
                && call.Arguments.Skip(1).FirstOrDefault(argument => IsFunction(file.Source, argument)) is { Last: > 0 } body)
            {
                var (first, last) = (call.Arguments[0].First, call.Arguments[0].Last);
                yield return new TestCase
                {
                    File = file, Name = first == last ? tokens.Content(first) : tokens.Source(first, last).Trim('`'), IsWhole = first == last,
                    Token = call.First, Body = new TokenSpan(body.First, body.Last),
                };
            }
        }
    }

    private static bool IsTest(Invocation call) =>
        Calls.Has(call.Path) || (Variants.Has(call.Name) && Calls.Has(call.Qualifier));

    private static bool IsFunction(SourceFile file, Argument argument)
    {
        var tokens = file.Tokens;
        var at = tokens.Is(argument.First, "async") ? argument.First + 1 : argument.First;
        var arrow = tokens.Is(at, '(') ? tokens.Close(at) + 1 : at + 1;
        return tokens.Is(at, "function") || tokens.Is(arrow, '=', '>');
    }

    private static IEnumerable<TestCase> Marked(LookedFile file)
    {
        foreach (var function in Functions(file.Source))
        {
            var markers = Markers.Of(file.Source, function);
            if (markers.Any(marker => Marks.Has(marker.Name)))
            {
                yield return Of(file, function, markers);
            }
        }
    }

    private static IEnumerable<TestCase> Named(LookedFile file)
    {
        foreach (var function in Functions(file.Source).Where(function => IsNamed(file.Source, function)))
        {
            var markers = Markers.Of(file.Source, function);
            if (!markers.Any(marker => marker.Name is "fixture"))
            {
                yield return Of(file, function, markers);
            }
        }
    }

    private static bool IsNamed(SourceFile file, Declaration function) => file.Language switch
    {
        Language.Go => function.Container is null && function.Parameters.Count == 1 && function.Name.StartsWith("Test", StringComparison.Ordinal)
            && (function.Name.Length == 4 || !char.IsLower(function.Name[4])) && function.Name is not "TestMain",
        Language.Php or Language.Swift or Language.Ruby => function.Container is not null && function.Name.StartsWith("test", StringComparison.Ordinal),
        // What pytest and unittest collect: functions at the top, and methods of classes for tests.
        _ => function.Name.StartsWith("test", StringComparison.Ordinal)
            && (function.Container is not { } container
                || file.AroundWithTypes.Holding(function).Any(type => type.Kind is DeclarationKind.Type && type.Name == container
                    && type.Signature.Contains("Test", StringComparison.Ordinal))),
    };

    private static IEnumerable<Declaration> Functions(SourceFile file) =>
        file.Declared.Where(declared => declared.Kind is DeclarationKind.Function && declared.LastToken >= declared.BodyToken);

    private static TestCase Of(LookedFile file, Declaration function, IReadOnlyList<Marker> markers) => new()
    {
        File = file, Name = function.Name, Token = function.NameToken, Body = new TokenSpan(function.NameToken + 1, function.LastToken),
        Function = function, Markers = markers,
    };
}
