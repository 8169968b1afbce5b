using Mcp.FakeProvider.Requests;

namespace Mcp.FakeProvider;

/// <summary>How a fake provider is started.</summary>
internal sealed record FakeOptions
{
    public Dialect Dialect { get; init; } = Dialect.OpenAi;

    /// <summary>On loopback; 0 is any free one.</summary>
    public int Port { get; init; }

    /// <summary>The only key that is let in; any other, and none, gets the provider's 401. Null lets everybody in.</summary>
    public string? Key { get; init; }

    /// <summary>What <c>/models</c> lists; null is the dialect's own.</summary>
    public IReadOnlyList<string>? Models { get; init; }

    /// <summary>Whose time the pauses of a reply take, and which stamps the requests.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Told of each request when it is over.</summary>
    public Action<RecordedRequest>? Ended { get; init; }
}
