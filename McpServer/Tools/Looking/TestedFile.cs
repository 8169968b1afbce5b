namespace Mcp.Daemon.Tools.Looking;

/// <summary>A file of code, and the tests that belong to it.</summary>
/// <param name="Tests">Their paths; none where none was found.</param>
/// <param name="MayHaveMore">Whether the workspace has more files than were looked at, so that nobody can tell.</param>
internal sealed record TestedFile(string Path, IReadOnlyList<string> Tests, bool MayHaveMore)
{
    /// <summary>More of them only say that it is tested well.</summary>
    private const int MostNamed = 4;

    /// <summary><c>src/price.py: tests/test_price.py</c>, or that none was found or seen.</summary>
    public string Line => $"{Path}: " + (Tests.Count > 0 ? ListedLines.Words(Tests, MostNamed)
        : MayHaveMore ? "no test seen, but the workspace has more files than were looked at"
        : "no test found");
}
