using System.Text.RegularExpressions;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Tools.SecAudit.Flow;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>Web tokens that are believed without their signature.</summary>
internal sealed partial class UncheckedTokens : IAuditCheck
{
    private static readonly Weakness Weakness = new("unverified_token", Owasp.Authentication, 347);

    private const string Fix = "Check the signature with the issuer's key, and name the algorithm.";

    public string Title => "tokens believed without their signature";

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        var lines = file.Given.Where(set => set.Name switch
        {
            "verify_signature" or "ValidateIssuerSigningKey" or "RequireSignedTokens" => file.Is(set.First, set.Last, "False") || file.Is(set.First, set.Last, "false"),
            "verify" => file.Is(set.First, set.Last, "False") && IsDecoding(file, set),
            "algorithms" => file.Tokens.Source(set.First, set.Last).Trim('[', ']', '"', '\'', ' ') is "none" or "None",
            _ => false,
        });
        return Decoded(file).Concat(lines.DistinctBy(set => set.Line).Select(set => set.Name == "algorithms"
            ? file.Finding(Weakness, Severity.High, set.Line, "A token without a signature is accepted: anybody can write one.", Fix)
            : file.Finding(Weakness, Severity.Medium, set.Line, "A token is read without checking its signature: anybody can write one, so nothing may be decided by what it says.", Fix)));
    }

    /// <summary>Where jsonwebtoken only reads a token that a request brought, in a file that checks no token at all.</summary>
    private static IEnumerable<Finding> Decoded(AuditedFile file)
    {
        var isRead = file.Language is Language.JavaScript or Language.TypeScript && file.Imports("jsonwebtoken");
        foreach (var call in isRead && !file.Calls.Any(each => Checking().IsMatch(each.Name)) ? file.Calls : [])
        {
            if (call is { Name: "decode", Qualifier: "jwt" or "jsonwebtoken" or "" } && call.At(0) is { } token
                && file.Requests.In(token.First, token.Last, Safe.None) is { } source)
            {
                yield return file.Finding(
                    Weakness, Severity.Medium, call.Line,
                    $"`{call.Path}` reads the token of {source.Words(call.Line)} without checking its signature: anybody can write one, so nothing may be decided by what it says.", Fix);
            }
        }
    }

    private static bool IsDecoding(AuditedFile file, Setting set) =>
        file.CallAround(set) is { Path: "jwt.decode" };

    [GeneratedRegex("(?i)verif|authenticat|expressjwt|requireauth")]
    private static partial Regex Checking();
}
