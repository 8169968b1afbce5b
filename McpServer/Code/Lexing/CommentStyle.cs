namespace Mcp.Daemon.Code.Lexing;

/// <summary>The marks with which a language's comments begin.</summary>
[Flags]
internal enum CommentStyle
{
    None = 0,

    /// <summary><c>//</c> and <c>/* */</c></summary>
    Slashes = 1,

    /// <summary><c>#</c></summary>
    Hash = 2,

    /// <summary><c>--</c></summary>
    Dashes = 4,

    /// <summary><c>/* */</c> alone, where two slashes mean something else.</summary>
    Blocks = 8,

    /// <summary><c>--[[ ]]</c>, with any number of equal signs between the brackets.</summary>
    LongBrackets = 16,

    /// <summary><c>=begin</c> and <c>=end</c> at the beginning of lines.</summary>
    BeginEnd = 32,

    /// <summary>Block comments stand inside each other.</summary>
    Nested = 64,
}
