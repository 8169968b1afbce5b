using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.TestGen;
using Mcp.Daemon.Tools.TestGen.Smells;
using Mcp.Tests.Tools.Looking;

namespace Mcp.Tests.Tools.TestGen.Smells;

/// <summary>What one smell finds, short enough to be compared: <c>3 assertionless_test, 7 assertionless_test</c>.</summary>
internal static class Smelled
{
    public static string By(TestSmell smell, string path, string text) => By(smell, (path, text));

    public static string By(TestSmell smell, params (string Path, string Text)[] files) =>
        string.Join(", ", Findings(smell, files).Select(finding => $"{finding.Line} {finding.Kind}"));

    public static IReadOnlyList<Finding> Findings(TestSmell smell, params (string Path, string Text)[] files)
    {
        var looked = Looked.At(files);
        return [.. TestSuite.Of(looked, CancellationToken.None).SelectMany(suite => smell.Of(suite, looked))];
    }
}
