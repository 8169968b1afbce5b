using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Outbound;

namespace Mcp.Daemon.Tools;

/// <summary>What left with an upload: every file, those that no scan could read, and what was masked in the others.</summary>
internal static class ProviderEvidence
{
    public static EvidenceReport Of(IReadOnlyList<OutgoingFile> files) => new()
    {
        Sent = [.. files.Select(file => new SentFile(file.Name))],
        Unscanned = files.Any(file => !file.IsScanned) ? [.. files.Where(file => !file.IsScanned).Select(file => file.Name)] : null,
    };

    public static IReadOnlyList<string>? Notes(IEnumerable<OutgoingFile> files) =>
        files.Select(file => file.Note).OfType<string>().ToList() is { Count: > 0 } notes ? notes : null;
}
