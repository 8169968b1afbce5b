using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Questions;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Protocol.Kimi;

/// <summary>
/// Moonshot's own headers of one ask: context cache, idempotency, trace. Put on a request, never on a client, and
/// read from the answer to that request.
/// </summary>
internal sealed class KimiHeaders(KimiCacheTokens tokens, AskContext context, string key)
{
    // Seconds by which a cache that is used again lives on.
    private const string CacheSeconds = "3600";

    /// <param name="tokens">The daemon's.</param>
    /// <param name="endpoint">Account and address.</param>
    /// <param name="context">Session and tool.</param>
    /// <param name="messages">The conversation; its stable beginning is system messages and the first turn.</param>
    public static KimiHeaders For(KimiCacheTokens tokens, ExpertEndpoint endpoint, AskContext context, IEnumerable<ChatMessage> messages)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var message in Prefix(messages))
        {
            // Lengths keep apart what would read the same when joined.
            var text = string.Join('\n', message.Contents.OfType<TextContent>().Select(content => content.Text));
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{message.Role.Value}:{text.Length}:{text}")));
        }

        var digest = Convert.ToHexStringLower(hash.GetHashAndReset());
        return new KimiHeaders(tokens, context, $"{context.SessionId}:{context.Tool}:{endpoint.Fingerprint}:{digest}");
    }

    /// <param name="request">One attempt, or one round of it.</param>
    /// <param name="number">Never the same twice in a daemon.</param>
    /// <param name="body">A call that runs again after its daemon died numbers from the start, perhaps with other words.</param>
    public void Put(HttpRequestMessage request, long number, byte[] body)
    {
        var digest = Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 6));
        HeaderText.Add(request, "Msh-Trace-Mode", "on");
        HeaderText.Add(request, "Idempotency-Key", string.Create(CultureInfo.InvariantCulture, $"{context.CallId}-{number}-{digest}"));
        if (tokens.Find(key) is { } known)
        {
            HeaderText.Add(request, "Msh-Context-Cache-Token", known.Token);
            if (known.Id is not null)
            {
                HeaderText.Add(request, "X-Msh-Context-Cache", known.Id);
                HeaderText.Add(request, "X-Msh-Context-Cache-Reset-TTL", CacheSeconds);
            }
        }
    }

    public void Harvest(HttpResponseMessage response)
    {
        var (token, id) = (Value(response, "Msh-Context-Cache-Token-Saved"), Value(response, "Msh-Context-Cache-Id"));
        if (token is not null || id is not null)
        {
            tokens.Store(key, new KimiCacheToken(token, id));
        }
    }

    private static IEnumerable<ChatMessage> Prefix(IEnumerable<ChatMessage> messages)
    {
        foreach (var message in messages)
        {
            yield return message;
            if (message.Role != ChatRole.System)
            {
                yield break;
            }
        }
    }

    private static string? Value(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values)
        && values.ToString() is { Length: > 0 and <= HeaderText.Longest } value && HeaderText.IsClean(value)
            ? value
            : null;
}
