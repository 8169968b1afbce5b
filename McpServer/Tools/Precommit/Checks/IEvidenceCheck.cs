using Mcp.Daemon.Answers;
using Mcp.Daemon.Git;

namespace Mcp.Daemon.Tools.Precommit.Checks;

/// <summary>One thing that can be said of a change without asking anybody.</summary>
internal interface IEvidenceCheck
{
    IEnumerable<Finding> Check(ChangeSet change);
}
