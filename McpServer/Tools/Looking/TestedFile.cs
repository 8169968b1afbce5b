namespace Mcp.Daemon.Tools.Looking;

/// <summary>A file of code, and the tests that belong to it.</summary>
/// <param name="Tests">Their paths; none where none was found.</param>
internal sealed record TestedFile(string Path, IReadOnlyList<string> Tests)
{
    /// <summary>More of them only say that it is tested well.</summary>
    private const int MostNamed = 4;

    /// <summary><c>src/price.py: tests/test_price.py</c>, or that none was found.</summary>
    public string Line => $"{Path}: {(Tests.Count == 0 ? "no test found" : ListedLines.Words(Tests, MostNamed))}";
}
