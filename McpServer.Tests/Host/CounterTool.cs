using Mcp.Daemon.Answers;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Tools;

namespace Mcp.TestHost;

/// <summary>Leaves a line in a file for every time it is started and every time it ends: tells what ran how often.</summary>
internal sealed class CounterTool(TimeProvider time) : ITool
{
    private readonly Lock _lock = new();

    public ToolDefinition Definition { get; } = Fixture.Define(
        "counter", "Counts its runs in a file.",
        new Property("file", PropertyType.Text, "Where to count.") { Required = true },
        new Property("word", PropertyType.Text, "What to write.") { Default = "\"run\"" },
        Fixture.Duration) with { ReadOnly = false };

    public async Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var word = call.Arguments.Text("word") ?? "run";
        Note(call, word);
        try
        {
            await Task.Delay(Fixture.DurationOf(call), time, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Note(call, word + " cancelled");
            throw;
        }

        Note(call, word + " done");
        return Fixture.Done(this, word);
    }

    private void Note(ToolCall call, string text)
    {
        lock (_lock)
        {
            File.AppendAllText(call.Arguments.Text("file")!, text + "\n");
        }
    }
}
