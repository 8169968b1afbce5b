using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Expressions;
using Mcp.Daemon.Tools.SecAudit.Flow;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>Addresses that the server itself calls and that a request brought along.</summary>
internal sealed class RequestForgery : IAuditCheck
{
    private static readonly Weakness Weakness = new("server_side_request_forgery", Owasp.RequestForgery, 918);

    /// <summary>Tokens that tell whether a value is a client; one that is made with braces goes on behind them.</summary>
    private const int LongestClient = 8;

    public string Title => "server-side request forgery";

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        foreach (var call in file.Calls.Where(call => Fetches(file.Language, call) || IsOfClient(file, call)))
        {
            var address = call.Named("url") ?? (file.Language is Language.Go && call.Name.StartsWith("NewRequest", StringComparison.Ordinal)
                ? call.At(call.Name == "NewRequestWithContext" ? 2 : 1)
                : call.At(0));
            if (address is { } value && Source(file, value) is { } source)
            {
                yield return file.Finding(
                    Weakness, Severity.High, call.Line,
                    $"`{call.Path}` calls an address that begins with {source.Words(call.Line)}: the caller chooses which host the server talks to, internal ones included.",
                    "Take the host from a list of those that are allowed, and refuse redirects and private addresses.");
            }
        }
    }

    /// <summary>Whether Go calls it on a client that the file itself made, or on the one that everybody has.</summary>
    private static bool IsOfClient(AuditedFile file, Invocation call) => file.Language is Language.Go && call.Name is "Get" or "Head" or "Post" or "PostForm"
        && (call.Qualifier == "http.DefaultClient"
            || (call.First == call.Token - 2 && file.Bodies.ValuesOf(call.Qualifier, call.First).Any(value => IsClient(file.Tokens.Source(value.First, Math.Min(value.Last, value.First + LongestClient))))));

    private static bool IsClient(string made) => made.TrimStart('&').StartsWith("http.Client{", StringComparison.Ordinal) || made is "http.DefaultClient" or "new(http.Client)";

    /// <summary>What a request chose of an address, if it chose its host and not only something behind it.</summary>
    private static RequestSource? Source(AuditedFile file, Argument address)
    {
        foreach (var (made, _) in file.Seen.Of(address.First, address.Last))
        {
            var isFree = made.Holes.Count > 0 && made.Written.AsSpan(0, made.Holes[0].At) is "" or "http://" or "https://";
            return isFree && made.Holes[0].First >= 0 ? file.Requests.Itself(made.Holes[0].First, made.Holes[0].Last, Safe.ForAddresses) : null;
        }

        return file.Requests.Itself(address.First, address.Last, Safe.ForAddresses);
    }

    internal static bool Fetches(Language language, Invocation call) => language switch
    {
        Language.Python => (call.Qualifier is "requests" or "httpx" or "session" or "client" or "aiohttp" && call.Name is "get" or "post" or "put" or "delete" or "head" or "request" or "patch")
            || call.Name is "urlopen" or "urlretrieve",
        Language.JavaScript or Language.TypeScript => call.Path is "fetch" or "axios" or "got" or "axios.get" or "axios.post" or "axios.put" or "axios.request" or "got.get" or "http.get"
            or "https.get" or "needle" or "superagent.get" or "http.request" or "https.request" or "node_fetch",
        Language.CSharp => call.Name is "GetAsync" or "GetStringAsync" or "GetByteArrayAsync" or "GetStreamAsync" or "PostAsync" or "PutAsync" or "DownloadString" or "DownloadData"
            or "GetFromJsonAsync" || call.Path is "WebRequest.Create",
        Language.Java or Language.Kotlin => call.Name is "getForObject" or "getForEntity" or "postForObject" or "postForEntity" || (call is { IsNew: true, Name: "URL" }) || call.Path is "URI.create",
        Language.Go => call.Path is "http.Get" or "http.Post" or "http.Head" or "http.NewRequest" or "http.NewRequestWithContext" or "client.Get",
        Language.Php => call.Path is "file_get_contents" or "curl_init",
        Language.Ruby => call.Path is "Net.HTTP.get" or "Net.HTTP.get_response" or "URI.open" or "HTTParty.get" or "Faraday.get" or "RestClient.get" or "open",
        _ => false,
    };
}
