using System.Text;
using System.Text.Json;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Experts.Protocol;
using Mcp.Daemon.Experts.Questions;
using Microsoft.Extensions.AI;

namespace Mcp.Daemon.Experts.Asking;

/// <summary>What came of a stream so far: text and reasoning apart, tool calls; and the signs of progress that it gives.</summary>
internal sealed class GatheredAnswer(AskTrace trace, TimeProvider time)
{
    /// <summary>Four signs a second: more than a reader can follow, and no burden on the way to the client.</summary>
    private static readonly TimeSpan SayEvery = TimeSpan.FromMilliseconds(250);

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _reasoning = new();
    private readonly List<FunctionCallContent> _toolCalls = [];
    private readonly List<SearchResult> _pages = [];
    private long? _saidAt;
    private int _attempt;

    /// <summary>All that came as text.</summary>
    public string Raw => _text.ToString();

    /// <summary>The text without the reasoning in it; empty while there is nothing but white space.</summary>
    public string Text => ThinkTags.Split(Raw).Answer is var answer && !string.IsNullOrWhiteSpace(answer) ? answer : "";

    public string? Reasoning
    {
        get
        {
            string[] parts = [_reasoning.ToString(), ThinkTags.Split(Raw).Reasoning];
            return string.Join("\n\n", parts.Where(part => part.Length > 0)) is { Length: > 0 } all ? all : null;
        }
    }

    public IReadOnlyList<FunctionCallContent> ToolCalls => _toolCalls;

    /// <summary>Pages that the provider's web search found for it.</summary>
    public IReadOnlyList<SearchResult> Pages => _pages;

    public ChatFinishReason? FinishReason { get; private set; }

    /// <summary>Whether anything came that is worth keeping when the rest does not come.</summary>
    public bool HasAnswer => Text.Length > 0 || _toolCalls.Count > 0;

    public void Add(ChatResponseUpdate update)
    {
        if (trace.Attempts != _attempt)
        {
            // Asked again: what the failed attempt thought is no part of this answer.
            _attempt = trace.Attempts;
            _reasoning.Clear();
        }

        foreach (var content in update.Contents)
        {
            Add(content);
        }

        if (update.AdditionalProperties is { } beside)
        {
            Add(beside);
        }

        FinishReason = update.FinishReason ?? FinishReason;
        Say();
    }

    private void Add(AdditionalPropertiesDictionary beside)
    {
        if (beside.TryGetValue(UpdateProperties.WebSearch, out var found) && found is JsonElement pages)
        {
            _pages.AddRange(FoundPages.Of(pages));
        }

        if (beside.TryGetValue(UpdateProperties.Notes, out var notes) && notes is IEnumerable<string> sentences)
        {
            foreach (var sentence in sentences)
            {
                trace.Note(sentence);
            }
        }

        if (beside.TryGetValue(UpdateProperties.OtherCalls, out var calls) && calls is IEnumerable<string> others)
        {
            trace.Note($"The model asked for tools of a kind that nobody here can run: {string.Join("; ", others)}.");
        }
    }

    private void Add(AIContent content)
    {
        switch (content)
        {
            case TextContent text:
                _text.Append(text.Text);
                break;
            case TextReasoningContent reasoning:
                _reasoning.Append(reasoning.Text);
                break;
            case FunctionCallContent call:
                _toolCalls.Add(call);
                break;
        }
    }

    private void Say()
    {
        if ((_text.Length == 0 && _reasoning.Length == 0) || (_saidAt is { } at && time.GetElapsedTime(at) < SayEvery))
        {
            return;
        }

        _saidAt = time.GetTimestamp();
        var (doing, length) = _text.Length > 0 ? ("writing", _text.Length) : ("thinking", _reasoning.Length);
        trace.Say($"{(trace.Current is { } choice ? ChoiceName.Of(choice) : "the expert")}: {doing}, {length:N0} characters");
    }
}
