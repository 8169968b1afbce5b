namespace Mcp.Contract;

/// <summary>What one line is, as far as a relay must know.</summary>
internal enum MessageKind
{
    /// <summary>Has an id and a method: owed exactly one answer.</summary>
    Request,

    /// <summary>Has a method and no id.</summary>
    Notification,

    /// <summary>Has an id and a result or an error.</summary>
    Response,

    /// <summary>A JSON array: the batches of MCP 2025-03-26.</summary>
    Batch,

    /// <summary>Only white space; ignored.</summary>
    Blank,

    /// <summary>None of these; <see cref="MessageHead.Fault"/> says why.</summary>
    Malformed,
}
