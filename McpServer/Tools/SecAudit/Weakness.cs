namespace Mcp.Daemon.Tools.SecAudit;

/// <summary>A kind of fault that an audit looks for.</summary>
/// <param name="Kind">The finding's kind, in snake case.</param>
/// <param name="Class">One of <see cref="Owasp"/>.</param>
/// <param name="Cwe">The number in the Common Weakness Enumeration where it is certain; null where the class alone is.</param>
internal sealed record Weakness(string Kind, string Class, int? Cwe = null)
{
    /// <summary>As a finding's text ends: <c>(A03 injection, CWE-89)</c>.</summary>
    public string Label => Cwe is { } number ? $"({Class}, CWE-{number})" : $"({Class})";
}
