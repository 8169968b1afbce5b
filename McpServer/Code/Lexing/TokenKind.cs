namespace Mcp.Daemon.Code.Lexing;

/// <summary>What the smallest parts of code are, as far as they must be told apart.</summary>
internal enum TokenKind : byte
{
    /// <summary>A name or a keyword.</summary>
    Word,

    Number,

    /// <summary>A literal in quotes; the code in its holes stands between two of these.</summary>
    Text,

    /// <summary>One character of punctuation.</summary>
    Mark,
}
