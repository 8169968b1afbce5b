using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.TestGen.Reach;

/// <summary>The tests that stand in a Rust file beside what they test, which by custom is its end.</summary>
internal static class InFileTests
{
    /// <summary>The first token of the module that is compiled for tests alone; null without one.</summary>
    public static int? Begin(SourceFile file)
    {
        var tokens = file.Tokens;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens.Is(at, '#') && tokens.Is(at + 1, '[') && tokens.Is(at + 2, "cfg") && tokens.Is(at + 3, '(') && tokens.Is(at + 4, "test") && tokens.Is(at + 5, ')'))
            {
                return at;
            }
        }

        return null;
    }
}
