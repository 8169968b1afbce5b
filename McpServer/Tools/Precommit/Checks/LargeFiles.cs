using Mcp.Daemon.Answers;
using Mcp.Daemon.Git;

namespace Mcp.Daemon.Tools.Precommit.Checks;

/// <summary>Files that make every future clone heavier: large ones, and binaries that are new.</summary>
internal sealed class LargeFiles : IEvidenceCheck
{
    /// <summary>Source files hardly reach it; what does is generated, data or an artifact.</summary>
    private const long Large = 1_000_000;

    /// <summary>Hosting services begin to warn or refuse above this.</summary>
    private const long Huge = 10_000_000;

    /// <summary>Icons and small pictures stay below.</summary>
    private const long LargeForBinary = 100_000;

    public IEnumerable<Finding> Check(ChangeSet change) => change.Files.Select(Check).OfType<Finding>();

    private static Finding? Check(FileChange file) => file.Size switch
    {
        > Huge => Seen.In(
            file, "large_file", Severity.High, $"A file of {file.Size:N0} bytes would stay in the history for ever."),
        > Large => Seen.In(file, "large_file", Severity.Medium, $"A file of {file.Size:N0} bytes; is it meant to be committed?"),
        > LargeForBinary when file.IsBinary && file.Kind is ChangeKind.Added => Seen.In(
            file, "large_file", Severity.Low, $"A new binary file of {file.Size:N0} bytes; is it meant to be committed?"),
        _ => null,
    };
}
