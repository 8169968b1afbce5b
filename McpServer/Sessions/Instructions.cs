namespace Mcp.Daemon.Sessions;

/// <summary>What a client is told of this server when it connects: how to use what its session is offered, and nothing else.</summary>
internal static class Instructions
{
    /// <param name="offered">The names of the tools that the session sees.</param>
    /// <param name="investigations">Those of them that go in steps, in the order in which they are listed.</param>
    public static string Of(IReadOnlySet<string> offered, IReadOnlyList<string> investigations)
    {
        var (chats, panels) = (offered.Contains("chat"), offered.Contains("consensus"));
        var experts = investigations.Count + (chats ? 1 : 0) + (panels ? 1 : 0);
        string?[] parts =
        [
            "A second opinion for coding agents.",
            chats ? "chat asks an expert model one question; give it the files it is about." : null,
            investigations.Count == 0 ? null
                : $"{Listed(investigations)} {(investigations.Count == 1 ? "is an investigation" : "are investigations")} in steps: "
                    + "you look, say in step what you did and in findings what you found, and name in relevant_files what the expert shall read (contents are sent; do not paste them). "
                    + "Each answer tells what our own checks found and, in next, what to look at; go on with its thread's id as continuation_id. "
                    + "With next_step_required=false, in the first step if you like, an expert judges the whole.",
            panels ? "consensus asks several models at once." : null,
            experts > 1 ? "A thread goes from tool to tool, and what one found the next one knows." : null,
            investigations.Count > 0 || panels ? "Findings have file, line and quote; one that is marked as not found in what was sent may be made up." : null,
            experts == 0 ? null
                : offered.Contains("collect") ? "When a call answers still_running, its work goes on: get the answer with collect."
                : "When a call answers still_running, its work goes on: get the answer by the same call again.",
        ];
        return string.Join(' ', parts.OfType<string>());
    }

    private static string Listed(IReadOnlyList<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";
}
