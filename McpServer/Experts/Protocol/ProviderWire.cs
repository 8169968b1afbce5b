using System.Net.Http.Headers;
using System.Text;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Failures;

namespace Mcp.Daemon.Experts.Protocol;

/// <summary>
/// One endpoint as one request reaches it: address and key put on, silence broken by whatever comes, and every way in
/// which no answer comes turned into an <see cref="ExpertFailureException"/>. Holds nothing between requests.
/// </summary>
internal sealed class ProviderWire(ExpertEndpoint endpoint, string? model, HttpClient http, Action heard, TimeProvider time)
{
    public ExpertEndpoint Endpoint => endpoint;

    public FailureWriter Failures { get; } = new(endpoint, model);

    public Action Heard => heard;

    /// <param name="path">What follows the base URL, slash first.</param>
    public HttpRequestMessage Request(HttpMethod method, string path)
    {
        var address = new UriBuilder(endpoint.BaseUrl);
        address.Path = address.Path.TrimEnd('/') + path; // a query of the base URL (an API version) stays
        var request = new HttpRequestMessage(method, address.Uri);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("mcp-expert", "1"));
        if (endpoint.Key is { Length: > 0 } key)
        {
            if (!HeaderText.IsClean(key))
            {
                throw new ExpertFailureException(
                    ExpertFailure.Auth, $"The key of {endpoint.Name} holds characters that no key has: a line break, a space or an accent.")
                {
                    Provider = endpoint.Name,
                    Model = model,
                };
            }

            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return request;
    }

    /// <summary>Sends and waits for the headers of a good answer; its body is still to be read, and to be disposed of.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response;
        try
        {
            response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested && IsOfTheWire(e))
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken); // the caller gave up
        }
        catch (Exception e) when (IsOfTheWire(e))
        {
            throw Failures.Unreached(e); // without a cancelled caller, a cancellation is the connect timeout
        }

        heard();
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw await FailureOfAsync(response, cancellationToken);
        }
    }

    /// <summary>What a request on its own answers, as text.</summary>
    public async Task<string> TextAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(request, cancellationToken);
        try
        {
            await using var body = await BodyAsync(response, AnswerLimits.Answer, cancellationToken);
            return await ReadAsync(body, int.MaxValue, cancellationToken);
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested && IsOfTheWire(e))
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (AnswerTooLargeException e)
        {
            throw Failures.BadAnswer($"more than {AnswerLimits.Answer >> 20} MiB", e);
        }
        catch (Exception e) when (IsOfTheWire(e))
        {
            throw Failures.Cut(e);
        }
    }

    public async Task<HeardStream> BodyAsync(HttpResponseMessage response, int limit, CancellationToken cancellationToken) =>
        new(await response.Content.ReadAsStreamAsync(cancellationToken), heard) { Limit = limit };

    /// <summary>Whether an exception is one of those that HTTP throws when a connection ends, one way or the other.</summary>
    public static bool IsOfTheWire(Exception e) =>
        e is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException;

    private async Task<ExpertFailureException> FailureOfAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var status = (int)response.StatusCode;
        if (status is >= 300 and < 400)
        {
            return Failures.Redirected(status, response.Headers.Location);
        }

        var text = "";
        try
        {
            await using var body = await BodyAsync(response, AnswerLimits.Answer, cancellationToken);
            text = await ReadAsync(body, AnswerLimits.ErrorBody, cancellationToken);
        }
        catch (Exception e) when (cancellationToken.IsCancellationRequested && IsOfTheWire(e))
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
        catch (Exception e) when (IsOfTheWire(e))
        {
            // The status has already said it; the words are lost.
        }

        return Failures.Reported(status, ErrorBody.Read(text), RetryAfter.Read(response.Headers, time));
    }

    private static async Task<string> ReadAsync(HeardStream body, int most, CancellationToken cancellationToken)
    {
        using var text = new MemoryStream();
        var buffer = new byte[16 << 10];
        int read;
        while (text.Length < most && (read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            text.Write(buffer, 0, (int)Math.Min(read, most - text.Length));
        }

        return Encoding.UTF8.GetString(text.GetBuffer(), 0, (int)text.Length).TrimStart('\uFEFF');
    }
}
