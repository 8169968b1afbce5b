using System.Text.Json;
using Mcp.Daemon.Answers;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>One object of an answer, its members sorted by what they mean.</summary>
internal sealed class ObjectReading
{
    private readonly List<string> _summaries = [];
    private readonly List<string> _questions = [];
    private readonly List<Finding> _findings = [];
    private readonly List<string> _files = [];
    private readonly List<Member> _rest = [];
    private readonly List<Member> _odd = [];

    public ObjectReading(IReadOnlyList<Member> members, AnswerShape shape)
    {
        // An outcome under its own name counts before one under another.
        foreach (var member in members.OrderBy(member => FoldedName.Of(member.Name) is "status" && shape.Common(member) is not null))
        {
            if (IsWanted(member, shape))
            {
                TakeWanted(member);
            }
            else if (shape.Common(member) is not { } common)
            {
                _rest.Add(member with { Name = shape.Name(member.Name) });
            }
            else if (member.HasContent && !Take(common, member.Value))
            {
                _odd.Add(member);
            }
        }

        Summary = string.Join("\n\n", _summaries.Distinct());
        Question = string.Join('\n', _questions.Distinct());
    }

    /// <summary>The first one that was named; null when none was.</summary>
    public ExpertOutcome? Outcome { get; private set; }

    /// <summary>Whether a word stood in its place that is no outcome.</summary>
    public bool HasOtherOutcome { get; private set; }

    public string Summary { get; }

    public IReadOnlyList<Finding> Findings => _findings;

    public IReadOnlyList<string> Files => _files;

    public string Question { get; }

    /// <summary>The members that are no common ones, under the form's names.</summary>
    public IReadOnlyList<Member> Rest => _rest;

    /// <summary>Common members with more or other content than has a place.</summary>
    public IReadOnlyList<Member> Odd => _odd;

    // False when some of it found no place: the text then shows it.
    private bool Take(CommonMember common, JsonElement value) => common switch
    {
        CommonMember.Outcome => TakeOutcome(value),
        CommonMember.Summary => Add(_summaries, value),
        CommonMember.Question => Add(_questions, value),
        CommonMember.FilesNeeded => FileNames.Read(value, _files),
        _ => TakeFindings(value),
    };

    private bool TakeOutcome(JsonElement value)
    {
        var outcome = value.ValueKind is JsonValueKind.String ? OutcomeWords.Read(value.GetString()!) : null;
        HasOtherOutcome |= outcome is null;
        Outcome ??= outcome;
        return outcome is not null && outcome == Outcome;
    }

    private bool TakeFindings(JsonElement value)
    {
        if (value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
        {
            return false; // "No faults found." is no finding
        }

        _findings.AddRange(FindingReading.Of(value));
        return true;
    }

    // What is asked for, in the words in which our own answers tell it.
    private static bool IsWanted(Member member, AnswerShape shape) =>
        FoldedName.Of(member.Name) is "wanted" && member.Value.ValueKind is JsonValueKind.Object && !shape.IsOwn(member.Name);

    private void TakeWanted(Member wanted)
    {
        foreach (var member in Member.Of(wanted.Value).Where(member => member.HasContent))
        {
            var hasPlace = FoldedName.Of(member.Name) switch
            {
                "files" or "filesneeded" => FileNames.Read(member.Value, _files),
                "question" or "questions" => Add(_questions, member.Value),
                _ => false,
            };
            if (!hasPlace)
            {
                _odd.Add(member);
            }
        }
    }

    private static bool Add(List<string> texts, JsonElement value)
    {
        var text = ValueText.Of(value);
        if (text.Length > 0)
        {
            texts.Add(text);
        }

        return true;
    }
}
