using Mcp.Daemon.Code.Web;

namespace Mcp.Daemon.Tools.Words;

/// <summary>A route as questions and answers tell it.</summary>
internal static class RouteWords
{
    /// <summary>Characters of an address or a guard: what is longer is no longer one of many in a list.</summary>
    private const int Longest = 60;

    /// <summary><c>POST /orders/{id} (api.py:4 place): guarded by login_required</c>.</summary>
    public static string Of(Route route) => $"{Name(route)} ({route.Path}:{route.Line}{(route.Handler is { } handler ? $" {handler}" : "")}): {Guard(route)}";

    /// <summary><c>POST /orders/{id}</c>.</summary>
    public static string Name(Route route) => $"{route.Method} {ShownLine.Of(route.Pattern, Longest)}";

    /// <summary>Who may call it, as far as its own file shows.</summary>
    public static string Guard(Route route) => route.IsOpen ? "open to everybody by a mark"
        : route.Guard is { } guard ? $"guarded by {ShownLine.Of(guard, Longest)}" : "no guard seen in its file";
}
