using System.Text.Json;

namespace Mcp.Contract;

/// <summary>The method names that a relay tells apart, and those too frequent to allocate anew.</summary>
internal static class KnownMethod
{
    public const string Initialize = "initialize";
    public const string Initialized = "notifications/initialized";
    public const string Cancelled = "notifications/cancelled";
    public const string Progress = "notifications/progress";
    public const string Discover = "server/discover";
    public const string Listen = "subscriptions/listen";
    public const string CallTool = "tools/call";
    public const string ListTools = "tools/list";
    public const string Ping = "ping";

    /// <summary>Asks the daemon's listener for a sign of life; answered with the same line.</summary>
    public const string Alive = "mcp-expert/alive";

    /// <summary>Tells the daemon to end gracefully.</summary>
    public const string Stop = "mcp-expert/stop";

    /// <summary>Says that a cancelled request is answered no more.</summary>
    public const string Settled = "mcp-expert/settled";

    /// <summary>Says, before a call begins, that it must not be run a second time by itself if its daemon is lost.</summary>
    public const string Once = "mcp-expert/once";

    /// <summary>Says that the request behind it was sent before, to a daemon that was lost.</summary>
    public const string Again = "mcp-expert/again";

    /// <summary>The prefix of what shim and daemon say between themselves; clients may not use it.</summary>
    public const string PrivatePrefix = "mcp-expert/";

    /// <summary>The method the reader stands on.</summary>
    public static string? Intern(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("tools/call"u8))
        {
            return CallTool;
        }

        if (reader.ValueTextEquals("notifications/progress"u8))
        {
            return Progress;
        }

        if (reader.ValueTextEquals("ping"u8))
        {
            return Ping;
        }

        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // a lone surrogate: no text
        }
    }
}
