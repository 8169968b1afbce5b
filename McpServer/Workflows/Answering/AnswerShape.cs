using System.Text.Json;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>By what an object of a form is told from any other JSON that stands in an answer, such as a quoted configuration.</summary>
internal sealed class AnswerShape
{
    // Folded. The first of each is the form's own word.
    private static readonly (CommonMember Member, string[] Names)[] CommonNames =
    [
        (CommonMember.Outcome, ["outcome", "status"]),
        (CommonMember.Summary, ["summary"]),
        (CommonMember.Findings, ["findings", "issues", "issuesfound", "vulnerabilities", "refactoropportunities", "bugs", "problems"]),
        (CommonMember.FilesNeeded, ["filesneeded", "filesrequired", "needsfiles", "neededfiles", "requiredfiles"]),
        (CommonMember.Question, ["question", "questions"]),
    ];

    private readonly Dictionary<string, CommonMember> _common = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FormMember> _own = new(StringComparer.Ordinal);

    public AnswerShape(AnswerForm form)
    {
        foreach (var (member, names) in CommonNames)
        {
            foreach (var name in names)
            {
                _common[name] = member;
            }
        }

        foreach (var member in form.Members)
        {
            var name = FoldedName.Of(member.Name);
            _own[name] = member;
            _common.Remove(name);
        }
    }

    /// <summary>Which common member this is, if its value can be one under that name; null for any other.</summary>
    public CommonMember? Common(Member member)
    {
        var name = FoldedName.Of(member.Name);
        return !_common.TryGetValue(name, out var common) || FormEcho.IsSchema(member.Value) ? null
            : name is "status" && !IsOutcome(member.Value) ? null
            : common is CommonMember.Findings && name is not "findings" && !IsList(member.Value) ? null
            : common;
    }

    /// <summary>A member of the tool's own under the name that the form gave it, any other under its own.</summary>
    public string Name(string name) => _own.TryGetValue(FoldedName.Of(name), out var own) ? own.Name : name;

    /// <summary>Whether the form asks for a member of this name beyond the common ones.</summary>
    public bool IsOwn(string name) => _own.ContainsKey(FoldedName.Of(name));

    public bool Knows(Member member) => Common(member) is not null || (IsOwn(member.Name) && !FormEcho.IsSchema(member.Value));

    /// <summary>Whether these are the members of an answer: findings, or summary or outcome and another known one.</summary>
    public bool IsShapeOf(IReadOnlyList<Member> members)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        var hasLead = false;
        foreach (var member in members.Where(Knows))
        {
            var common = Common(member);
            if (common is CommonMember.Findings && IsList(member.Value) && FoldedName.Of(member.Name) is "findings")
            {
                return true;
            }

            hasLead |= common is CommonMember.Summary || (common is CommonMember.Outcome && IsOutcome(member.Value));
            known.Add(common?.ToString() ?? Name(member.Name));
        }

        return hasLead && known.Count > 1;
    }

    private static bool IsOutcome(JsonElement value) =>
        value.ValueKind is JsonValueKind.String && OutcomeWords.Read(value.GetString()!) is not null;

    private static bool IsList(JsonElement value) => value.ValueKind is JsonValueKind.Array or JsonValueKind.Object;
}
