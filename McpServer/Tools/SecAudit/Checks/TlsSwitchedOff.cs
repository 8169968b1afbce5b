using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>Connections that accept any certificate.</summary>
internal sealed class TlsSwitchedOff : IAuditCheck
{
    private static readonly Weakness Weakness = new("certificate_check_off", Owasp.Authentication, 295);

    public string Title => "certificate checks switched off";

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        var lines = Set(file, IsHostCheck).Select(line => (Line: line, IsHost: true))
            .Concat(Set(file, name => !IsHostCheck(name)).Concat(Called(file)).Concat(Trusting(file)).Select(line => (Line: line, IsHost: false)))
            .DistinctBy(line => line.Line).OrderBy(line => line.Line);
        return lines.Select(line => file.Finding(
            Weakness, Severity.High, line.Line,
            line.IsHost ? "The certificate may be any host's: whoever has one for anything sits between and reads along."
                : "Any certificate is accepted: whoever sits between reads and changes what is sent.",
            "Check certificates; trust a private authority by adding its certificate, not by switching the check off."));
    }

    private static bool IsHostCheck(string name) => name == "check_hostname";

    private static IEnumerable<int> Set(AuditedFile file, Func<string, bool> which) => file.Given.Where(set => which(set.Name) && set.Name switch
    {
        "verify" => file.Language is Language.Python && IsFalse(file, set) && IsHttpCall(file, set),
        "check_hostname" or "rejectUnauthorized" or "strictSSL" => IsFalse(file, set),
        "InsecureSkipVerify" => file.Is(set.First, set.Last, "true"),
        "verify_mode" => file.Tokens.Is(set.Last, "CERT_NONE") || file.Tokens.Is(set.Last, "VERIFY_NONE"),
        "verify_ssl" or "ssl_verify" or "VERIFY_SSL" => IsFalse(file, set),
        "NODE_TLS_REJECT_UNAUTHORIZED" => file.Tokens.Source(set.First, set.Last).Trim('"', '\'') == "0",
        "ServerCertificateValidationCallback" or "ServerCertificateCustomValidationCallback" or "RemoteCertificateValidationCallback" => IsYes(file, set.First, set.Last)
            || file.Tokens.Is(set.Last, "DangerousAcceptAnyServerCertificateValidator"),
        _ => false,
    }).Select(set => set.Line);

    private static IEnumerable<int> Called(AuditedFile file) => file.Calls.Where(call => call.Path switch
    {
        "ssl._create_unverified_context" => true,
        "curl_setopt" => call.Arguments.Count > 2 && file.Tokens.Source(call.Arguments[1].First, call.Arguments[1].Last) is "CURLOPT_SSL_VERIFYPEER" or "CURLOPT_SSL_VERIFYHOST"
            && file.Tokens.Source(call.Arguments[2].First, call.Arguments[2].Last) is "false" or "0" or "FALSE",
        _ => call.Name switch
        {
            "danger_accept_invalid_certs" or "danger_accept_invalid_hostnames" => call.At(0) is { } on && file.Is(on.First, on.Last, "true"),
            "setHostnameVerifier" or "hostnameVerifier" or "setSSLHostnameVerifier" => call.At(0) is { } verifier
                && (IsYes(file, verifier.First, verifier.Last) || file.Tokens.Source(verifier.First, verifier.Last).Contains("NoopHostnameVerifier", StringComparison.Ordinal)),
            _ => false,
        },
    }).Select(call => call.Line);

    /// <summary>A Java trust manager whose check does nothing.</summary>
    private static IEnumerable<int> Trusting(AuditedFile file) => file.Language is not (Language.Java or Language.Kotlin) ? []
        : file.Code.Declared.Where(declared => declared is { Kind: DeclarationKind.Function, Name: "checkServerTrusted" }
            && file.Tokens.Is(declared.BodyToken, '{') && declared.LastToken == declared.BodyToken + 1).Select(declared => declared.NameLine);

    private static bool IsFalse(AuditedFile file, Setting set) => file.Is(set.First, set.Last, "False") || file.Is(set.First, set.Last, "false");

    // Of a library for HTTP it is the certificate; elsewhere the word may mean anything.
    private static bool IsHttpCall(AuditedFile file, Setting set) => file.CallAround(set) is { } call
        ? call.Qualifier is "requests" or "httpx" or "session" or "self.session" or "client" or "self.client" or "self._session" || call.Path is "requests.Session" or "httpx.Client" or "httpx.AsyncClient"
        : file.Tokens.Is(set.Token - 1, '.') && file.Tokens.Is(set.Token - 2, "session");

    /// <summary>A function that answers true to everything.</summary>
    private static bool IsYes(AuditedFile file, int first, int last)
    {
        var tokens = file.Tokens;
        for (var at = first; at <= last; at++)
        {
            if (tokens.Is(at, '=', '>') || tokens.Is(at, '-', '>'))
            {
                return file.Is(at + 2, last, "true")
                    || (tokens.Is(at + 2, '{') && tokens.Is(at + 3, "return") && tokens.Is(at + 4, "true") && tokens.Is(at + 5, ';') && tokens.Is(at + 6, '}'));
            }
        }

        return false;
    }
}
