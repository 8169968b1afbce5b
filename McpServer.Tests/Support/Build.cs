namespace Mcp.Tests.Support;

/// <summary>The executables that the tests' own build made.</summary>
internal static class Build
{
    public static string Shim { get; } = Of("McpShim", "mcp-shim");

    /// <summary>The production daemon with fixture tools.</summary>
    public static string Daemon { get; } = Of("McpTestHost", "mcp-test-host");

    /// <summary>The runtime these tests run on: executables that were built but not published need it.</summary>
    public static string DotnetRoot { get; } = Path.GetFullPath(
        Path.Combine(System.Runtime.InteropServices.RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));

    private static string Of(string project, string executable)
    {
        var here = Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory);
        var suffix = OperatingSystem.IsWindows() ? ".exe" : "";
        return Path.GetFullPath(Path.Combine(here, "..", "..", project, Path.GetFileName(here), executable + suffix));
    }
}
