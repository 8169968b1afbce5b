namespace Mcp.Daemon.Workflows;

/// <summary>What can be wrong with a step of any tool beyond what its schema says, one sentence each.</summary>
internal static class CourseFaults
{
    // What providers know; a model with a smaller range takes its own most, and the answer says so.
    private const double HottestTemperature = 2;

    public static IEnumerable<string> Of(StepArguments step)
    {
        if (string.IsNullOrWhiteSpace(step.Step))
        {
            yield return "step is empty: say what is looked into, or what was just done";
        }

        if (step.Number < 1)
        {
            yield return $"step_number is {step.Number}, and steps are counted from 1";
        }

        if (step.ContinuationId is StepArguments.NewThread && step.Number > 1)
        {
            yield return $"continuation_id is \"new\" and step_number {step.Number}: a new thread begins with step 1";
        }

        if (step.Findings.Length > StepSchema.LongestStep)
        {
            yield return $"findings has {step.Findings.Length:N0} characters, at most {StepSchema.LongestStep:N0} are taken: name files instead of pasting them";
        }

        if (step.All.Number("temperature") is { } temperature and not (>= 0 and <= HottestTemperature))
        {
            yield return $"temperature is {temperature}, allowed is 0 to {HottestTemperature}";
        }
    }

    /// <summary>What is odd about it and was taken all the same.</summary>
    public static IEnumerable<string> Remarks(StepArguments step)
    {
        if (step.All.Integer("total_steps") is { } total && total < step.Number)
        {
            yield return $"total_steps is {total} and step_number {step.Number}: {step.Total} was taken as the total.";
        }
    }
}
