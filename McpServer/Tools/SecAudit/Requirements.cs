using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.SecAudit;

/// <summary>
/// Which clause of a standard a finding bears on: PCI DSS 4.0, the HIPAA Security Rule (45 CFR 164.312), the GDPR, the criteria
/// of SOC 2 (2017) and Annex A of ISO/IEC 27001:2022, by the class of the weakness.
/// </summary>
internal static partial class Requirements
{
    public const string Title = "Requirements, and which of our findings bear on them (what no finding bears on is not shown to be kept)";

    /// <summary>Of one requirement, on one line; all of them stand among the findings.</summary>
    private const int MostPlaces = 6;

    private static readonly (Regex Name, Func<string, string?> Clause)[] Standards =
    [
        (Pci(), CardClause), (Hipaa(), HealthClause), (Gdpr(), PrivacyClause), (Soc(), TrustClause), (Iso(), ManagementClause),
    ];

    /// <summary>Null where none is named.</summary>
    public static string? Of(IReadOnlyList<string> requirements, IReadOnlyList<Finding> findings)
    {
        var lines = requirements.Select(name => name.Trim()).Where(name => name.Length > 0).Distinct().Select(name => $"{name}: {Words(name, findings)}").ToList();
        return ListedLines.Of(lines, 20, "requirement");
    }

    private static string Words(string name, IReadOnlyList<Finding> findings)
    {
        var clause = Standards.Where(standard => standard.Name.IsMatch(name)).Select(standard => standard.Clause).FirstOrDefault();
        if (clause is null)
        {
            return "our checks do not know its clauses";
        }

        var groups = findings.Select(finding => (Finding: finding, Clause: Owasp.ClassOf(finding) is { } kind ? clause(kind) : null))
            .Where(each => each.Clause is not null).GroupBy(each => each.Clause).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Key} ({ListedLines.Words([.. group.Select(each => $"{each.Finding.File}:{each.Finding.Line} {each.Finding.Kind}")], MostPlaces)})").ToList();
        return groups.Count == 0 ? "no finding of our checks bears on it" : string.Join("; ", groups);
    }

    private static string? CardClause(string weakness) => weakness switch
    {
        Owasp.Access or Owasp.Injection or Owasp.Integrity or Owasp.RequestForgery or Owasp.Design => "6.2.4 common attacks on software",
        Owasp.Cryptography => "3.5 and 6.2.4 strong cryptography",
        Owasp.Configuration => "2.2 secure configuration",
        Owasp.Components => "6.3 known and listed components",
        Owasp.Authentication => "8 identification, and 4.2 strong cryptography in transit",
        Owasp.Logging => "3.3 and 10.2 what logs hold",
        _ => null,
    };

    private static string? HealthClause(string weakness) => weakness switch
    {
        Owasp.Access or Owasp.Configuration => "(a) access control",
        Owasp.Cryptography => "(a)(2)(iv) and (e)(2)(ii) encryption",
        Owasp.Injection or Owasp.Integrity or Owasp.RequestForgery => "(c) integrity",
        Owasp.Authentication => "(d) authentication",
        Owasp.Logging => "(b) audit controls",
        _ => null,
    };

    private static string? PrivacyClause(string weakness) => weakness is Owasp.Configuration ? "Art. 25 protection by default" : "Art. 32 security of processing";

    private static string? TrustClause(string weakness) => weakness switch
    {
        Owasp.Access or Owasp.Authentication => "CC6.1 logical access",
        Owasp.Cryptography => "CC6.7 protection of data",
        Owasp.Injection or Owasp.RequestForgery or Owasp.Configuration => "CC6.6 threats from outside",
        Owasp.Components or Owasp.Integrity => "CC7.1 vulnerabilities and unauthorised change",
        Owasp.Logging => "CC7.2 monitoring",
        _ => null,
    };

    private static string? ManagementClause(string weakness) => weakness switch
    {
        Owasp.Access => "A.8.3 restriction of access",
        Owasp.Cryptography => "A.8.24 use of cryptography",
        Owasp.Injection or Owasp.Integrity or Owasp.RequestForgery or Owasp.Design => "A.8.28 secure coding",
        Owasp.Configuration => "A.8.9 configuration",
        Owasp.Components => "A.8.8 technical vulnerabilities",
        Owasp.Authentication => "A.8.5 secure authentication",
        Owasp.Logging => "A.8.15 logging",
        _ => null,
    };

    [GeneratedRegex(@"\bPCI\b|\bPCI-?DSS\b", RegexOptions.IgnoreCase)]
    private static partial Regex Pci();

    [GeneratedRegex(@"\bHIPAA\b", RegexOptions.IgnoreCase)]
    private static partial Regex Hipaa();

    [GeneratedRegex(@"\b(GDPR|DSGVO|RGPD)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Gdpr();

    [GeneratedRegex(@"\bSOC\s?-?2\b", RegexOptions.IgnoreCase)]
    private static partial Regex Soc();

    [GeneratedRegex(@"\b27001\b|\bISO27001\b", RegexOptions.IgnoreCase)]
    private static partial Regex Iso();
}
