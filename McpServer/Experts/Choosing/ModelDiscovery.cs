using System.Collections.Concurrent;
using System.Text.Json;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Failures;
using Mcp.Daemon.Experts.Protocol;

namespace Mcp.Daemon.Experts.Choosing;

/// <summary>
/// Asks endpoints which models they serve (<c>GET {BaseUrl}/models</c>): local servers and gateways, whose models no
/// catalogue can know. Only endpoints of the session's own table are asked, so in local-only mode nothing remote is.
/// </summary>
internal sealed class ModelDiscovery(ProviderClients clients, TimeProvider time)
{
    // A local server answers in milliseconds; a list is not worth more of a call's time.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    // A model pulled a minute ago is there to be asked; a server that was just started, almost at once.
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan RememberedInVain = TimeSpan.FromSeconds(5);

    // Keys of sessions long gone leave their lists here; more than a handful is time to begin anew.
    private const int MostRemembered = 256;

    private readonly ConcurrentDictionary<string, Found> _found = new();

    /// <summary>Whether its models are asked for: Kimi's and GLM's are in the catalogue.</summary>
    public static bool Asks(ExpertEndpoint endpoint) => endpoint.IsLocal || endpoint.Kind is ProviderKind.OpenAiCompatible;

    /// <summary>What each endpoint serves, or the sentence that says why that is not known.</summary>
    /// <param name="anew">Whether they are asked even where the last answer is still remembered.</param>
    public async Task<IReadOnlyList<Found>> AskAsync(IEnumerable<ExpertEndpoint> endpoints, bool anew, CancellationToken cancellationToken) =>
        await Task.WhenAll(endpoints.Where(Asks).Select(endpoint => AskAsync(endpoint, anew, cancellationToken)));

    private async Task<Found> AskAsync(ExpertEndpoint endpoint, bool anew, CancellationToken cancellationToken)
    {
        if (!anew && _found.TryGetValue(endpoint.Fingerprint, out var found)
            && time.GetElapsedTime(found.At) < (found.Fault is null ? Remembered : RememberedInVain))
        {
            return found;
        }

        using var clock = new CancellationTokenSource(Limit, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
        string? fault;
        IReadOnlyList<string> models = [];
        try
        {
            (models, fault) = await ReadAsync(endpoint, linked.Token);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (OperationCanceledException) when (clock.IsCancellationRequested)
        {
            fault = $"it did not answer within {Limit.TotalSeconds:0} s.";
        }
        catch (JsonException)
        {
            fault = "it answered, but not with JSON.";
        }
        catch (ExpertFailureException e)
        {
            fault = e.Message;
        }

        if (_found.Count >= MostRemembered)
        {
            _found.Clear();
        }

        found = new Found(
            endpoint.Name, models, fault is null ? null : $"Asking {endpoint.Name} at {endpoint.BaseUrl} for its models: {fault}", time.GetTimestamp());
        _found[endpoint.Fingerprint] = found;
        return found;
    }

    private async Task<(IReadOnlyList<string>, string?)> ReadAsync(ExpertEndpoint endpoint, CancellationToken cancellationToken)
    {
        var wire = clients.Wire(endpoint, null, () => { }, null);
        using var request = wire.Request(HttpMethod.Get, "/models");
        using var document = JsonDocument.Parse(await wire.TextAsync(request, cancellationToken));
        return document.RootElement.ValueKind is JsonValueKind.Object
            && document.RootElement.TryGetProperty("data", out var data) && data.ValueKind is JsonValueKind.Array
                ? ([.. data.EnumerateArray().Select(Id).OfType<string>()], null)
                : ([], "its list has no \"data\".");
    }

    private static string? Id(JsonElement model) =>
        model.ValueKind is JsonValueKind.Object && model.TryGetProperty("id", out var id)
        && id.ValueKind is JsonValueKind.String && !string.IsNullOrWhiteSpace(id.GetString())
            ? id.GetString()
            : null;
}

/// <summary>What an endpoint said it serves.</summary>
/// <param name="Endpoint">Its name.</param>
/// <param name="Models">As it names them; empty when it could not be asked.</param>
/// <param name="Fault">One sentence when it could not be asked, else null.</param>
/// <param name="At">When, as the clock's timestamp.</param>
internal sealed record Found(string Endpoint, IReadOnlyList<string> Models, string? Fault, long At);
