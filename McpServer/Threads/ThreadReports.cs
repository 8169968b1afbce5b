using System.Globalization;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Threads;

/// <summary>What an answer says of its thread.</summary>
internal static class ThreadReports
{
    /// <summary>Less than this left is worth a warning: a coffee and a meeting.</summary>
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(15);

    public static ThreadReport Of(ConversationThread thread, int maxExchanges, DateTimeOffset now) => new(
        thread.Id, Math.Max(0, maxExchanges - thread.Exchanges), thread.ExpiresAt, Warning(thread, now));

    /// <summary>A sentence about its end when that is near or was; null otherwise.</summary>
    public static string? Warning(ConversationThread thread, DateTimeOffset now)
    {
        var left = thread.ExpiresAt - now;
        return left <= TimeSpan.Zero ? $"It expired at {thread.ExpiresAt:u} and can only be read."
            : left <= Short ? $"It expires in {Words(left)} unless it is used before."
            : thread.LeftWhenOpened <= Short
                ? $"It had only {Words(thread.LeftWhenOpened)} left; this use extended it. An unused thread is given up at its expiry."
            : null;
    }

    /// <summary>A time that is left, in whole units and never more than there is: <c>11.5 h</c>, <c>14 min</c>, <c>36 s</c>.</summary>
    public static string Words(TimeSpan left) =>
        left.TotalHours >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(left.TotalHours * 10) / 10:0.#} h")
        : left.TotalMinutes >= 1 ? string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(left.TotalMinutes):0} min")
        : string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(left.TotalSeconds):0} s");
}
