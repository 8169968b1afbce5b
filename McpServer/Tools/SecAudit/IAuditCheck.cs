using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Tools.SecAudit;

/// <summary>One kind of weakness that can be seen in a file without asking anybody.</summary>
internal interface IAuditCheck
{
    /// <summary>What it looks for, as a list of checks names it.</summary>
    string Title { get; }

    /// <summary>Whether a file is one that it knows how to read: most read the code that runs before users, and no tests.</summary>
    bool Sees(AuditedFile file) => file is { IsTest: false, IsCode: true };

    /// <summary>What is found in one file that it sees; nothing for languages that the check does not know.</summary>
    IEnumerable<Finding> Check(AuditedFile file);
}
