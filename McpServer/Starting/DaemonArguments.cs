using Mcp.Daemon.Configuration;

namespace Mcp.Daemon.Starting;

/// <summary><c>mcp-server [check] [--set NAME=VALUE]… [--launched]</c>.</summary>
/// <param name="Check">Say what the settings are instead of serving.</param>
/// <param name="Launched">A shim waits for the start report on our stdout.</param>
/// <param name="Overrides">NAME=VALUE, each over every file and the environment.</param>
internal sealed record DaemonArguments(bool Check, bool Launched, IReadOnlyList<string> Overrides)
{
    public const string Usage = "usage: mcp-server [check] [--set NAME=VALUE]...";

    /// <summary>Null when they make no sense.</summary>
    public static DaemonArguments? TryParse(IReadOnlyList<string> arguments)
    {
        var (check, launched, overrides) = (false, false, new List<string>());
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "check":
                    check = true;
                    break;
                case "--launched":
                    launched = true;
                    break;
                case "--set" when i + 1 < arguments.Count:
                    overrides.Add(arguments[++i]);
                    break;
                default:
                    return null;
            }
        }

        return new DaemonArguments(check, launched, overrides);
    }

    public SettingSources Sources() => SettingSources.OfProcess(Overrides);
}
