namespace Mcp.Daemon.Code.Web;

/// <summary>An address at which a service can be called.</summary>
internal sealed record Route
{
    /// <summary>In capitals; <c>ANY</c> where none is named.</summary>
    public required string Method { get; init; }

    /// <summary>As the framework has it: <c>/users/{id}</c>.</summary>
    public required string Pattern { get; init; }

    public required string Path { get; init; }

    /// <summary>Where it is named, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The function that serves it, where it has a name.</summary>
    public string? Handler { get; init; }

    /// <summary>The function itself, where it stands in the same file as the route.</summary>
    public Declaration? Function { get; init; }

    /// <summary>What stands on it or around it in the same file that says who may call it, as written; null for nothing.</summary>
    public string? Guard { get; init; }

    /// <summary>Whether it is marked as open to everybody, which is a decision.</summary>
    public bool IsOpen { get; init; }
}
