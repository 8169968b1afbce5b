namespace Mcp.Daemon.Code.Expressions;

/// <summary>A call as it stands in code, with its arguments apart.</summary>
internal sealed record Invocation
{
    /// <summary>The bare name of what is called.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The names before it and its own, joined by dots whatever the language joins them with: <c>db.session.execute</c>. What a
    /// call returned stands as its name with parentheses: <c>Runtime.getRuntime().exec</c>.
    /// </summary>
    public required string Path { get; init; }

    /// <summary>Where the name stands, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The token of the name.</summary>
    public required int Token { get; init; }

    /// <summary>The first token of the path.</summary>
    public required int First { get; init; }

    /// <summary>The last token: the closing parenthesis, or the end of the last argument where there are none.</summary>
    public required int Last { get; init; }

    public required IReadOnlyList<Argument> Arguments { get; init; }

    /// <summary>Whether it makes an object with <c>new</c>.</summary>
    public bool IsNew { get; init; }

    /// <summary>What stands before the name, without its dot; empty for a bare name.</summary>
    public string Qualifier => Path.Length > Name.Length ? Path[..^(Name.Length + 1)] : "";

    /// <summary>The argument at a place, named ones not counted; null when there are fewer.</summary>
    public Argument? At(int place) => Arguments.Where(argument => argument.Name is null).Skip(place).Select(argument => (Argument?)argument).FirstOrDefault();

    /// <summary>The argument of a name; null without it.</summary>
    public Argument? Named(string name) => Arguments.Where(argument => argument.Name == name).Select(argument => (Argument?)argument).FirstOrDefault();
}
