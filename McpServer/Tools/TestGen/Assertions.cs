using System.Collections.Frozen;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Statements;

namespace Mcp.Daemon.Tools.TestGen;

/// <summary>What may make a test fail, told by the words that frameworks and people use for it: rather too much than too little.</summary>
internal static class Assertions
{
    private static readonly FrozenSet<string> Words = ("assert asserts assertion assertions expect expects should verify verifies verified check checks checked ensure ensures "
        + "must require requires refute fail fails failed failure failnow fatal fatalf errorf raise raises throw throws thrown panic panics received receive match matches "
        + "snapshot validate approve approvals compare golden done wait unwrap todo rejects resolves exit precondition").Split(' ').ToFrozenSet();

    // These throw when nothing is found, and people let them assert.
    private static readonly string[] Finding = ["getBy", "getAllBy", "findBy", "findAllBy"];

    /// <summary>The tokens among some at which an assertion may stand.</summary>
    public static IEnumerable<int> In(SourceFile file, TokenSpan span) => span.All.Where(at => IsOne(file, at));

    public static bool Any(SourceFile file, TokenSpan span) => In(file, span).Any();

    /// <summary>Whether a name speaks of asserting.</summary>
    public static bool IsNamed(string name) => NameWords.HasAny(name, Words) || Array.Exists(Finding, start => name.StartsWith(start, StringComparison.Ordinal));

    private static bool IsOne(SourceFile file, int at)
    {
        var tokens = file.Tokens;
        return tokens.IsWord(at)
            ? IsNamed(tokens.Name(at)) || (file.Language is Language.Go && tokens.Is(at, "Error") && tokens.Is(at - 1, '.'))
            : file.Language is Language.Rust && IsQuestion(tokens, at);
    }

    // In Rust a failure is passed on with it, and a test that passes one on has failed.
    private static bool IsQuestion(TokenList tokens, int at) => tokens.Is(at, '?') && tokens.Mark(at - 1) is ')' or '}';
}
