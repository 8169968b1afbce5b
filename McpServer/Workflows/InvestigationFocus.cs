using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;

namespace Mcp.Daemon.Workflows;

/// <summary>What an investigation is about, for choosing what of its files the expert sees when not all of them fit.</summary>
internal static class InvestigationFocus
{
    /// <param name="findings">Where something was found is where the expert must look.</param>
    /// <param name="own">What the tool itself has found to matter; it stands first.</param>
    public static Focus Of(Investigation investigation, IReadOnlyList<Finding> findings, Focus own)
    {
        // The last steps know best what it is about, and only the first words are looked at.
        var words = FocusWords.Of(string.Join('\n', investigation.Steps.Reverse().Select(step => $"{step.Hypothesis}\n{step.Findings}\n{step.Step}")));
        var found = findings.Where(finding => finding.File is not null && finding.Line is not null)
            .Select(finding => (finding.File!, finding.Line!.Value));
        return own with
        {
            Names = [.. own.Names.Concat(investigation.RelevantContext.Select(Last)).Concat(words.Names).Where(name => name.Length > 0).Distinct()],
            Places = [.. own.Places.Concat(found).Concat(words.Places).Distinct()],
        };
    }

    // Of Cache.Store.GetOrAdd(key) the code has GetOrAdd.
    private static string Last(string context)
    {
        var head = context.Split('(')[0];
        return head[(head.LastIndexOfAny(['.', ':', '#', ' ', '/', '>']) + 1)..].Trim();
    }
}
