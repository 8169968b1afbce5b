using Mcp.Daemon.Answers;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Tools;

namespace Mcp.Tests.Calls;

/// <summary>A tool that does what its test says, and says when it has begun.</summary>
internal sealed class ScriptedTool(Func<ToolCall, CancellationToken, Task> run, params Property[] arguments) : ITool
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ToolDefinition Definition { get; init; } = new()
    {
        Name = "scripted",
        Title = "Scripted",
        Description = "Does what its test says.",
        Arguments = new ObjectSchema(arguments),
        AsksExpert = false,
    };

    /// <summary>What its answer says of an expert.</summary>
    public Func<ExpertReport?> Report { get; init; } = () => null;

    public Task Started => _started.Task;

    /// <summary>Stops as soon as it is told.</summary>
    public static ScriptedTool Endless() => new((_, token) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token));

    /// <summary>Ends when its test lets it, whatever its token says.</summary>
    public static ScriptedTool Stubborn(Task end) => new((_, _) => end);

    public static ScriptedTool Throwing(Exception exception) => new((_, _) => throw exception);

    public async Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        _started.TrySetResult();
        await run(call, cancellationToken);
        return new Answer { Tool = Definition.Name, State = AnswerState.Complete, Text = "Done.", Expert = Report() };
    }
}
