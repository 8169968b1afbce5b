namespace Mcp.Daemon.Code.Lexing;

/// <summary>What a part of a text is when it is not code.</summary>
internal enum RegionKind
{
    /// <summary>From its mark to the end of the line.</summary>
    LineComment,

    /// <summary>Between two marks; a docstring, too.</summary>
    BlockComment,

    /// <summary>The content of a string, character or pattern, without its quotes.</summary>
    Text,

    /// <summary>The page around a component's script: it stays visible, but nothing is declared in it.</summary>
    Markup,
}
