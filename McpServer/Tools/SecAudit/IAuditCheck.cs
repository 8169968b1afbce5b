using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Tools.SecAudit;

/// <summary>One kind of weakness that can be seen in a file of code without asking anybody.</summary>
internal interface IAuditCheck
{
    /// <summary>What is found in one file; nothing for languages that the check does not know.</summary>
    IEnumerable<Finding> Check(AuditedFile file);
}
