namespace Mcp.Daemon.Tools.CodeReview;

/// <summary>What a check matters for beside correctness, which every check is about or none of these.</summary>
[Flags]
internal enum ReviewAspects
{
    None = 0,

    /// <summary>An adversary, or an error at a bad moment, makes something of it.</summary>
    Security = 1,

    /// <summary>It costs time or memory that grows with the load.</summary>
    Performance = 2,
}
