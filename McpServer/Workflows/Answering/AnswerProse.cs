using System.Text;

namespace Mcp.Daemon.Workflows.Answering;

/// <summary>
/// The text of a structured answer: the prose around its objects where it stood, and in the place of each object its
/// summary and the members that the form asked for. Whatever else it says stands last, under one heading that says whose
/// words these are: a heading of the expert's own making could pass for ours.
/// </summary>
internal static class AnswerProse
{
    private const string Additions = "## What the expert adds, unasked";

    // The form has a place for it, and an outcome that asks for nothing leaves it open: it is asked for, and no addition.
    private const string OpenQuestion = "## What the expert would still ask";

    /// <param name="isAsked">Whether the question already says a member.</param>
    /// <param name="open">A question on which the outcome does not depend; null for none.</param>
    public static string Of(
        FoundAnswer found, IReadOnlyList<ObjectReading> objects, AnswerShape shape, Func<Member, bool> isAsked, string? open)
    {
        var text = new StringBuilder();
        var lastSummary = objects.LastOrDefault(one => one.Summary.Length > 0);
        var at = 0;
        for (var i = 0; i < objects.Count; i++)
        {
            var (start, end) = (found.Objects[i].Piece.Start.Value, found.Objects[i].Piece.End.Value);
            AddProse(text, found.Text, at, start);
            at = Math.Max(at, end);
            Add(text, objects[i].Summary.Length == 0 || objects[i] == lastSummary
                ? objects[i].Summary
                : $"An earlier summary: {objects[i].Summary}");
            foreach (var member in objects[i].Rest.Where(member => shape.IsOwn(member.Name) && Judgement.Says(member.Value)))
            {
                Add(text, $"## {Heading(member.Name)}\n{ValueText.Of(member.Value)}");
            }
        }

        AddProse(text, found.Text, at, found.Text.Length);
        Add(text, string.IsNullOrEmpty(open) ? "" : $"{OpenQuestion}\n- {open.ReplaceLineEndings("\n  ")}");
        var added = objects.SelectMany(one => one.Odd.Concat(one.Rest.Where(member => !shape.IsOwn(member.Name))))
            .Where(member => Judgement.Says(member.Value) && !isAsked(member))
            .Select(member => ValueText.Named(member.Name, member.Value))
            .Select(words => $"\n- {words.ReplaceLineEndings("\n  ")}").Distinct().ToList();
        Add(text, added.Count > 0 ? Additions + string.Concat(added) : "");
        return text.ToString();
    }

    private static string Heading(string name)
    {
        var words = ValueText.Spaced(name);
        return words.Length == 0 ? "-" : char.ToUpperInvariant(words[0]) + words[1..];
    }

    // What has no word in it is left over from brackets and fences.
    private static void AddProse(StringBuilder text, string all, int start, int end)
    {
        var prose = end > start ? all[start..end].Trim() : "";
        if (prose.Any(char.IsLetterOrDigit))
        {
            Add(text, prose);
        }
    }

    private static void Add(StringBuilder text, string part)
    {
        if (part.Length > 0)
        {
            text.Append(text.Length > 0 ? "\n\n" : "").Append(part);
        }
    }
}
