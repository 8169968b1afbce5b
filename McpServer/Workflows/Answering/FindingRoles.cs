namespace Mcp.Daemon.Workflows.Answering;

/// <summary>The members of a finding under the names that models give them.</summary>
internal static class FindingRoles
{
    // Folded.
    private static readonly Dictionary<string, FindingRole> Known = new(StringComparer.Ordinal)
    {
        ["title"] = FindingRole.Title,
        ["text"] = FindingRole.Text,
        ["description"] = FindingRole.Text,
        ["issue"] = FindingRole.Text,
        ["message"] = FindingRole.Text,
        ["kind"] = FindingRole.Kind,
        ["type"] = FindingRole.Kind,
        ["category"] = FindingRole.Kind,
        ["severity"] = FindingRole.Severity,
        ["file"] = FindingRole.File,
        ["path"] = FindingRole.File,
        ["filepath"] = FindingRole.File,
        ["filename"] = FindingRole.File,
        ["line"] = FindingRole.Line,
        ["startline"] = FindingRole.Line,
        ["linestart"] = FindingRole.Line,
        ["linenumber"] = FindingRole.Line,
        ["lines"] = FindingRole.Line,
        ["linerange"] = FindingRole.Line,
        ["linenumbers"] = FindingRole.Line,
        ["location"] = FindingRole.Line,
        ["endline"] = FindingRole.EndLine,
        ["lineend"] = FindingRole.EndLine,
        ["quote"] = FindingRole.Quote,
        ["code"] = FindingRole.Quote,
        ["evidence"] = FindingRole.Quote,
        ["snippet"] = FindingRole.Quote,
        ["codesnippet"] = FindingRole.Quote,
        ["fix"] = FindingRole.Fix,
        ["suggestion"] = FindingRole.Fix,
        ["recommendation"] = FindingRole.Fix,
        ["remediation"] = FindingRole.Fix,
    };

    public static FindingRole Of(string name) => Known.GetValueOrDefault(FoldedName.Of(name));
}
