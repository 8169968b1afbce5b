using Mcp.Daemon.Answers;
using Mcp.Daemon.Configuration;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Experts.Sharing;
using Mcp.Daemon.Files;
using Mcp.Daemon.Git;
using Mcp.Daemon.Storage;
using Mcp.Daemon.Threads;
using Mcp.Daemon.Tokens;
using Mcp.Daemon.Workflows;
using Mcp.Tests.Experts;
using Mcp.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mcp.Tests.Workflows;

/// <summary>The engine with a real store and real files, before an expert in hand; a clock in hand too.</summary>
internal sealed class WorkflowRig : IDisposable
{
    private static readonly TokenCounter Tokens = new();

    private readonly List<(int Step, int Total, string Doing)> _said = [];
    private SharedAnswers? _shared;

    /// <param name="scripts">What the expert answers, in order; none means that none is configured.</param>
    public WorkflowRig(params ScriptedChatClient.Script[] scripts)
    {
        Workspace = Workspace.From(Folder.MakeDirectory("ws"), [], Folder.MakeDirectory("home"));
        Expert = new ScriptedChatClient(scripts.Length > 0 ? scripts : [ScriptedChatClient.Says("nobody asked")]);
        Ask = new AskRig((Choices.Kimi, Expert));
        if (scripts.Length == 0)
        {
            Ask.Plan = null;
        }
    }

    public TempFolder Folder { get; } = new();

    public Workspace Workspace { get; set; }

    public AskRig Ask { get; }

    public ScriptedChatClient Expert { get; }

    public ThreadSettings Settings { get; init; } = new();

    /// <summary>How long a whole answer is kept for the same question; not at all by default.</summary>
    public TimeSpan KeepFor { get; init; }

    /// <summary>What the last call knew when it last said so.</summary>
    public Answer? SoFar { get; private set; }

    public IReadOnlyList<(int Step, int Total, string Doing)> Said => _said;

    /// <summary>Opens the store anew each time: what is not in the file is not there.</summary>
    public ThreadStore Store => new(new DatabaseFile(Folder["threads.db"], ThreadMigrations.All, Ask.Time), Settings, Ask.Time);

    public string Write(string name, string content) => Folder.Write("ws/" + name, content);

    /// <summary>A step as JSON members beside those that every step has; a member given twice counts the second time.</summary>
    public Task<Answer> RunAsync(IWorkflow workflow, string members, CancellationToken cancellationToken, string session = "s1")
    {
        var store = Store;
        var expert = Ask.Expert();
        var inWork = new FilesInWork(new ChangedPaths(GitRepository.Program, new ChangeLimits()));
        var analysis = new ExpertAnalysis(
            expert, _shared ??= new SharedAnswers(expert, KeepFor, Ask.Time), new SystemPrompt(new PromptFiles([])), new BriefFitting(store, Tokens, inWork),
            NullLogger<ExpertAnalysis>.Instance);
        return new WorkflowEngine(store, analysis, new LargeLooks()).RunAsync(workflow, Call(members, session), cancellationToken);
    }

    public StepCall Call(string members, string session = "s1") => new()
    {
        Arguments = Steps.Arguments(
            $$"""{"step":"Look at it.","step_number":1,"total_steps":1,"next_step_required":false,"findings":""{{(members.Length > 0 ? "," + members : "")}}}"""),
        Workspace = Workspace,
        Asking = Ask.Context with { SessionId = session },
        Say = (step, total, doing) => _said.Add((step, total, doing)),
        SoFar = known => SoFar = known,
    };

    /// <summary>The text of the last message that the expert got.</summary>
    public string Question => Expert.Asked[^1][^1].Text;

    public string System => Expert.Asked[^1].First(message => message.Role == ChatRole.System).Text;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Folder.Dispose();
    }
}
