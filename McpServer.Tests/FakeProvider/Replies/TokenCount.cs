namespace Mcp.FakeProvider.Replies;

/// <summary>What a reply says it used.</summary>
internal sealed record TokenCount(int Input, int Output, int? Cached = null, int? Reasoning = null);

/// <summary>Where in a stream the usage stands.</summary>
internal enum UsagePlace
{
    /// <summary>In a frame of its own with no choices, after the finish reason: OpenAI and most who follow it.</summary>
    OwnFrame,

    /// <summary>At the top of the frame with the finish reason: GLM.</summary>
    LastFrame,

    /// <summary>Inside the choice of the frame with the finish reason: Kimi.</summary>
    LastChoice,
}
