using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Tools.SecAudit;

/// <summary>The classes of the OWASP Top 10 of 2021, as findings name them.</summary>
internal static class Owasp
{
    public const string Access = "A01 broken access control";
    public const string Cryptography = "A02 cryptographic failures";
    public const string Injection = "A03 injection";
    public const string Design = "A04 insecure design";
    public const string Configuration = "A05 security misconfiguration";
    public const string Components = "A06 vulnerable and outdated components";
    public const string Authentication = "A07 identification and authentication failures";
    public const string Integrity = "A08 software and data integrity failures";
    public const string Logging = "A09 security logging and monitoring failures";
    public const string RequestForgery = "A10 server-side request forgery";

    public static IReadOnlyList<string> All { get; } =
        [Access, Cryptography, Injection, Design, Configuration, Components, Authentication, Integrity, Logging, RequestForgery];

    /// <summary>The class that a finding of ours names; null for none.</summary>
    public static string? ClassOf(Finding finding) => All.FirstOrDefault(each => finding.Text.Contains($"({each}", StringComparison.Ordinal));
}
