using Mcp.Daemon.Answers;
using Mcp.Daemon.Schemas;
using Mcp.Daemon.Tools;

namespace Mcp.TestHost;

/// <summary>Takes its time in steps, reports each, and stops when told.</summary>
internal sealed class SlowTool(TimeProvider time) : ITool
{
    // The name is the one that benchmarks of other servers call.
    public ToolDefinition Definition { get; } = Fixture.Define(
        "trigger-long-running-operation", "Takes its time in steps.", Fixture.Duration,
        new Property("steps", PropertyType.Integer, "How many steps; 0 reports none.") { Minimum = 0, Maximum = 10_000, Default = "1" });

    public async Task<Answer> RunAsync(ToolCall call, CancellationToken cancellationToken)
    {
        var duration = Fixture.DurationOf(call);
        var steps = call.Arguments.Integer("steps") ?? 1;
        if (steps == 0)
        {
            await Task.Delay(duration, time, cancellationToken);
        }

        for (var step = 0; step < steps; step++)
        {
            call.Progress.Report(new ToolProgress(step, steps, $"doing step {step + 1}"));
            await Task.Delay(duration / steps, time, cancellationToken);
        }

        return Fixture.Done(this, $"Took {duration.TotalSeconds} s in {steps} steps.");
    }
}
