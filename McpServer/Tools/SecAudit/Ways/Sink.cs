namespace Mcp.Daemon.Tools.SecAudit.Ways;

/// <summary>A place that does something with a value that is not fixed.</summary>
/// <param name="File">Where it stands.</param>
/// <param name="Token">A token of it.</param>
/// <param name="Words">What it does: <c>`open` opens a path made of `name`</c>.</param>
/// <param name="IsFinding">Whether our checks report the place itself.</param>
internal sealed record Sink(AuditedFile File, int Token, string Words, bool IsFinding)
{
    public int Line => File.Tokens.Line(Token);

    public string Place => $"{File.Name}:{Line}";
}
