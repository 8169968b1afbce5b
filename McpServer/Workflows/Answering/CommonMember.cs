namespace Mcp.Daemon.Workflows.Answering;

/// <summary>The members that every form has.</summary>
internal enum CommonMember
{
    Outcome,
    Summary,
    Findings,
    FilesNeeded,
    Question,
}
