using System.Text.Json;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Threads;
using Mcp.Daemon.Workflows;

namespace Mcp.Tests.Workflows;

/// <summary>Steps of investigations in a few words.</summary>
internal static class Steps
{
    public const string Id = "0123456789abcdef0123456789abcdef";

    /// <summary>A step whose other arguments are given as the members of a JSON object.</summary>
    public static StepArguments Step(int number, string more = "", bool next = true, int total = 5)
    {
        var json = $$"""{"step":"Look at it.","step_number":{{number}},"total_steps":{{total}},"next_step_required":{{(next ? "true" : "false")}},"findings":""{{(more.Length > 0 ? "," + more : "")}}}""";
        return new StepArguments(Arguments(json));
    }

    public static ToolArguments Arguments(string json)
    {
        // The last of two members of one name counts.
        using var document = JsonDocument.Parse(json);
        var values = new Dictionary<string, JsonElement>();
        foreach (var member in document.RootElement.EnumerateObject())
        {
            values[member.Name] = member.Value.Clone();
        }

        return new ToolArguments(values);
    }

    public static Investigation Investigation(params StepArguments[] steps) => Mcp.Daemon.Workflows.Investigation.Of(steps);

    /// <summary>A turn that holds the step as a thread keeps it.</summary>
    public static ThreadTurn Turn(
        StepArguments step, int turn, string tool = "debug", string session = "s1", int run = 1, bool replaced = false)
    {
        var json = StepJson.Of(step.All);
        return new ThreadTurn(ThreadTurn.StepRole, StepText.AsTurn(tool, step, []), tool, null)
        {
            Number = turn,
            Step = new ThreadStep
            {
                Run = run, Number = step.Number, Total = step.Total, NextRequired = step.NextRequired, Session = session,
                Digest = StepJson.Digest(json), Arguments = json, IsReplaced = replaced,
            },
        };
    }

    public static ConversationThread Thread(params ThreadTurn[] turns) => new()
    {
        Id = Id, Workspace = "/ws", BegunAt = DateTimeOffset.UnixEpoch, ExpiresAt = DateTimeOffset.UnixEpoch.AddHours(12), Version = 1, Turns = turns,
    };
}
