namespace Mcp.Daemon.Workflows.Answering;

/// <summary>Flat on purpose: the deeper a form nests, the more of it models leave out.</summary>
internal enum FormMemberType
{
    Text,
    TextList,
    ObjectList,
}
