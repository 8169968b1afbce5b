using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Tools.SecAudit.Ways;
using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools.SecAudit;

/// <summary>What an expert is told beside the findings: whom to reckon with, what is reachable, what was looked for in vain.</summary>
internal static class AuditSections
{
    /// <summary>On one line.</summary>
    private const int MostLanguages = 8;

    public static IReadOnlyList<QuestionSection> Of(Investigation investigation, AuditedFiles files, AuditFindings found, CancellationToken cancellationToken)
    {
        var focus = investigation.Text("audit_focus");
        var routes = AuditFocus.AsksForCode(focus) ? ServedRoutes.Of(files, cancellationToken) : [];
        return QuestionSection.Given(
        [
            ("Threat level", ThreatLevels.Words(investigation.Text("threat_level"))),
            (Requirements.Title, Requirements.Of(investigation.Texts("compliance_requirements"), found.All)),
            (AttackSurface.Title, AttackSurface.Of(routes)),
            (WaysThrough.Title, WaysThrough.Of(files, routes, found.All, cancellationToken)),
            ("What our checks looked for and did not find", Silent(files, found)),
        ]);
    }

    private static string? Silent(AuditedFiles files, AuditFindings found)
    {
        if (found.Silent.Count == 0)
        {
            return null;
        }

        var languages = files.Product.Select(file => file.Language).Distinct().ToList();
        var little = languages.Where(language => !IsKnown(language)).Select(Languages.Name).ToList();
        return $"In {Counted.Of(files.Files.Count(file => !file.IsTest), "file")}: {string.Join("; ", found.Silent)}. They know patterns; that they are silent proves nothing."
            + (little.Count > 0 ? $" Of {ListedLines.Words(little, MostLanguages)} they know little." : "");
    }

    /// <summary>Whether the calls that do harm, and the frameworks that bring requests, are known of a language.</summary>
    private static bool IsKnown(Language language) =>
        language is Language.Python or Language.JavaScript or Language.TypeScript or Language.CSharp or Language.Java or Language.Kotlin or Language.Go or Language.Php or Language.Ruby;
}
