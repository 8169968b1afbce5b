namespace Mcp.Daemon.Workflows.Answering;

/// <summary>Names as they are compared: <c>Files needed</c>, <c>filesNeeded</c> and <c>files_needed</c> are one.</summary>
internal static class FoldedName
{
    /// <summary>Longer ones are no names of ours, so nothing is lost by not comparing the rest.</summary>
    private const int Longest = 64;

    /// <summary>Letters and digits in lower case, nothing else.</summary>
    public static string Of(string name) => string.Concat(
        name.Take(Longest).Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}
