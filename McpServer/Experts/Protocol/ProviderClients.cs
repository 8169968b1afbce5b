using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Failures;
using Mcp.Daemon.Experts.Protocol.Kimi;
using Mcp.Daemon.Experts.Questions;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Protocol;

/// <summary>
/// Where clients of providers come from: one small client per ask, over shared connections. The one door to the
/// network, so that local-only mode is kept in one place.
/// </summary>
internal sealed class ProviderClients(HttpPool pool, TimeProvider time)
{
    private readonly KimiCacheTokens _cacheTokens = new(time);
    private long _requests;

    /// <param name="choice">The model, with the endpoint and its key.</param>
    /// <param name="heard">Called for whatever comes of the provider, headers and keep-alives included: the silence clock.</param>
    /// <param name="context">On whose behalf; null where there is no session.</param>
    /// <exception cref="ExpertFailureException">The session is local-only and the endpoint is not on this machine.</exception>
    public IChatClient Create(ModelChoice choice, Action heard, AskContext? context)
    {
        var wire = Wire(choice.Endpoint, choice.Model.Name, heard, context);
        Func<IEnumerable<ChatMessage>, KimiHeaders>? kimi = context is not null && choice.Endpoint.Kind is ProviderKind.Kimi
            ? messages => KimiHeaders.For(_cacheTokens, choice.Endpoint, context, messages)
            : null;
        return new ProviderChat(choice, wire, kimi, () => Interlocked.Increment(ref _requests));
    }

    /// <summary>The way to an endpoint for what is no chat: files, search, model lists.</summary>
    /// <inheritdoc cref="Create" path="/exception"/>
    public ProviderWire Wire(ExpertEndpoint endpoint, string? model, Action heard, AskContext? context)
    {
        if (context?.Settings.LocalOnly is true && !StaysHere(endpoint))
        {
            throw new ExpertFailureException(
                ExpertFailure.BadRequest,
                $"{endpoint} is not on this machine, and MCP_EXPERT_LOCAL_ONLY allows no other: nothing was sent.")
            {
                Provider = endpoint.Name,
                Model = model,
            };
        }

        return new ProviderWire(endpoint, model, pool.For(endpoint), heard, time);
    }

    // A proxy elsewhere takes even what is meant for this machine out of it.
    private static bool StaysHere(ExpertEndpoint endpoint) => endpoint.IsLocal && endpoint.Proxy is (null or { IsLoopback: true });
}
