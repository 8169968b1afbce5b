using System.Net.Sockets;
using System.Security.Authentication;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Failures;

namespace Mcp.Daemon.Experts.Protocol;

/// <summary>
/// Puts into words why an endpoint did not answer: which one, what it did, what to look at. The one place where
/// failures of the wire are made, so that none carries the key.
/// </summary>
internal sealed class FailureWriter(ExpertEndpoint endpoint, string? model)
{
    private string Host => endpoint.BaseUrl.Authority;

    public ExpertFailureException BadRequest(string message) => Make(ExpertFailure.BadRequest, message, sent: false);

    public ExpertFailureException BadAnswer(string what, Exception? inner = null) =>
        Make(ExpertFailure.BadAnswer, $"{endpoint.Name} at {Host} sent {what}.", inner);

    public ExpertFailureException Ended(ExpertFailure failure, string message) => Make(failure, $"{endpoint.Name}: {message}");

    public ExpertFailureException Cut(Exception? inner = null) => Make(
        ExpertFailure.Cut, $"The answer of {endpoint.Name} at {Host} broke off before its end.", inner);

    /// <summary>An error that the provider itself reports.</summary>
    public ExpertFailureException Reported(int status, ErrorBody error, TimeSpan? retryAfter)
    {
        var failure = ProviderErrors.Classify(status, error, retryAfter is not null);
        var words = ErrorText.Clean(error.Upstream is null ? error.Message : $"{error.Message} ({error.Upstream})", endpoint.Key);
        var http = status is 200 ? "inside its answer" : $"HTTP {status}";
        return new ExpertFailureException(failure, $"{endpoint.Name} at {Host} {Says(failure)} ({http}){(words.Length > 0 ? ": " + words : ".")}")
        {
            Provider = endpoint.Name,
            Model = model,
            Status = status,
            ProviderCode = ErrorText.Clean(error.Code ?? error.Type, endpoint.Key) is { Length: > 0 } code ? code : null,
            RetryAfter = retryAfter,
            Sent = true,
        };
    }

    public ExpertFailureException Redirected(int status, Uri? target) => new(
        ExpertFailure.BadRequest,
        $"{endpoint.Name} at {Host} redirects (HTTP {status}) to {target?.GetLeftPart(UriPartial.Path) ?? "nowhere"}, which is not followed: "
        + "set its address as the endpoint's URL if it is the right one.")
    {
        Provider = endpoint.Name,
        Model = model,
        Status = status,
        Sent = true,
    };

    /// <summary>No answer came over the wire at all.</summary>
    public ExpertFailureException Unreached(Exception e)
    {
        var error = (e as HttpRequestException)?.HttpRequestError ?? HttpRequestError.Unknown;
        var way = endpoint.Proxy is { } proxy ? $"the proxy {proxy.Authority}" : "a proxy, if you need one";
        var (what, sent) = (e, error) switch
        {
            (OperationCanceledException, _) =>
                ($"did not take a connection within {HttpPool.ConnectTimeout.TotalSeconds:0} s: check the address, the network and {way}", false),
            (_, HttpRequestError.NameResolutionError) => ($"has a name that cannot be resolved: check the URL, the network and {way}", false),
            (_, HttpRequestError.ProxyTunnelError) => ($"cannot be reached through the proxy: check {way}", false),
            (_, HttpRequestError.SecureConnectionError) or ({ InnerException: AuthenticationException }, _) =>
                ("cannot be reached safely (TLS): check the URL's scheme, the certificate and the clock", false),
            (_, HttpRequestError.ConnectionError) when IsRefused(e) =>
                ($"refuses the connection: check that the server runs, the port, and {way}", false),
            (_, HttpRequestError.ConnectionError) => ($"cannot be connected to: check the address, the network and {way}", false),
            _ => ("closed the connection before it answered: check the URL, or try again", true),
        };
        return Make(ExpertFailure.Network, $"{endpoint.Name}: {Host} {what}.", e, sent);
    }

    private static bool IsRefused(Exception e) =>
        e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused };

    private static string Says(ExpertFailure failure) => failure switch
    {
        ExpertFailure.Auth => "refused the key or its rights",
        ExpertFailure.Quota => "has no money or quota left on this account",
        ExpertFailure.RateLimit => "takes no more requests for now",
        ExpertFailure.Overflow => "finds the question longer than the model's context",
        ExpertFailure.Filter => "refused the content",
        ExpertFailure.Down => "failed or is overloaded",
        _ => "does not accept the request",
    };

    private ExpertFailureException Make(ExpertFailure failure, string message, Exception? inner = null, bool sent = true) =>
        new(failure, message, inner) { Provider = endpoint.Name, Model = model, Sent = sent };
}
