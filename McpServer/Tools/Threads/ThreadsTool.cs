using System.Globalization;
using System.Text;
using Mcp.Contract;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Threads;
using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools.Threads;

/// <summary>
/// <c>threads</c>: what this workspace has investigated: listed, shown, exported as Markdown, deleted. Looking at a thread
/// does not extend its life.
/// </summary>
internal sealed class ThreadsTool(ThreadShelf shelf, TimeProvider time) : ITool
{
    /// <summary>As many as somebody reads through; the newest come first.</summary>
    private const int MostListed = 50;

    private static readonly string[] Actions = ["list", "show", "export", "delete"];

    public ToolDefinition Definition { get; } = new()
    {
        Name = "threads",
        Title = "Threads",
        Description = "Lists, shows, exports (Markdown) or deletes threads of this workspace.",
        Arguments = new ObjectSchema(
            new Property("action", PropertyType.Text, "") { Allowed = Actions, Default = "\"list\"" },
            StepSchema.ContinuationId),
        AsksExpert = false,
        Gives = ["threads", "thread"],
        ReadOnly = false,
        Destructive = true,
    };

    public Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var action = call.Arguments.Text("action") ?? "list";
        var workspace = call.Workspace.Root ?? "";
        var now = time.GetUtcNow();
        var answer = action switch
        {
            "list" => List(workspace, now),
            "show" => Shown(shelf.Read(IdOf(call, action), workspace, ThreadUse.Show), ThreadMarkdown.Summary, now),
            "export" => Shown(shelf.Read(IdOf(call, action), workspace, ThreadUse.Export), ThreadMarkdown.Whole, now),
            _ => Delete(IdOf(call, action), workspace),
        };
        return Task.FromResult(answer);
    }

    private static string IdOf(ToolCall call, string action) => call.Arguments.Text(StepArguments.Continuation) is { Length: > 0 } id ? id
        : throw new ToolFailureException(
            ErrorCode.InvalidArgument, $"Doing {action} with a thread: continuation_id is missing. Give its id; action \"list\" shows them.");

    private Answer List(string workspace, DateTimeOffset now)
    {
        // A session without a workspace shares its place with every other such session; ids are known to their own.
        if (workspace.Length == 0)
        {
            throw new ToolFailureException(
                ErrorCode.InvalidArgument,
                "Listing threads: this session has no workspace whose threads could be listed. Name one by its id (action \"show\"), or start the shim with --workspace DIR.");
        }

        var found = shelf.List(workspace, MostListed + 1);
        var shown = found.Take(MostListed).Select(thread => new ThreadListing(
            thread.Id, thread.Title, thread.Tools.Split(", ", StringSplitOptions.RemoveEmptyEntries), thread.Exchanges, thread.Steps,
            thread.BegunAt, thread.ExpiresAt, thread.ExpiresAt <= now)).ToList();
        return Complete(Render(shown, found.Count > MostListed, now)) with { Threads = shown };
    }

    private static string Render(List<ThreadListing> threads, bool thereAreMore, DateTimeOffset now)
    {
        if (threads.Count == 0)
        {
            return "This workspace has no threads.";
        }

        var text = new StringBuilder();
        foreach (var thread in threads)
        {
            var end = thread.Expired ? "expired, can be read" : $"kept for {ThreadReports.Words(thread.ExpiresAt - now)}";
            text.AppendLine(CultureInfo.InvariantCulture, $"{thread.Id}  {thread.BegunAt:yyyy-MM-dd HH:mm}  {string.Join(", ", thread.Tools)}; {Counted.Of(thread.Exchanges, "exchange")}, {Counted.Of(thread.Steps, "step")}; {end}");
            text.AppendLine(CultureInfo.InvariantCulture, $"    {thread.Title}");
        }

        return text.Append(thereAreMore ? $"Only the newest {MostListed} are shown." : "").ToString().TrimEnd();
    }

    private Answer Shown(ConversationThread thread, Func<ConversationThread, string> render, DateTimeOffset now) =>
        Complete(render(thread)) with { Notes = ThreadReports.Warning(thread, now) is { } warning ? [warning] : null };

    private Answer Delete(string id, string workspace)
    {
        shelf.Delete(id, workspace);
        return Complete($"Deleted thread {id}.");
    }

    private Answer Complete(string text) => new() { Tool = Definition.Name, State = AnswerState.Complete, Text = text };
}
