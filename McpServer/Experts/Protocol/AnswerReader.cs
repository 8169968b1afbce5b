using System.Text;
using System.Text.Json;
using Mcp.Daemon.Experts.Failures;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Protocol;

/// <summary>
/// Makes updates of the frames of one answer and judges its end. Lenient in what it takes: unknown finish reasons,
/// tool kinds and members pass or are left alone.
/// </summary>
internal sealed class AnswerReader(FailureWriter failures)
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _reasoning = new();
    private readonly StringBuilder _refusal = new();
    private readonly AskedCalls _calls = new();
    private long _length;
    private bool _saidSomething;

    /// <summary>What the model wrote, reasoning apart.</summary>
    public string Text => _text.ToString();

    public string Reasoning => _reasoning.ToString();

    public IReadOnlyList<AskedCall> Calls => _calls.All;

    public string? FinishReason { get; private set; }

    /// <summary>The last that a frame said; servers that count on the way send growing sums.</summary>
    public UsageDetails? Usage { get; private set; }

    /// <summary>Whether the model wrote more than white space.</summary>
    public bool SaidSomething => _saidSomething;

    /// <summary>Whether this is an answer, should nothing more come.</summary>
    public bool IsWhole => FinishReason is not null and not "network_error" && (_saidSomething || _calls.Any);

    /// <summary>What a frame brings; null when it brings nothing, empty when only the end. Throws when it is an error.</summary>
    public ChatResponseUpdate? Take(JsonElement frame)
    {
        var choices = Json.Member(frame, "choices", JsonValueKind.Array);
        if (ErrorBody.TryRead(frame) is { } error)
        {
            throw failures.Reported(200, error, null);
        }

        // Only the first choice: one answer was asked for.
        var choice = choices.ValueKind is JsonValueKind.Array
            ? choices.EnumerateArray().FirstOrDefault(each => each.ValueKind is JsonValueKind.Object
                && (!each.TryGetProperty("index", out var index) || index.GetRawText() is "0" or "null"))
            : default;
        Usage = UsageFrame.Read(frame, choice) ?? Usage;

        var delta = Json.Member(choice, "delta", JsonValueKind.Object);
        var contents = Contents(delta.ValueKind is JsonValueKind.Object ? delta : Json.Member(choice, "message", JsonValueKind.Object));
        var finish = Json.Text(choice, "finish_reason");
        FinishReason = finish is { Length: > 0 } ? finish : FinishReason;

        var found = Json.Member(frame, "web_search", JsonValueKind.Array);
        if (contents.Count == 0 && found.ValueKind is not JsonValueKind.Array && string.IsNullOrEmpty(finish))
        {
            return null;
        }

        return new ChatResponseUpdate(ChatRole.Assistant, contents)
        {
            ResponseId = Json.Text(frame, "id"),
            ModelId = Json.Text(frame, "model"),
            AdditionalProperties = found.ValueKind is JsonValueKind.Array ? new() { [UpdateProperties.WebSearch] = found } : null,
        };
    }

    /// <summary>Throws when the end that came is none that an answer may have.</summary>
    public void Judge(AnswerStream stream)
    {
        if (FinishReason is null && !stream.Done && !(stream.IsOneObject && (SaidSomething || _calls.Any)))
        {
            throw stream.IsOneObject ? failures.BadAnswer("an object without an answer in it") : failures.Cut();
        }

        if (FinishReason == "network_error")
        {
            throw failures.Cut(); // Zhipu: inference failed on the way
        }

        if (SaidSomething || _calls.Any)
        {
            return;
        }

        throw FinishReason switch
        {
            "content_filter" or "sensitive" => failures.Ended(ExpertFailure.Filter, $"the provider's filter withheld the answer ({FinishReason})."),
            _ when _refusal.Length > 0 => failures.Ended(ExpertFailure.Filter, $"the model refuses: {ErrorText.Clean(_refusal.ToString(), null)}"),
            "model_context_window_exceeded" => failures.Ended(ExpertFailure.Overflow, "the question fills the model's context."),
            // Asking the same again would end, and cost, the same.
            "length" => failures.Ended(
                ExpertFailure.BadRequest, "the model used up its output limit before it wrote an answer; allow more output or less thinking."),
            _ => failures.Ended(ExpertFailure.Empty, "the model ended its answer without text."),
        };
    }

    private List<AIContent> Contents(JsonElement delta)
    {
        var contents = new List<AIContent>(1);
        if ((Json.Text(delta, "reasoning_content") ?? Json.Text(delta, "reasoning")) is { Length: > 0 } reasoning)
        {
            Count(reasoning.Length);
            _reasoning.Append(reasoning);
            contents.Add(new TextReasoningContent(reasoning));
        }

        if (Written(delta) is { Length: > 0 } text)
        {
            Count(text.Length);
            _text.Append(text);
            _saidSomething |= !string.IsNullOrWhiteSpace(text);
            contents.Add(new TextContent(text));
        }

        if (Json.Text(delta, "refusal") is { Length: > 0 } refusal)
        {
            Count(refusal.Length);
            _refusal.Append(refusal);
        }

        var calls = Json.Member(delta, "tool_calls", JsonValueKind.Array);
        if (calls.ValueKind is JsonValueKind.Array)
        {
            Count(_calls.Take(calls));
        }

        return contents;
    }

    private static string? Written(JsonElement delta)
    {
        var parts = Json.Member(delta, "content", JsonValueKind.Array);
        return parts.ValueKind is JsonValueKind.Array
            ? string.Concat(parts.EnumerateArray().Select(part => Json.Text(part, "text")))
            : Json.Text(delta, "content");
    }

    private void Count(int characters)
    {
        _length += characters;
        if (_length > AnswerLimits.Answer)
        {
            throw failures.BadAnswer($"an answer of more than {AnswerLimits.Answer >> 20} million characters");
        }
    }
}
