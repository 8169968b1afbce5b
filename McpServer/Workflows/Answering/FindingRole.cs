namespace Mcp.Daemon.Workflows.Answering;

/// <summary>What a member of a finding means.</summary>
internal enum FindingRole
{
    None,
    Title,
    Text,
    Kind,
    Severity,
    File,
    Line,
    EndLine,
    Quote,
    Fix,
}
