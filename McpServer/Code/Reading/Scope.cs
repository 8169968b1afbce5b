namespace Mcp.Daemon.Code.Reading;

/// <summary>Where in the code a reader is.</summary>
/// <param name="Kind">What the innermost braces are.</param>
/// <param name="Last">The last token of the scope.</param>
/// <param name="Container">The name of the innermost type or function.</param>
/// <param name="Word">The word that introduced the innermost type, if the scope is one.</param>
/// <param name="IsPublic">Whether members without a word of their own are public.</param>
/// <param name="InFunction">Whether a function is around it, near or far.</param>
internal sealed record Scope(ScopeKind Kind, int Last, string? Container, string Word, bool IsPublic, bool InFunction)
{
    /// <summary>Whether what is declared here is seen by more than one function.</summary>
    public bool IsOuter => Kind is ScopeKind.File or ScopeKind.Namespace;
}
