namespace Mcp.Daemon.Code.Lexing;

/// <summary>How a literal that has just begun goes on and ends.</summary>
/// <param name="OpenLength">How many characters its opening takes, prefix included.</param>
/// <param name="Close">What ends it.</param>
internal readonly record struct Quote(int OpenLength, string Close)
{
    /// <summary>A backslash takes the next character's meaning away.</summary>
    public bool Escapes { get; init; }

    /// <summary>Its mark written twice is content.</summary>
    public bool Doubled { get; init; }

    /// <summary>It may go on over line ends; otherwise one that does not end on its line was no literal.</summary>
    public bool MultiLine { get; init; }

    /// <summary>A backslash before the line end carries it to the next line.</summary>
    public bool Continues { get; init; }

    /// <summary>More marks than needed at its end belong to its content.</summary>
    public bool EndsLate { get; init; }

    /// <summary>Its content is a name and not text, as between a Kotlin name's backticks.</summary>
    public bool IsName { get; init; }

    /// <summary>A bracket that stands in it needs a closing one of its own; NUL for none.</summary>
    public char Nests { get; init; }

    /// <summary>What opens a hole with code in it, if there are holes.</summary>
    public string? Hole { get; init; }

    /// <summary>What ends a hole: as many of these as the hole's mark has, if it is made of braces alone.</summary>
    public char HoleClose { get; init; }

    /// <summary>The hole's mark written twice is content.</summary>
    public bool HoleDoubles { get; init; }

    /// <summary>A <c>$</c> before a name makes that name code.</summary>
    public bool Names { get; init; }

    /// <summary>How much of its opening and of its end stands inside the quotes and counts as content.</summary>
    public int Delimiter { get; init; }

    public Quote WithHole(string hole, char close = '}') => this with { Hole = hole, HoleClose = close };
}
