using System.Collections.Frozen;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Code.Statements;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.TestGen.Smells;

/// <summary>Assertions that hold whatever the code does: a constant, or a value compared with itself.</summary>
internal sealed class VacuousAssertions : TestSmell
{
    // A test of equality itself compares a value with itself for a reason.
    private static readonly FrozenSet<string> Reflexive =
        "equal equals equality eq identity identical itself same self reflexive hash compare comparison nan".Split(' ').ToFrozenSet();

    private static readonly WordSet Truths = new("asserttrue istrue assert");

    private static readonly WordSet Lies = new("assertfalse isfalse");

    private static readonly WordSet Pairs = new("assertequal assertequals areequal assertsame aresame assertis asserteq assertstrictequal assertdeepequal");

    // Names that are assertions behind one of the objects below alone.
    private static readonly WordSet MemberPairs = new("equal same strictequal deepequal deepstrictequal equalvalues");

    private static readonly WordSet Objects = new("assert require Assert Assertions ClassicAssert t");

    private static readonly WordSet Constants = new("true false null undefined nil True False None");

    private static readonly WordSet Matchers = new("toBe toEqual toStrictEqual equal equals eql toBeTruthy toBeFalsy");

    public override IEnumerable<Finding> Of(TestSuite suite, LookedFiles looked)
    {
        var (file, tokens) = (suite.File.Source, suite.File.Source.Tokens);
        foreach (var call in Invocations.Of(file))
        {
            if (Why(file, call) is { } why && !IsOfEquality(suite, call.Token))
            {
                yield return Found(file, call.Line, why);
            }
        }

        for (var at = 0; file.Language is Language.Python && at < tokens.Count; at++)
        {
            if (tokens.Is(at, "assert") && tokens.StartsLine(at) && OfStatement(file, at) is { } why && !IsOfEquality(suite, at))
            {
                yield return Found(file, tokens.Line(at), why);
            }
        }
    }

    private static Finding Found(SourceFile file, int line, string why) => FoundInCode.At(
        file, line, Severity.Medium, "vacuous_assertion", $"This assertion cannot fail: {why}.", "Compare what the code gave back with a value that is written here.");

    private static bool IsOfEquality(TestSuite suite, int token) => suite.Cases.Any(test =>
        test.Body.Holds(token) && NameWords.HasAny(test.Name.Replace(' ', '_'), Reflexive));

    private static string? Why(SourceFile file, Invocation call)
    {
        var tokens = file.Tokens;
        if (Matchers.Has(call.Name) && call.Path.StartsWith("expect().", StringComparison.Ordinal) && !call.Path.Contains("not", StringComparison.Ordinal))
        {
            return OfExpect(file, call);
        }

        var name = call.Name.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
        var isMember = Objects.Has(call.Qualifier);
        var arguments = call.Arguments.Where(argument => !(file.Language is Language.Go && Is(tokens, argument, "t"))).ToList();
        if (arguments.Count == 0)
        {
            return null;
        }

        var isTruth = Truths.Has(name) || (isMember && name is "true" or "that" or "istrue" or "ok");
        if (isTruth && arguments.Exists(argument => Is(tokens, argument, "true") || Is(tokens, argument, "True")) && IsPlainTruth(file, arguments))
        {
            return "it asserts a constant";
        }

        if ((Lies.Has(name) || (isMember && name is "false")) && (Is(tokens, arguments[0], "false") || Is(tokens, arguments[0], "False")))
        {
            return "it asserts a constant";
        }

        var isPair = Pairs.Has(name) || (isMember && MemberPairs.Has(name)) || (isMember && name is "that");
        return isPair ? OfPair(file, arguments, name) : null;
    }

    /// <summary>Whether what is asserted to hold is a literal, with no more than a matcher for it or a message beside it.</summary>
    private static bool IsPlainTruth(SourceFile file, List<Argument> arguments)
    {
        var tokens = file.Tokens;
        var rest = arguments.Where(argument => !Is(tokens, argument, "true") && !Is(tokens, argument, "True")).ToList();
        return rest.TrueForAll(argument => tokens.IsText(argument.First) || tokens.Source(argument.First, argument.Last) is "Is.True");
    }

