using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using Mcp.Daemon.Experts.Catalogue;
using Mcp.Daemon.Experts.Endpoints;
using Mcp.Daemon.Experts.Failures;
using Mcp.Daemon.Experts.Protocol.Kimi;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Protocol;

/// <summary>
/// Asks one model over chat completions, always streaming. Made for one ask; may be asked again for a retry. Has no
/// clock and no retries of its own: whoever wraps it has.
/// </summary>
/// <remarks>
/// Contents come in the order in which they came; tool calls come whole, with the finish reason, as soon as that is
/// known, so that a server which then forgets to close costs nothing; the usage of all rounds comes once, last, and
/// also before a failure if it was known by then.
/// </remarks>
/// <param name="choice">Model and endpoint.</param>
/// <param name="kimi">Makes Moonshot's headers for a conversation; null where there are none.</param>
/// <param name="number">Numbers requests.</param>
internal sealed class ProviderChat(
    ModelChoice choice, ProviderWire wire, Func<IEnumerable<ChatMessage>, KimiHeaders>? kimi, Func<long> number) : IChatClient
{
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var asked = messages as IReadOnlyList<ChatMessage> ?? [.. messages];
        var headers = kimi?.Invoke(asked);
        var total = new UsageDetails();
        var rounds = new List<string>();
        var (said, finished) = (false, false);
        for (var round = 0; ; round++)
        {
            var notes = new List<string>();
            var answer = new AnswerReader(wire.Failures);
            ExpertFailureException? failure = null;
            AnswerStream? stream = null;
            try
            {
                (stream, failure) = await TryAsync(() => OpenAsync(Body(asked, options, rounds, notes), headers, cancellationToken));
                if (round == 0 && failure is null && notes.Count > 0)
                {
                    yield return Note([.. notes]);
                }

                while (failure is null)
                {
                    (var update, failure) = await TryAsync(() => NextAsync(stream!, answer, cancellationToken));
                    if (update is null)
                    {
                        break;
                    }

                    yield return update;
                    if (!finished && answer.IsWhole && !IsSearch(answer, options))
                    {
                        finished = true;
                        yield return Finish(answer);
                    }
                }
            }
            finally
            {
                if (stream is not null)
                {
                    await stream.DisposeAsync();
                }
            }

            said |= answer.SaidSomething;
            total.Add(answer.Usage ?? new UsageDetails());
            if (failure is null && IsSearch(answer, options))
            {
                if (round < KimiSearch.MostRounds)
                {
                    rounds.AddRange(KimiSearch.Reply(answer));
                    // Known usage leaves at once: a later round may be cancelled, and a budget wants to see each.
                    if (IsCounted(total))
                    {
                        yield return Counted(total);
                    }

                    continue;
                }

                failure = said ? null : wire.Failures.Ended(
                    ExpertFailure.BadRequest, $"the model searched the web {KimiSearch.MostRounds} times and did not answer; ask it without web search.");
                yield return Note($"The model was stopped after {KimiSearch.MostRounds} web searches; its answer may be incomplete.");
            }

            if (failure is null && !finished)
            {
                yield return Finish(answer);
            }

            if (IsCounted(total))
            {
                yield return Counted(total);
            }

            if (failure is not null)
            {
                throw failure;
            }

            yield break;
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this
        : serviceType == typeof(ChatClientMetadata) ? new ChatClientMetadata(choice.Endpoint.Name, choice.Endpoint.BaseUrl, choice.Model.Name)
        : null;

    public void Dispose()
    {
    }

    private byte[] Body(IReadOnlyList<ChatMessage> messages, ChatOptions? options, List<string> rounds, List<string> notes)
    {
        try
        {
            return ChatRequestBody.Write(choice, messages, options, rounds, notes);
        }
        catch (NotSupportedException e)
        {
            throw wire.Failures.BadRequest(e.Message);
        }
    }

    private async Task<AnswerStream> OpenAsync(byte[] body, KimiHeaders? headers, CancellationToken cancellationToken)
    {
        using var request = wire.Request(HttpMethod.Post, "/chat/completions");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        headers?.Put(request, number(), body);
        var response = await wire.SendAsync(request, cancellationToken);
        headers?.Harvest(response);
        return await AnswerStream.OpenAsync(response, wire, cancellationToken);
    }

    // The next update with something in it; null at a good end.
    private async Task<ChatResponseUpdate?> NextAsync(AnswerStream stream, AnswerReader answer, CancellationToken cancellationToken)
    {
        try
        {
            while (await stream.NextAsync(cancellationToken) is { } frame)
            {
                if (answer.Take(frame) is { } update)
                {
                    return update;
                }
            }
        }
        catch (ExpertFailureException e) when (e.Failure is ExpertFailure.Cut && answer.FinishReason is not null)
        {
            // The model had finished; only the closing words are lost.
        }
        catch (InvalidOperationException e)
        {
            // JSON that is read as such and has no text: half a character in a member's name, say.
            throw wire.Failures.BadAnswer("a frame that cannot be read", e);
        }

        answer.Judge(stream);
        return null;
    }

    // What must not be lost when it goes wrong (the usage) can only be given before the exception leaves.
    private static async Task<(T? Value, ExpertFailureException? Failure)> TryAsync<T>(Func<Task<T>> work)
        where T : class?
    {
        try
        {
            return (await work(), null);
        }
        catch (ExpertFailureException e)
        {
            return (null, e);
        }
    }

    private bool IsSearch(AnswerReader answer, ChatOptions? options) =>
        choice.Endpoint.Kind is ProviderKind.Kimi && KimiSearch.Asks(answer) && ToolWriter.Searches(options);

    private static bool IsCounted(UsageDetails total) =>
        total is not { InputTokenCount: null, OutputTokenCount: null, TotalTokenCount: null };

    // A copy: the sum goes on growing, and who keeps an update keeps what it said.
    private static ChatResponseUpdate Counted(UsageDetails total)
    {
        var soFar = new UsageDetails();
        soFar.Add(total);
        return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(soFar)]);
    }

    private static ChatResponseUpdate Note(params string[] notes) =>
        new() { Role = ChatRole.Assistant, AdditionalProperties = new() { [UpdateProperties.Notes] = notes } };

    private static ChatResponseUpdate Finish(AnswerReader answer)
    {
        var end = new ChatResponseUpdate { Role = ChatRole.Assistant };
        foreach (var call in answer.Calls.Where(call => call.IsFunction))
        {
            end.Contents.Add(call.ToContent());
        }

        end.FinishReason = answer.FinishReason is { } reason ? new ChatFinishReason(reason) : null;
        var others = answer.Calls.Where(call => !call.IsFunction).Select(call => $"{call.Kind} {call.Name} {call.Arguments}").ToArray();
        if (others.Length > 0)
        {
            end.AdditionalProperties = new() { [UpdateProperties.OtherCalls] = others };
        }

        return end;
    }
}
