namespace Mcp.Daemon.Experts.Protocol;

/// <summary>What may stand in a header that we make of somebody else's text.</summary>
internal static class HeaderText
{
    /// <summary>Bytes of one header's value; the limit of the provider that takes them.</summary>
    public const int Longest = 4096;

    public static bool IsClean(string value) => !value.AsSpan().ContainsAnyExceptInRange('!', '~');

    /// <summary>Sets a header on one request; a value that no header can carry is left out, since none of ours is needed for an answer.</summary>
    public static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (value is { Length: > 0 and <= Longest } && IsClean(value))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }
}
