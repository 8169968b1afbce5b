namespace Mcp.FakeProvider.Requests;

/// <summary>What became of a request.</summary>
internal enum RequestState
{
    Running,

    /// <summary>The reply went out to its end.</summary>
    Answered,

    /// <summary>The client closed the connection first.</summary>
    Aborted,

    /// <summary>The reply ended the connection before its end, as its script says.</summary>
    Cut,

    /// <summary>The server was stopped while it held the request.</summary>
    Stopped,
}
