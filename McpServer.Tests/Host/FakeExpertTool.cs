using Mcp.Daemon.Answers;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Tools;

namespace Mcp.TestHost;

/// <summary>
/// Takes its time as an expert does, and says in its answer the how manieth run of its question this was. Notes its
/// life in a file, if it is given one.
/// </summary>
internal sealed class FakeExpertTool(TimeProvider time) : ITool
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _runs = [];

    public ToolDefinition Definition { get; } = new()
    {
        Name = "fake-expert",
        Title = "fake-expert",
        Description = "Plays an expert.",
        Arguments = new ObjectSchema(
            new Property("prompt", PropertyType.Text, "The question.") { Required = true },
            new Property("seconds", PropertyType.Number, "How long it takes.") { Minimum = 0, Maximum = 3600, Default = "1" },
            new Property("say_interval", PropertyType.Number, "Seconds between two things it says; 0 says nothing.") { Minimum = 0, Default = "0" },
            new Property("at_work", PropertyType.Boolean, "Whether an expert is at work meanwhile.") { Default = "true" },
            new Property("partial", PropertyType.Boolean, "Whether it comes back at its deadline with what it has.") { Default = "false" },
            new Property("fails", PropertyType.Boolean, "Whether it ends with a failure.") { Default = "false" },
            new Property("log", PropertyType.Text, "Where it notes its life."),
            new Property("files", PropertyType.TextList, "What it is about.")),
        AsksExpert = true,
        PathArguments = ["files"],
    };

    public async Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var run = Count(call.Arguments.Text("prompt")!);
        Note(call, $"run {run}");
        using var work = call.Arguments.Flag("at_work", true) ? call.Expert.Begin() : null;
        var isWhole = false;
        try
        {
            isWhole = await WorkAsync(call, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Note(call, "cancelled");
            throw;
        }

        Note(call, "done");
        return call.Arguments.Flag("fails", false)
            ? throw new ToolFailureException("provider_down", $"Asking the fake expert: run {run} failed.", retryable: true)
            : Fixture.Done(this, $"Run {run}.") with
            {
                Expert = new ExpertReport(isWhole ? ExpertState.Answered : ExpertState.Partial) { Provider = "fake", Model = "fake-1", Attempts = 1 },
            };
    }

    private async Task<bool> WorkAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var whole = TimeSpan.FromSeconds(call.Arguments.Number("seconds") ?? 1);
        var say = TimeSpan.FromSeconds(call.Arguments.Number("say_interval") ?? 0);
        var untilDeadline = call.TimeLeft();
        var end = call.Arguments.Flag("partial", false) && untilDeadline < whole ? untilDeadline : whole;
        while (time.GetElapsedTime(started) is var elapsed && elapsed < end)
        {
            var left = end - elapsed;
            await Task.Delay(say > TimeSpan.Zero && say < left ? say : left, time, cancellationToken);
            if (say > TimeSpan.Zero)
            {
                call.Expert.Say($"fake-1 writes, {time.GetElapsedTime(started).TotalSeconds:0.0} s so far");
            }
        }

        return end == whole;
    }

    private int Count(string prompt)
    {
        lock (_lock)
        {
            return _runs[prompt] = _runs.GetValueOrDefault(prompt) + 1;
        }
    }

    private void Note(ToolCall call, string text)
    {
        if (call.Arguments.Text("log") is { } file)
        {
            lock (_lock)
            {
                File.AppendAllText(file, text + "\n");
            }
        }
    }
}
