using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools;

/// <summary>Rules for steps that several workflows share and no schema can say.</summary>
internal static class StepRules
{
    /// <param name="what">What has to be named, in words.</param>
    public static IEnumerable<string> FilesAtTheBeginning(StepArguments step, string what)
    {
        if (step.Number == 1 && step.RelevantFiles.Count == 0 && step.ContinuationId is null or StepArguments.NewThread)
        {
            yield return $"\"relevant_files\" is missing: step 1 names {what}, as paths of files or directories";
        }
    }
}
