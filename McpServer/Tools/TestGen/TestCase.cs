using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Code.Statements;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.TestGen;

/// <summary>One test as its framework sees it: a function with a mark or a name, or a call that is given one.</summary>
internal sealed record TestCase
{
    public required LookedFile File { get; init; }

    /// <summary>The function's name, or the title that the call is given.</summary>
    public required string Name { get; init; }

    /// <summary>Whether that is all of the name: a title with a value in it is another one for each value.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>The token of the name or of the title.</summary>
    public required int Token { get; init; }

    /// <summary>Its parameters and statements.</summary>
    public required TokenSpan Body { get; init; }

    /// <summary>The function, where a declaration makes the test.</summary>
    public Declaration? Function { get; init; }

    /// <summary>What stands above the function to mark it.</summary>
    public IReadOnlyList<Marker> Markers { get; init; } = [];

    public int Line => File.Source.Tokens.Line(Token);
}
