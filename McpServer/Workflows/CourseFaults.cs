namespace Mcp.Daemon.Workflows;

/// <summary>What can be wrong with a step of any tool beyond what its schema says, one sentence each.</summary>
internal static class CourseFaults
{
    public static IEnumerable<string> Of(StepArguments step)
    {
        if (step.Number < 1)
        {
            yield return $"step_number is {step.Number}, and steps are counted from 1";
        }

        if (step.ContinuationId is StepArguments.NewThread && step.Number > 1)
        {
            yield return $"continuation_id is \"new\" and step_number {step.Number}: a new thread begins with step 1";
        }
    }
}
