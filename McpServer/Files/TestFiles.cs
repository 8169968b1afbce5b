using System.Text.RegularExpressions;

namespace Mcp.Daemon.Files;

/// <summary>Which files hold product code and which hold tests, by the customs of their languages.</summary>
internal static partial class TestFiles
{
    private static readonly HashSet<string> SourceExtensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".cs", ".fs", ".vb", ".java", ".kt", ".scala", ".py", ".rb", ".go", ".rs", ".c", ".cc", ".cpp", ".h", ".hpp",
        ".js", ".jsx", ".mjs", ".ts", ".tsx", ".vue", ".svelte", ".php", ".swift", ".m", ".dart", ".ex", ".exs", ".clj", ".lua",
    };

    public static bool IsSource(string path) => SourceExtensions.Contains(Path.GetExtension(path)) && !IsTest(path);

    public static bool IsTest(string path) => TestDirectory().IsMatch(path) || TestName().IsMatch(Path.GetFileName(path));

    [GeneratedRegex(@"(^|/)(tests?|specs?|__tests__|__mocks__|e2e|testdata|fixtures|[^/]*\.(?:unit|integration)?tests?)/", RegexOptions.IgnoreCase)]
    private static partial Regex TestDirectory();

    [GeneratedRegex(@"^test_.*\.py$|^conftest\.py$|_test\.(go|py|rb|dart|exs|c|cc|cpp)$|_spec\.rb$|\.(test|spec|cy)\.[cm]?[jt]sx?$|[a-z0-9](Tests?|Spec|IT)\.(cs|fs|vb|java|kt|scala|swift|php|m)$")]
    private static partial Regex TestName();
}
