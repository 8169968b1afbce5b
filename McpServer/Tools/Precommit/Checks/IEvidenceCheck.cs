using Mcp.Daemon.Answers;
using Mcp.Daemon.Git;

namespace Mcp.Daemon.Tools.Precommit.Checks;

/// <summary>One thing that can be said of a change without asking anybody.</summary>
internal interface IEvidenceCheck
{
    /// <summary>Whether what it says of one file depends on the others; otherwise it is given one file at a time.</summary>
    bool ComparesFiles => false;

    IEnumerable<Finding> Check(ChangeSet change);
}
