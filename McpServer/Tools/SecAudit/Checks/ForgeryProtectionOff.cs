using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>Protection against requests that other sites make in a visitor's name, switched off.</summary>
internal sealed class ForgeryProtectionOff : IAuditCheck
{
    private static readonly Weakness Weakness = new("csrf_protection_off", Owasp.Access, 352);

    public string Title => "protection against forged requests switched off";

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        var lines = file.Language switch
        {
            Language.Python => Marks(file, "csrf_exempt").Concat(file.Assigned.Where(set => set.Name == "WTF_CSRF_ENABLED" && file.Is(set.First, set.Last, "False")).Select(set => set.Line)),
            Language.CSharp => Marks(file, "IgnoreAntiforgeryToken"),
            Language.Java or Language.Kotlin => file.Calls.Where(call => call.Path.EndsWith("csrf().disable", StringComparison.Ordinal)
                    || (call.Name == "csrf" && file.Tokens.Source(call.Token, call.Last) is var text
                        && (text.Contains("AbstractHttpConfigurer::disable", StringComparison.Ordinal) || text.Contains(".disable()", StringComparison.Ordinal))))
                .Select(call => call.Line),
            Language.Ruby => file.Calls.Where(call => call.Path == "skip_before_action" && file.Tokens.Source(call.Token, call.Last).Contains(":verify_authenticity_token", StringComparison.Ordinal))
                .Select(call => call.Line),
            _ => [],
        };
        return lines.Distinct().Select(line => file.Finding(
            Weakness, Severity.Low, line, "Protection against forged requests is switched off; that is right only where no browser sends a session along.",
            "Leave it on for everything that cookies authenticate."));
    }

    /// <summary>Lines on which the mark stands above a function or a class.</summary>
    private static IEnumerable<int> Marks(AuditedFile file, string name)
    {
        for (var at = 1; at < file.Tokens.Count; at++)
        {
            if (file.Tokens.Is(at, name) && file.Tokens.Mark(at - 1) is '@' or '[' or ',')
            {
                yield return file.Tokens.Line(at);
            }
        }
    }
}
