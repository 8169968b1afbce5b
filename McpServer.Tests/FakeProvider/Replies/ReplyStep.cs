using Mcp.FakeProvider.Requests;

namespace Mcp.FakeProvider.Replies;

/// <summary>One thing that a reply does. The headers go out with the first bytes of the body.</summary>
internal abstract record ReplyStep
{
    /// <summary>Sends a part of the body, flushed to the socket.</summary>
    internal sealed record Send(Func<RecordedRequest, string> Text, int Times = 1) : ReplyStep;

    /// <summary>Sends the headers alone.</summary>
    internal sealed record Headers : ReplyStep;

    /// <summary>Sends bytes straight to the socket, around HTTP.</summary>
    internal sealed record Raw(string Text) : ReplyStep;

    internal sealed record Wait(Gate Gate) : ReplyStep;

    internal sealed record Pause(TimeSpan Length) : ReplyStep;
}

/// <summary>How a reply ends when its steps are done.</summary>
internal enum ReplyEnd
{
    /// <summary>As HTTP wants it.</summary>
    Complete,

    /// <summary>The connection is reset in the middle (RST).</summary>
    Reset,

    /// <summary>The connection is closed in the middle, orderly for TCP (FIN), without the end of the body.</summary>
    Close,

    /// <summary>Nothing more comes, and the connection stays.</summary>
    Stall,
}
