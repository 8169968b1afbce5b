using Mcp.Daemon.Code.Measuring;

namespace Mcp.Daemon.Code;

/// <summary>
/// How much a declaration branches. Functions that are declared inside it count for themselves and not for it, unless it is a
/// type; lambdas count for it.
/// </summary>
internal static class Branching
{
    /// <summary>
    /// Its decision points: conditions, loops, cases that are not the default, handlers, <c>&amp;&amp;</c>, <c>||</c> and
    /// <c>? :</c>. One more is McCabe's cyclomatic complexity.
    /// </summary>
    public static int Branches(SourceFile file, Declaration declaration) =>
        new Decisions(file.Tokens, file.Language).Count(OwnTokens.Of(file, declaration));

    /// <summary>The lines with such points, ascending; a match that is an expression has one.</summary>
    public static IReadOnlyList<int> Lines(SourceFile file, Declaration declaration) =>
        [.. new Decisions(file.Tokens, file.Language).Positions(OwnTokens.Of(file, declaration)).Select(file.Tokens.Line).Distinct()];

    /// <summary>How deep conditions, loops, handlers and functions given as arguments stand inside each other; 0 without any.</summary>
    public static int Depth(SourceFile file, Declaration declaration) => Depth(file, declaration, countsTry: true);

    /// <summary>The same without <c>try</c> and <c>finally</c>, which run whatever holds: what somebody has to keep in mind to know when a statement runs.</summary>
    public static int ConditionDepth(SourceFile file, Declaration declaration) => Depth(file, declaration, countsTry: false);

    private static int Depth(SourceFile file, Declaration declaration, bool countsTry)
    {
        var own = OwnTokens.Of(file, declaration);
        return file.Language switch
        {
            Language.Python => new IndentNesting(file.Tokens, countsTry).Depth(own),
            Language.Ruby or Language.Lua or Language.Shell => new WordNesting(file.Tokens, file.Language).Depth(own),
            _ => new BraceNesting(file.Tokens, file.Language, countsTry).Depth(own),
        };
    }
}
