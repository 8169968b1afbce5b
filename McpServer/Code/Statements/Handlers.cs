
namespace Mcp.Daemon.Code.Statements;

/// <summary>The places of a file at which an exception is caught.</summary>
internal static class Handlers
{
    /// <summary>In their order: the header says what is caught, and is empty where everything is.</summary>
    public static IReadOnlyList<Block> Of(SourceFile file)
    {
        // Scala lists cases behind its catch, and these are no statements.
        var word = file.Language switch
        {
            Language.Python => "except",
            Language.Scala => null,
            _ => "catch",
        };
        return word is null ? [] : Nesting.Shallow(Found(file, word), block => block);
    }

    private static IEnumerable<Block> Found(SourceFile file, string word)
    {
        var tokens = file.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens.Is(at, word) && !tokens.Is(at - 1, '.') && Blocks.After(file, at) is { } block)
            {
                yield return block;
            }
        }
    }
}
