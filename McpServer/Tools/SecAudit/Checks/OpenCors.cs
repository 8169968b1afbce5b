using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>Services that let every site act in the name of whoever is logged in.</summary>
internal sealed class OpenCors : IAuditCheck
{
    private static readonly Weakness Weakness = new("cors_open", Owasp.Configuration, 942);

    public string Title => "CORS that lets any site in with credentials";

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        var opening = new Lazy<Dictionary<string, int>>(() => Opening(file));
        var lines = file.Calls.Where(call => IsOpen(file, call, opening)).Select(call => call.Line).Concat(Headers(file)).Distinct().Order();
        return lines.Select(line => file.Finding(
            Weakness, Severity.High, line, "Any site may call this with the visitor's cookies and read the answer.", "Name the sites that may, or leave credentials out."));
    }

    private static bool IsOpen(AuditedFile file, Invocation call, Lazy<Dictionary<string, int>> opening)
    {
        switch (call.Name)
        {
            case "AllowCredentials" when file.Language is Language.CSharp:
                // The calls of one chain of a policy stand in one statement.
                return call.Path.Split('.').Any(part => opening.Value.TryGetValue(part, out var first) && first < call.Token);
            case "CORS" or "add_middleware" or "cors" or "CrossOrigin" or "New" or "configure":
                var given = file.GivenIn(call).ToList();
                return given.Exists(set => set.Name is "origins" or "allow_origins" or "origin" or "AllowOrigins" or "AllowedOrigins" or "AllowAllOrigins" && IsAny(file, set))
                    && given.Exists(set => set.Name is "supports_credentials" or "allow_credentials" or "credentials" or "AllowCredentials" or "allowCredentials" && IsOn(file, set));
            default:
                return false;
        }
    }

    /// <summary>The first of the calls that let every site in, by the parts that they are of a path.</summary>
    private static Dictionary<string, int> Opening(AuditedFile file) => file.Calls
        .Where(call => call.Name is "AllowAnyOrigin" || (call.Name is "SetIsOriginAllowed" && file.Tokens.Is(call.Last - 1, "true")))
        .GroupBy(call => $"{call.Name}()").ToDictionary(group => group.Key, group => group.First().Token);

    private static bool IsAny(AuditedFile file, Setting set) =>
        file.Tokens.Source(set.First, set.Last).Trim('[', ']', '"', '\'', ' ', '{', '}') is "*" or "true" || file.Tokens.Source(set.First, set.Last) is "[]string{\"*\"}";

    private static bool IsOn(AuditedFile file, Setting set) => file.Tokens.Source(set.First, set.Last).Trim('"') is "true" or "True";

    /// <summary>Headers that are written by hand: the asking site given back, or all of them, with credentials beside it.</summary>
    private static IEnumerable<int> Headers(AuditedFile file)
    {
        var set = file.Calls.Where(call => call.Arguments.Count == 2 && call.Name is "setHeader" or "header" or "Set" or "set" or "Add" or "append" or "addHeader" or "Append")
            .Select(call => (Call: call, Name: file.Literal(call.Arguments[0].First, call.Arguments[0].Last)?.ToLowerInvariant()))
            .Where(each => each.Name is not null)
            .ToList();
        var believed = set.Where(each => each.Name == "access-control-allow-credentials").Select(each => file.Bodies.OutermostAt(each.Call.Token)).ToHashSet();
        foreach (var (call, _) in set.Where(each => each.Name == "access-control-allow-origin"))
        {
            var value = call.Arguments[1];
            var isReflected = file.Tokens.Source(value.First, value.Last) is "req.headers.origin" or "request.headers.origin" or "req.get('origin')" or "r.Header.Get(\"Origin\")"
                || file.Requests.In(value.First, value.Last, Flow.Safe.None) is not null;
            if (isReflected && believed.Contains(file.Bodies.OutermostAt(call.Token)))
            {
                yield return call.Line;
            }
        }
    }
}
