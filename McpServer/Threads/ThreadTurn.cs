namespace Mcp.Daemon.Threads;

/// <summary>What one side said in a thread.</summary>
/// <param name="Role"><c>user</c> or <c>assistant</c>.</param>
/// <param name="Tool">The tool by which it was said.</param>
/// <param name="Model">Who answered; null for the caller's own turns.</param>
internal sealed record ThreadTurn(string Role, string Text, string Tool, string? Model)
{
    public const string User = "user";
    public const string Assistant = "assistant";
}
