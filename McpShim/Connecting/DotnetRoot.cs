using Mcp.Contract;

namespace Mcp.Shim.Connecting;

/// <summary>
/// The .NET runtime for a daemon that was built but not published natively. Editors start servers with hardly any
/// environment, so <c>DOTNET_ROOT</c> is usually gone and has to be found again.
/// </summary>
internal static class DotnetRoot
{
    private const string Needed = "10.";

    /// <summary>Null for a native daemon, which needs none.</summary>
    /// <exception cref="ConnectFailedException">The daemon needs a runtime and there is none.</exception>
    public static string? For(string daemon)
    {
        var configuration = Path.ChangeExtension(daemon, null) + ".runtimeconfig.json";
        if (!File.Exists(configuration))
        {
            return null;
        }

        return Places().FirstOrDefault(HasRuntime) ?? throw ConnectFailedException.Refused(
            $"Starting {daemon}: it needs the .NET runtime {Needed}x, which is in none of {string.Join(", ", Places())}. " +
            "Install it, set DOTNET_ROOT in the server entry's env, or use the published shim, which needs no runtime.");
    }

    private static IEnumerable<string> Places()
    {
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } set)
        {
            yield return set;
        }

        foreach (var directory in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            var dotnet = Path.Combine(directory, OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");
            if (directory.Length > 0 && File.Exists(dotnet))
            {
                var target = File.ResolveLinkTarget(dotnet, returnFinalTarget: true)?.FullName ?? dotnet;
                yield return Path.GetDirectoryName(target)!;
            }
        }

        if (OperatingSystem.IsWindows())
        {
            yield return Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "dotnet");
        }
        else
        {
            foreach (var usual in (string[])["/usr/share/dotnet", "/usr/lib/dotnet", "/usr/lib64/dotnet", "/usr/local/share/dotnet", "/opt/dotnet"])
            {
                yield return usual;
            }
        }

        if (HomeDirectory.Find() is { } home)
        {
            yield return Path.Combine(home, ".dotnet");
        }
    }

    private static bool HasRuntime(string root)
    {
        var shared = Path.Combine(root, "shared", "Microsoft.NETCore.App");
        return Directory.Exists(shared)
            && Directory.EnumerateDirectories(shared).Any(version => Path.GetFileName(version).StartsWith(Needed, StringComparison.Ordinal));
    }
}
