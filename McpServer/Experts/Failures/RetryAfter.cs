using System.Globalization;
using System.Net.Http.Headers;

namespace Mcp.Daemon.Experts.Failures;

/// <summary>How long a provider asks to be left alone.</summary>
internal static class RetryAfter
{
    /// <summary>From <c>retry-after-ms</c>, else <c>Retry-After</c> in seconds or as a date; null when neither says it.</summary>
    public static TimeSpan? Read(HttpResponseHeaders headers, TimeProvider time)
    {
        if (Number(headers, "retry-after-ms") is { } milliseconds)
        {
            return TimeSpan.FromMilliseconds(milliseconds);
        }

        // Fractions are against the standard, and sent all the same.
        if (Number(headers, "Retry-After") is { } seconds)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return headers.RetryAfter?.Date is { } date ? Positive(date - time.GetUtcNow()) : null;
    }

    private static double? Number(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values)
        && double.TryParse(values.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number is >= 0 and <= 31_536_000_000
            ? number
            : null;

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;
}
