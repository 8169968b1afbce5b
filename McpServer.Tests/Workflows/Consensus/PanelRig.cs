using System.Text.Json;
using System.Text.Json.Nodes;
using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Questions;
using Mcp.Daemon.Files;
using Mcp.Daemon.Storage;
using Mcp.Daemon.Threads;
using Mcp.Daemon.Tokens;
using Mcp.Daemon.Workflows;
using Mcp.Daemon.Workflows.Consensus;
using Mcp.Tests.Experts;
using Mcp.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Mcp.Tests.Workflows.Consensus;

/// <summary>A panel of scripted experts with a real store and real files, on a clock in hand.</summary>
internal sealed class PanelRig : IDisposable
{
    public const string Proposal = "Shall we cache the rates?";

    private static readonly TokenCounter Tokens = new();

    private readonly TempFolder _folder = new();
    private readonly Workspace _workspace;
    private readonly List<Answer> _known = [];

    /// <param name="experts">The models that there are, the first the one that is chosen where none is named.</param>
    public PanelRig(params (ModelChoice Choice, ScriptedChatClient Provider)[] experts)
    {
        _workspace = Workspace.From(_folder.MakeDirectory("ws"), [], _folder.MakeDirectory("home"));
        Ask = new AskRig(experts);
        Ask.Choose = asked => asked.Model is null ? Ask.Plan!
            : experts.FirstOrDefault(each => ChoiceName.Of(each.Choice) == asked.Model || each.Choice.Model.Name == asked.Model) is { Provider: not null } found
                ? new ModelPlan(found.Choice, [], [])
                : throw new ToolFailureException(ErrorCode.UnknownModel, $"Choosing a model: there is no \"{asked.Model}\".");
    }

    public AskRig Ask { get; }

    /// <summary>What the calls knew, each time they said so.</summary>
    public IReadOnlyList<Answer> Known => _known;

    public ThreadSettings Settings { get; init; } = new();

    public ThreadStore Store => new(new DatabaseFile(_folder["threads.db"], ThreadMigrations.All, Ask.Time), Settings, Ask.Time);

    /// <summary>What lies in a thread.</summary>
    public IReadOnlyList<ThreadTurn> Turns(string id) => Store.Open(id, _workspace.Root!).Turns;

    /// <summary>A verdict as an expert writes it.</summary>
    public static string Verdict(string verdict, int sure = 9, params (string Aspect, int Score)[] scores) => new JsonObject
    {
        ["outcome"] = "complete",
        ["summary"] = $"I say {verdict}.",
        ["verdict"] = verdict,
        ["confidence"] = sure,
        ["scores"] = new JsonArray([.. scores.Select(each => new JsonObject { ["aspect"] = each.Aspect, ["score"] = each.Score, ["because"] = "so." })]),
    }.ToJsonString();

    public static ScriptedChatClient Votes(string verdict, int sure = 9, params (string Aspect, int Score)[] scores) =>
        new(ScriptedChatClient.Says(Verdict(verdict, sure, scores)));

    public void Set(TimeSpan? deadline = null, int? quorum = null, bool useAssistant = true) => Ask.Context = Ask.Context with
    {
        Settings = Ask.Context.Settings with
        {
            PanelDeadline = deadline ?? TimeSpan.FromSeconds(120), PanelQuorum = quorum, UseAssistantModel = useAssistant,
        },
    };

    public string Write(string name, string content) => _folder.Write("ws/" + name, content);

    /// <summary>A step as JSON members beside those that every step has; it is the last one where nothing else is said.</summary>
    public Task<Answer> RunAsync(string members, CancellationToken cancellationToken)
    {
        var expert = Ask.Expert();
        var engine = new ConsensusEngine(expert, new PanelChoice(expert), new SystemPrompt(new PromptFiles([])), Store, Tokens, Ask.Time);
        return engine.RunAsync(
            new StepCall
            {
                Arguments = Steps.Arguments(
                    $$"""{"step":"{{Proposal}}","step_number":1,"total_steps":1,"next_step_required":false{{(members.Length > 0 ? "," + members : "")}}}"""),
                Workspace = _workspace,
                Asking = Ask.Context,
                SoFar = _known.Add,
            },
            cancellationToken);
    }

    /// <summary>The <c>models</c> argument: <c>kimi-k2 for</c>.</summary>
    public static string Models(params string[] members) => "\"models\":" + JsonSerializer.Serialize(
        members.Select(member => member.Split(' ')).Select(parts => new { model = parts[0], stance = parts.ElementAtOrDefault(1) ?? "neutral" }));

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }
}
