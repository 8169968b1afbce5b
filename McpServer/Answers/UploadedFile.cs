namespace Mcp.Daemon.Answers;

/// <summary>A file that a provider now holds: under which id, and how much text it read out of it, where it does that.</summary>
internal sealed record UploadedFile(string File, string FileId, int? Characters = null);
