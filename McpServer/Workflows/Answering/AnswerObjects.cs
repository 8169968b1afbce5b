using System.Text.Json;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>
/// Finds the answer in what an expert wrote: the whole text if it is JSON, else the objects of the form's shape that stand
/// in it. Any other JSON, such as a configuration that a review quotes, is part of the prose.
/// </summary>
internal sealed class AnswerObjects(AnswerShape shape)
{
    /// <summary>A JSON string in a JSON string is a model's slip; a third is somebody's joke.</summary>
    private const int MostWrappings = 2;

    /// <summary>Objects around the answer's own: <c>{"response": {"result": {…}}}</c>.</summary>
    private const int MostWrappers = 3;

    public FoundAnswer In(string text) => In(text, MostWrappings);

    private FoundAnswer In(string text, int wrappings)
    {
        var body = Fences.Inside(text);
        var faults = JsonFaults.None;
        if (JsonText.Parse(body, ref faults) is { } root)
        {
            if (root.ValueKind is JsonValueKind.String && wrappings > 0)
            {
                var (wrapped, isMended) = PlainText.Of(root.GetString()!);
                var inner = In(wrapped, wrappings - 1);
                string[] notes = ["The expert wrapped its answer into a JSON string; it was unwrapped.", .. isMended ? [JsonFaultNotes.HiddenCharacters] : Array.Empty<string>()];
                return inner with { Notes = [.. inner.Notes.Except(notes), .. notes] };
            }

            if (Whole(text, root, faults) is { } whole)
            {
                return whole;
            }
        }
        else if (body.StartsWith('[') && JsonMending.Read(body, 0, looseQuotes: false) is { IsWhole: true } list
            && string.IsNullOrWhiteSpace(body[list.End..]) && Whole(text, JsonText.Parse(list), list.Faults) is { } mended)
        {
            return mended;
        }

        return new AnswerSearch(text, this, shape).Run();
    }

    /// <summary>The members of an object, or of the answer inside it when nothing but a wrapper is around it.</summary>
    public IReadOnlyList<Member> Unwrapped(JsonElement value)
    {
        var members = Member.Of(value);
        List<Member> beside = [];
        for (var i = 0; i < MostWrappers && !members.Any(shape.Knows); i++)
        {
            var inner = members.FindIndex(IsAnswer);
            inner = inner < 0 ? members.FindIndex(member => member.Value.ValueKind is JsonValueKind.Object) : inner;
            if (inner < 0)
            {
                break;
            }

            beside.AddRange(members.Where((_, index) => index != inner));
            members = Member.Of(members[inner].Value);
        }

        return shape.IsShapeOf(members) ? [.. members, .. beside] : Member.Of(value);
    }

    private bool IsAnswer(Member member) =>
        member.Value.ValueKind is JsonValueKind.Object && shape.IsShapeOf(Member.Of(member.Value));

    private FoundAnswer? Whole(string text, JsonElement root, JsonFaults faults)
    {
        var notes = JsonFaultNotes.Of(faults).ToList();
        var isTorn = faults.HasFlag(JsonFaults.CutOff);
        if (root.ValueKind is JsonValueKind.Object)
        {
            var members = Unwrapped(root);
            return !FormEcho.Is(root) && members.Any(member => member.HasContent || shape.Knows(member))
                ? new FoundAnswer(text, [new FoundObject(members, ..text.Length)], notes) { IsTorn = isTorn }
                : null;
        }

        if (root.ValueKind is not JsonValueKind.Array)
        {
            return null;
        }

        var objects = root.EnumerateArray().Where(item => item.ValueKind is JsonValueKind.Object)
            .Select(Unwrapped).Where(shape.IsShapeOf).ToList();
        if (objects.Count > 0 && objects.Count == root.GetArrayLength())
        {
            return new FoundAnswer(text, [.. objects.Select(members => new FoundObject(members, ..text.Length))], notes) { IsTorn = isTorn };
        }

        if (!root.EnumerateArray().Any(FindingReading.IsOne))
        {
            return null;
        }

        notes.Add("The expert answered with a bare list; it was read as its findings.");
        return new FoundAnswer(text, [new FoundObject([new Member("findings", root)], ..text.Length)], notes) { IsTorn = isTorn };
    }
}
