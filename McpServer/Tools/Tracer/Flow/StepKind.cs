namespace Mcp.Daemon.Tools.Tracer.Flow;

/// <summary>What becomes of a call on the way.</summary>
internal enum StepKind
{
    /// <summary>It is followed, as far as it calls anything.</summary>
    Followed,

    /// <summary>It leads back to a function that the way comes from.</summary>
    Recursion,

    /// <summary>What it calls stands further up.</summary>
    ShownAbove,

    /// <summary>It calls more, and the trace ends here.</summary>
    NotFollowed,

    /// <summary>Several functions could be meant.</summary>
    Unclear,

    /// <summary>No call: what may stand behind the one above at run time.</summary>
    Behind,
}
