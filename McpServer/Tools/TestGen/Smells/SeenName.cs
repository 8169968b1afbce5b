using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Tools.TestGen.Smells;

/// <summary>A test's name as a finding says it: cut, since titles may be whole paragraphs.</summary>
internal static class SeenName
{
    /// <summary>A test's title inside a sentence.</summary>
    private const int Longest = 80;

    public static string Of(TestCase test)
    {
        var name = Excerpt.Of(Excerpt.OnOneLine(test.Name), Longest);
        return test.Function is null ? $"\"{name}\"" : name;
    }
}
