using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Tools.SecAudit.Flow;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>Redirects to an address that a request brought along.</summary>
internal sealed class OpenRedirect : IAuditCheck
{
    private static readonly Weakness Weakness = new("open_redirect", Owasp.Access, 601);

    public string Title => "open redirects";

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        foreach (var call in file.Calls)
        {
            if (Target(file.Language, call) is { } target && Source(file, target) is { IsRouteSegment: false } source)
            {
                yield return file.Finding(
                    Weakness, Severity.Medium, call.Line,
                    $"The redirect goes wherever {source.Words(call.Line)} says: a link to this service can lead to any other site.",
                    "Redirect to paths of this service only, or to addresses of a list.");
            }
        }
    }

    // What stands behind a fixed beginning stays on that host.
    private static RequestSource? Source(AuditedFile file, Argument target)
    {
        foreach (var (made, _) in file.Seen.Of(target.First, target.Last))
        {
            var begins = made.Holes.Count > 0 && (made.Holes[0].At == 0 || made.Written.AsSpan(0, made.Holes[0].At).TrimStart() is "Location: " or "Location:");
            return begins && made.Holes[0].First >= 0 ? file.Requests.Itself(made.Holes[0].First, made.Holes[0].Last, Safe.ForAddresses) : null;
        }

        return file.Requests.Itself(target.First, target.Last, Safe.ForAddresses);
    }

    private static Argument? Target(Language language, Invocation call) => language switch
    {
        Language.Python => call.Path is "redirect" or "flask.redirect" or "HttpResponseRedirect" or "RedirectResponse" or "self.redirect" ? call.At(0) ?? call.Named("url") : null,
        Language.JavaScript or Language.TypeScript => call.Path is "res.redirect" or "response.redirect" or "reply.redirect" or "ctx.redirect" or "c.redirect" ? call.At(call.Arguments.Count - 1) : null,
        Language.CSharp => call.Path is "Redirect" or "RedirectPermanent" or "Response.Redirect" or "Results.Redirect" or "context.Response.Redirect" ? call.At(0) : null,
        Language.Java or Language.Kotlin => call.Name is "sendRedirect" || call is { IsNew: true, Name: "RedirectView" } ? call.At(0) : null,
        Language.Go => call.Path is "http.Redirect" ? call.At(2) : call.Path is "c.Redirect" or "ctx.Redirect" ? call.At(1) ?? call.At(0) : null,
        Language.Php => call.Path is "header" or "redirect" ? call.At(0) : null,
        Language.Ruby => call.Path is "redirect_to" or "redirect" ? call.At(0) : null,
        _ => null,
    };
}