    private static string? OfPair(SourceFile file, List<Argument> arguments, string name)
    {
        var tokens = file.Tokens;
        if (name is "that")
        {
            // NUnit's form: the second one is Is.EqualTo(value).
            return arguments.Count >= 2 && tokens.Is(arguments[1].First, "Is") && tokens.Is(arguments[1].First + 2, "EqualTo") && tokens.Is(arguments[1].First + 3, '(')
                && tokens.Close(arguments[1].First + 3) == arguments[1].Last
                ? Same(tokens, new TokenSpan(arguments[0].First, arguments[0].Last), new TokenSpan(arguments[1].First + 4, arguments[1].Last - 1)) : null;
        }

        // JUnit 4 has the message first.
        var first = arguments.Count == 3 && file.Language is Language.Java && tokens.IsText(arguments[0].First) ? 1 : 0;
        return arguments.Count < first + 2 ? null
            : Same(tokens, new TokenSpan(arguments[first].First, arguments[first].Last), new TokenSpan(arguments[first + 1].First, arguments[first + 1].Last));
    }

    private static string? OfExpect(SourceFile file, Invocation call)
    {
        var tokens = file.Tokens;
        if (!tokens.Is(call.First, "expect") || !tokens.Is(call.First + 1, '('))
        {
            return null;
        }

        var actual = new TokenSpan(call.First + 2, tokens.Close(call.First + 1) - 1);
        return call.Name switch
        {
            "toBeTruthy" => actual.Count == 1 && tokens.Is(actual.First, "true") ? "it asserts a constant" : null,
            "toBeFalsy" => actual.Count == 1 && tokens.Is(actual.First, "false") ? "it asserts a constant" : null,
            _ => call.Arguments.Count == 1 ? Same(tokens, actual, new TokenSpan(call.Arguments[0].First, call.Arguments[0].Last)) : null,
        };
    }

    private static string? OfStatement(SourceFile file, int at)
    {
        var tokens = file.Tokens;
        var end = at + 1;
        while (end < tokens.Count && !tokens.Is(end, ',') && !(tokens.StartsLine(end) && !tokens.Is(end - 1, '\\')))
        {
            end = tokens.Mark(end) is '(' or '[' or '{' && tokens.IsPaired(end) ? tokens.Close(end) + 1 : end + 1;
        }

        if (end == at + 2)
        {
            return tokens.Is(at + 1, "True") || (tokens[at + 1].Kind is TokenKind.Number && tokens.Text(at + 1) is not "0") ? "it asserts a constant" : null;
        }

        for (var i = at + 2; i < end - 1; i++)
        {
            if (tokens.Is(i, '=', '='))
            {
                return Same(tokens, new TokenSpan(at + 1, i - 1), new TokenSpan(i + 2, end - 1));
            }

            i = tokens.Mark(i) is '(' or '[' or '{' && tokens.IsPaired(i) ? tokens.Close(i) : i;
        }

        return null;
    }

    // Two calls may differ, so that comparing them says something; a name and a literal cannot.
    private static string? Same(TokenList tokens, TokenSpan one, TokenSpan other)
    {
        var isLiteral = one.Count == 1 && (tokens.IsText(one.First) || tokens[one.First].Kind is TokenKind.Number || Constants.Has(tokens, one.First));
        var isChain = !one.IsEmpty && MemberChain.Last(tokens, one.First) == one.Last;
        return !(isLiteral || isChain) || !MemberChain.Same(tokens, one, other) ? null
            : isLiteral ? "it compares a constant with itself"
            : $"it compares {tokens.Source(one.First, one.Last)} with itself";
    }

    private static bool Is(TokenList tokens, Argument argument, string word) => argument.First == argument.Last && tokens.Is(argument.First, word);
}
