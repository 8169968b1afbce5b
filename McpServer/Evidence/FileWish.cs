namespace Mcp.Daemon.Evidence;

/// <summary>Which files a call is about. Each may be a directory, which stands for the files below it.</summary>
internal sealed record FileWish
{
    /// <summary>Named by this very call: a question must not lack one in silence, so a refusal fails the call.</summary>
    public IReadOnlyList<string> Named { get; init; } = [];

    /// <summary>Named by earlier steps of the investigation: one that is gone or refused meanwhile is only reported.</summary>
    public IReadOnlyList<string> Remembered { get; init; } = [];

    /// <summary>What the call asks, in its own words: of a directory with too many files, those that they name are read first.</summary>
    public string Words { get; init; } = "";
}
