namespace Mcp.Daemon.Tools.Chat;

/// <summary>What is said in a chat now.</summary>
/// <param name="System">The system prompt.</param>
/// <param name="HasHistory">Whether the thread has said something before.</param>
/// <param name="Prompt">The new question.</param>
internal sealed record ChatWords(string System, bool HasHistory, string Prompt)
{
    /// <summary>The real paths of files that are being changed; empty where all files fit anyway.</summary>
    public IReadOnlySet<string> FilesInWork { get; init; } = new HashSet<string>();
}
