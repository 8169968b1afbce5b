namespace Mcp.Daemon.Workflows;

/// <summary>An investigation that ends without an expert's words: what it was about and what the agent found.</summary>
internal static class InvestigationText
{
    public static string Of(Investigation investigation)
    {
        var hypothesis = investigation.Hypotheses.Count > 0 ? investigation.Hypotheses[^1].Text : null;
        string?[] parts =
        [
            investigation.Task.Trim(),
            investigation.WithFindings.Any()
                ? "Found by the agent:\n" + string.Join('\n', investigation.WithFindings.Select(step => $"- step {step.Number}: {step.Findings.Trim()}"))
                : null,
            hypothesis is null ? null : $"Hypothesis: {hypothesis}",
        ];
        return Sentences.Paragraphs(parts) ?? "";
    }
}
