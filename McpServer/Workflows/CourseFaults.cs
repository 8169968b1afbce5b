namespace Mcp.Daemon.Workflows;

/// <summary>What can be wrong with a step of any tool beyond what its schema says, one sentence each.</summary>
internal static class CourseFaults
{
    public static IEnumerable<string> Of(StepArguments step)
    {
        if (string.IsNullOrWhiteSpace(step.Step))
        {
            yield return "step is empty: say what is looked into, or what was just done";
        }

        if (step.ContinuationId is StepArguments.NewThread && step.Number > 1)
        {
            yield return $"continuation_id is \"new\" and step_number {step.Number}: a new thread begins with step 1";
        }
    }

    /// <summary>What is odd about it and was taken all the same.</summary>
    public static IEnumerable<string> Remarks(StepArguments step)
    {
        if (step.All.Integer("total_steps") is { } total && total < step.Number)
        {
            yield return $"total_steps is {total} and step_number {step.Number}: {step.Total} was taken as the total.";
        }

        if (step.All.Text("findings") is { } findings && findings.Length > step.Findings.Length)
        {
            yield return $"findings has {findings.Length:N0} characters: the first {step.Findings.Length:N0} count. Name files instead of pasting them.";
        }

        if (step.All.Number("temperature") is { } temperature && temperature != step.Temperature)
        {
            yield return $"temperature is {temperature}: {step.Temperature} was taken.";
        }
    }
}
