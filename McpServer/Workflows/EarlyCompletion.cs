namespace Mcp.Daemon.Workflows;

/// <summary>
/// Whether an investigation is done before its caller says so: sure, with evidence and in the end phase. It judges what
/// was gathered over all steps, and what it decides holds for this answer alone.
/// </summary>
internal static class EarlyCompletion
{
    /// <summary>Less than this is a remark and no finding; the number is that of the tools agents know.</summary>
    private const int EnoughFindings = 100;

    /// <summary>Why it is done although another step was announced; null when it goes on or ends by itself.</summary>
    public static string? ReasonToEnd(Investigation investigation)
    {
        var step = investigation.Current;
        if (!step.NextRequired || step.Number < 2 || !IsSufficient(investigation))
        {
            return null;
        }

        return investigation.Confidence switch
        {
            Confidence.Certain => $"Ended at step {step.Number} of {step.Total}: the agent is certain, with findings and files to show for it.",
            Confidence.VeryHigh or Confidence.AlmostCertain when step.Number >= step.Total - 1 =>
                $"Ended at step {step.Number} of {step.Total}: confidence is very high, and the evidence is there.",
            _ => null,
        };
    }

    private static bool IsSufficient(Investigation investigation) =>
        investigation.WithFindings.Sum(each => each.Findings.Length) > EnoughFindings && investigation.RelevantFiles.Count > 0;
}
