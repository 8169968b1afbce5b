namespace Mcp.Daemon.Workflows.Answering;

/// <summary>An object of the form's shape, and the piece of the answer's text that it stands for.</summary>
internal sealed record FoundObject(IReadOnlyList<Member> Members, Range Piece);
