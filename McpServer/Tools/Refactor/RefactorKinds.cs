namespace Mcp.Daemon.Tools.Refactor;

/// <summary>What a refactoring is for; a check may belong to several.</summary>
[Flags]
internal enum RefactorKinds
{
    None = 0,

    /// <summary>What misleads or repeats.</summary>
    CodeSmells = 1,

    /// <summary>What answers for too much in one place.</summary>
    Decompose = 2,

    /// <summary>What the language and its library have a better form for today.</summary>
    Modernize = 4,

    /// <summary>What does not stand where one would look for it.</summary>
    Organization = 8,

    All = CodeSmells | Decompose | Modernize | Organization,
}
