using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Asking;
using Mcp.Daemon.Experts.Capacity;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Experts.Resilience;
using Mcp.Daemon.Timeouts;
using Mcp.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mcp.Tests.Experts;

/// <summary>The whole chain of asking around scripted providers, on a clock in hand.</summary>
internal sealed class AskRig
{
    private readonly Dictionary<ModelChoice, ScriptedChatClient> _providers = [];
    private readonly List<string> _said = [];

    public AskRig(params (ModelChoice Choice, ScriptedChatClient Provider)[] providers)
    {
        foreach (var (choice, provider) in providers)
        {
            _providers[choice] = provider;
        }

        Plan = new ModelPlan(providers[0].Choice, [.. providers.Skip(1).Select(each => each.Choice)], []);
        Breakers = new BreakerTable(new BreakerSettings(), Time);
        Context = new AskContext
        {
            CallId = "s/1/1",
            SessionId = "s",
            Tool = "chat",
            Settings = Session,
            Activity = new ExpertActivity(text =>
            {
                lock (_said)
                {
                    _said.Add(text);
                }
            }),
        };
    }

    public static SessionConfiguration Session { get; } = new()
    {
        Ladder = TimeoutLadder.Default,
        Heartbeat = TimeSpan.FromSeconds(6),
        Roots = [],
        DisabledTools = new HashSet<string>(),
        Locale = null,
    };

    public TimersSeen Time { get; } = new();

    public ModelPlan? Plan { get; set; }

    /// <summary>Chooses by what is asked; null always gives the one plan.</summary>
    public Func<ExpertQuestion, ModelPlan>? Choose { get; set; }

    /// <summary>A model that cannot take the question.</summary>
    public ModelChoice? Unfit { get; init; }

    public BreakerTable Breakers { get; }

    public ExpertQueue Queue { get; init; } = new(new CapacitySettings());

    public AskContext Context { get; set; }

    /// <summary>The provider's client calls this when bytes come.</summary>
    public Action Heard { get; private set; } = () => { };

    public IReadOnlyList<string> Said
    {
        get
        {
            lock (_said)
            {
                return [.. _said];
            }
        }
    }

    public static ExpertQuestion Question(params AIContent[] contents) => new()
    {
        Messages = [new ChatMessage(ChatRole.User, contents.Length > 0 ? contents : [new TextContent("What now?")])],
        Category = ModelCategory.Fast,
    };

    /// <summary>What is left of that much time, from now on.</summary>
    public Func<TimeSpan> Until(TimeSpan end)
    {
        var start = Time.GetTimestamp();
        return () => end - Time.GetElapsedTime(start);
    }

    public Task<ExpertAnswer> AskAsync(CancellationToken cancellationToken) => AskAsync(Question(), cancellationToken);

    public Task<ExpertAnswer> AskAsync(ExpertQuestion question, CancellationToken cancellationToken) =>
        Expert().AskAsync(question, Context, cancellationToken);

    public Expert Expert()
    {
        var links = new ExpertLinks
        {
            Plan = (asked, _, _) => (Choose is null ? Plan : Choose(asked)) is { } plan
                ? Task.FromResult(plan)
                : throw new ToolFailureException(ErrorCode.NotConfigured, "Choosing a model: none is configured."),
            Ledger = (inner, _, _, usage) => new CountedClient(inner, usage),
            Provider = (choice, heard, _) =>
            {
                Heard = heard;
                return _providers[choice];
            },
            Fit = (asked, choice) => choice == Unfit
                ? throw new ToolFailureException(ErrorCode.InvalidArgument, "Asking it: it takes no images.")
                : new FittedQuestion(asked.Messages, new ChatOptions { Tools = asked.Tools }, []),
        };
        var chain = new ExpertChain(links, Breakers, Queue, new Random(1), Time);
        return new Expert(links, chain, Time, NullLogger<Expert>.Instance);
    }
}
