namespace Mcp.Daemon.Workflows.Answering;

/// <summary>
/// Reads whatever an expert answers. It never throws and never asks again: what was paid for is used as it came, and what
/// does not fit the form is kept as the words that it is.
/// </summary>
internal static class AnswerReading
{
    /// <summary>More files than this is no request that anybody can follow.</summary>
    private const int MostFiles = 200;

    public static ReadAnswer Read(string text, AnswerForm form)
    {
        (text, var isMended) = PlainText.Of(text);
        if (string.IsNullOrWhiteSpace(text))
        {
            return new ReadAnswer();
        }

        var shape = new AnswerShape(form);
        var found = new AnswerObjects(shape).In(text);
        var answer = found.Objects.Count == 0 ? Prose(found) : Structured(found, form, shape);
        return isMended
            ? answer with { Notes = [.. answer.Notes.Where(note => note != JsonFaultNotes.HiddenCharacters), JsonFaultNotes.HiddenCharacters] }
            : answer;
    }

    private static ReadAnswer Prose(FoundAnswer found) => Judgement.Told(
        new ReadAnswer
        {
            Text = found.Text.Trim(),
            Notes =
            [
                .. found.Notes,
                FormEcho.IsIn(found.Text) ? "The expert sent the form of an answer back instead of an answer."
                    : "The expert did not answer in the agreed form; its words are given as they are.",
            ],
        },
        hasOutcome: false);

    private static ReadAnswer Structured(FoundAnswer found, AnswerForm form, AnswerShape shape)
    {
        var objects = found.Objects.Select(one => new ObjectReading(one.Members, shape)).ToList();
        var notes = found.Notes.ToList();
        if (objects.Count > 1)
        {
            notes.Add($"The expert answered with {objects.Count} objects: their findings are joined; summary and outcome are the last that were given.");
        }

        var outcome = AnswerOutcome.Of(objects, form, notes);
        var isAskedByReason = AnswerOutcome.IsAskedByReason(objects, outcome);
        bool IsAsked(Member member) => isAskedByReason && AnswerOutcome.IsReason(member, form);
        var question = string.Join('\n', objects.Select(one => one.Question)
            .Concat(objects.SelectMany(one => one.Rest).Where(IsAsked).Select(member => ValueText.Of(member.Value)))
            .Where(text => text.Length > 0).Distinct());
        var answer = new ReadAnswer
        {
            IsStructured = true,
            IsTorn = found.IsTorn,
            Outcome = outcome,
            Text = AnswerProse.Of(found, objects, shape, IsAsked, AnswerOutcome.Asks(outcome) ? null : question),
            Findings = [.. objects.SelectMany(one => one.Findings).Distinct()],
            FilesNeeded = Files(objects, notes),
            Question = question.Length > 0 ? question : null,
            Details = AnswerDetails.Of(objects, shape, notes),
            Notes = notes,
        };
        return Judgement.Told(answer, objects.Any(one => one.Outcome is not null || one.HasOtherOutcome));
    }

    private static IReadOnlyList<string> Files(IReadOnlyList<ObjectReading> objects, List<string> notes)
    {
        var files = objects.SelectMany(one => one.Files).Distinct().ToList();
        if (files.Count > MostFiles)
        {
            notes.Add($"The expert asks for {files.Count} files; the first {MostFiles} are listed, the raw answer has the rest.");
        }

        return [.. files.Take(MostFiles)];
    }
}
