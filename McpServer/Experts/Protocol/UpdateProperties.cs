namespace Mcp.Daemon.Experts.Protocol;

/// <summary>What updates carry besides contents, under these keys of their additional properties.</summary>
internal static class UpdateProperties
{
    /// <summary>A JSON array: what a provider's web search found.</summary>
    public const string WebSearch = "web_search";

    /// <summary>An array of strings: tool calls of kinds that the caller cannot make, each kind, name and arguments.</summary>
    public const string OtherCalls = "tool_calls";

    /// <summary>An array of sentences: what was not done as asked. For <see cref="Questions.ExpertAnswer.Notes"/>.</summary>
    public const string Notes = "notes";
}
