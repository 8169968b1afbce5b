using System.Globalization;

namespace Mcp.Daemon.Answers;

/// <summary>A number with its noun, as people write it: <c>1 file</c>, <c>2,000 files</c>.</summary>
internal static class Counted
{
    /// <param name="number">How many.</param>
    /// <param name="noun">What one is called.</param>
    /// <param name="several">What several are called, where that is more than an s behind.</param>
    public static string Of(long number, string noun, string? several = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? noun : several ?? noun + "s")}");
}
