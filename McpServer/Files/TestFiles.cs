using System.Text.RegularExpressions;
using Mcp.Daemon.Code;

namespace Mcp.Daemon.Files;

/// <summary>Which files hold product code and which hold tests, by the customs of their languages.</summary>
internal static partial class TestFiles
{
    /// <summary>Languages that our own reading of code does not know.</summary>
    private static readonly HashSet<string> OtherSource = new(StringComparer.OrdinalIgnoreCase) { ".fs", ".vb", ".m", ".ex", ".exs", ".clj" };

    /// <summary>Whether a file holds code that tests are written for; scripts of a shell and of a database seldom have any.</summary>
    public static bool IsSource(string path) =>
        (Languages.Of(path) is not (Language.Other or Language.Shell or Language.Sql) || OtherSource.Contains(Path.GetExtension(path))) && !IsTest(path);

    public static bool IsTest(string path) => TestDirectory().IsMatch(path) || TestName().IsMatch(Path.GetFileName(path));

    [GeneratedRegex(@"(^|/)(tests?|specs?|__tests__|__mocks__|e2e|testdata|fixtures|[^/]*\.(?:unit|integration)?tests?)/", RegexOptions.IgnoreCase)]
    private static partial Regex TestDirectory();

    [GeneratedRegex(@"^test_.*\.py$|^conftest\.py$|_test\.(go|py|rb|dart|exs|c|cc|cpp)$|_spec\.rb$|\.(test|spec|cy)\.[cm]?[jt]sx?$|[a-z0-9](Tests?|Spec|IT)\.(cs|fs|vb|java|kt|scala|swift|php|m)$")]
    private static partial Regex TestName();
}
