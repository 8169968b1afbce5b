using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Failures;
using Mcp.Daemon.Experts.Protocol;
using Mcp.Daemon.Experts.Questions;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace Mcp.Tests.Experts.Protocol;

/// <summary>Clients against a scripted server, and what came of asking it.</summary>
internal sealed class ProtocolRig : IDisposable
{
    public const string Key = "sk-testtesttesttesttest1234";

    public ProtocolRig()
    {
        Pool = new HttpPool();
        Clients = new ProviderClients(Pool, Time);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero));

    public HttpPool Pool { get; }

    public ProviderClients Clients { get; }

    /// <summary>How often the silence was broken.</summary>
    public int Heard { get; private set; }

    public void Dispose() => Pool.Dispose();

    public static ExpertEndpoint Endpoint(Uri url, ProviderKind kind = ProviderKind.OpenAiCompatible) => new()
    {
        Name = kind switch { ProviderKind.Kimi => "kimi", ProviderKind.Glm => "glm", _ => "custom" },
        Kind = kind,
        BaseUrl = url,
        Key = Key,
        Silence = TimeSpan.FromSeconds(90),
        SearchSilence = TimeSpan.FromSeconds(150),
        IsLocal = true,
        Fingerprint = $"{kind}/{url}/1",
    };

    public static ModelChoice Choice(Uri url, ProviderKind kind = ProviderKind.OpenAiCompatible, ThinkingAbility? thinking = null)
    {
        var endpoint = Endpoint(url, kind);
        return new ModelChoice(endpoint, new CatalogueModel { Name = "model-1", Provider = endpoint.Name, Thinking = thinking });
    }

    public static AskContext Context(string session = "session-1", string tool = "chat", string call = "session-1-1-7", bool localOnly = false) => new()
    {
        CallId = call,
        SessionId = session,
        Tool = tool,
        Settings = SettingsBinding.Session(EffectiveSettings.Defaults(), []) with { LocalOnly = localOnly },
        Activity = new ExpertActivity(_ => { }),
    };

    public IChatClient Client(ModelChoice choice, AskContext? context = null) => Clients.Create(choice, () => Heard++, context);

    public Task<Heard> AskAsync(RawHttp server, CancellationToken cancellationToken, ChatOptions? options = null, ProviderKind kind = ProviderKind.OpenAiCompatible) =>
        AskAsync(Choice(server.Url, kind), [new(ChatRole.User, "Why?")], options, Context(), cancellationToken);

    public Task<Heard> AskAsync(
        ModelChoice choice, IList<ChatMessage> messages, ChatOptions? options, AskContext? context, CancellationToken cancellationToken) =>
        CollectAsync(Client(choice, context).GetStreamingResponseAsync(messages, options, cancellationToken));

    public static async Task<Heard> CollectAsync(IAsyncEnumerable<ChatResponseUpdate> updates)
    {
        var came = new List<ChatResponseUpdate>();
        try
        {
            await foreach (var update in updates)
            {
                came.Add(update);
            }
        }
        catch (ExpertFailureException e)
        {
            return new Heard(came, e);
        }

        return new Heard(came, null);
    }
}

/// <summary>All that a caller got of one ask.</summary>
internal sealed record Heard(IReadOnlyList<ChatResponseUpdate> Updates, ExpertFailureException? Failure)
{
    public string Text => string.Concat(All<TextContent>().Select(content => content.Text));

    public string Reasoning => string.Concat(All<TextReasoningContent>().Select(content => content.Text));

    public UsageDetails? Usage => All<UsageContent>().LastOrDefault()?.Details;

    public IReadOnlyList<FunctionCallContent> Calls => [.. All<FunctionCallContent>()];

    public ChatFinishReason? FinishReason => Updates.SingleOrDefault(update => update.FinishReason is not null)?.FinishReason;

    public object? Property(string name) =>
        Updates.Select(update => update.AdditionalProperties?.GetValueOrDefault(name)).FirstOrDefault(value => value is not null);

    public IEnumerable<string> Notes => Property(UpdateProperties.Notes) as IEnumerable<string> ?? [];

    private IEnumerable<T> All<T>() => Updates.SelectMany(update => update.Contents).OfType<T>();
}
