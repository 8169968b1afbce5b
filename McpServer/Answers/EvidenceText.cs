using System.Text;

namespace Mcp.Daemon.Answers;

/// <summary>What an answer rests on, for reading: the repository, then what was sent, cut, withheld and not looked into.</summary>
internal static class EvidenceText
{
    public static string? Render(EvidenceReport? evidence)
    {
        if (evidence is null)
        {
            return null;
        }

        var text = new StringBuilder();
        if (evidence.Repositories is { Count: > 1 } repositories)
        {
            List(text, $"Repositories ({repositories.Count})", repositories.Select(Line));
        }
        else if (evidence.Git is { } git)
        {
            text.Append($"Repository {git.Root} at {Short(git.Head)}: {Counted.Of(git.Files, "file")}, +{git.Added} -{git.Removed}.\n");
        }

        var unscanned = evidence.Unscanned ?? [];
        var sent = evidence.Sent ?? [];
        List(text, "Sent to the expert", Grouped(sent.Select(file => (Place(file), Remark(file, unscanned))), MostSentAlone));
        List(text, "Cut", Grouped(evidence.Cut?.Select(file => (file.File, (string?)file.Why)), MostAlike));
        List(text, "Withheld", Grouped(evidence.Withheld?.Select(file => (file.File, (string?)file.Why)), MostAlike));
        List(text, "Not looked into", unscanned.Where(name => !sent.Any(file => file.File == name)));
        return text.ToString();
    }

    /// <summary>Entries of one list; the structured answer has them all.</summary>
    private const int MostLines = 60;

    /// <summary>More files with one reason are told as one.</summary>
    private const int MostAlike = 5;

    /// <summary>More files that were sent stand on one line; so many are still looked through one by one.</summary>
    private const int MostSentAlone = 20;

    private static string Line(RepositoryReport one)
    {
        var branch = one.Branch is null ? "" : $" on {one.Branch}";
        var since = one.Base is null ? "" : $" since {Short(one.Base)}";
        return $"{one.Root} at {Short(one.Head)}{branch}: {Counted.Of(one.Files, "file")}, +{one.Added} -{one.Removed}{since}";
    }

    private static string Short(string? commit) => commit?[..Math.Min(12, commit.Length)] ?? "no commit yet";

    private static string Place(SentFile file) => file.File + (file.Lines is null ? "" : $":{file.Lines}");

    private static string? Remark(SentFile file, IReadOnlyList<string> unscanned) =>
        file.Earlier is true ? "earlier content, sent with an earlier turn; it is not what the file holds now"
        : unscanned.Contains(file.File) ? "no scan for secrets can read it"
        : null;

    /// <summary>One line each, those with one remark in common on one line where they are many.</summary>
    private static IEnumerable<string> Grouped(IEnumerable<(string Name, string? Remark)>? entries, int mostAlone)
    {
        foreach (var group in (entries ?? []).GroupBy(entry => entry.Remark))
        {
            var names = group.Select(entry => entry.Name).ToList();
            var said = group.Key is null ? "" : $": {group.Key}";
            if (names.Count <= mostAlone)
            {
                foreach (var name in names)
                {
                    yield return name + said;
                }
            }
            else
            {
                yield return string.Join(", ", names.Take(MostLines)) + (names.Count > MostLines ? $" … and {Counted.Of(names.Count - MostLines, "more file")}" : "") + said;
            }
        }
    }

    private static void List(StringBuilder text, string title, IEnumerable<string>? lines)
    {
        if (lines?.ToArray() is { Length: > 0 } all)
        {
            text.Append(title).Append(":\n- ").AppendJoin("\n- ", all.Take(MostLines)).Append('\n');
            text.Append(all.Length > MostLines ? $"- … and {all.Length - MostLines} more\n" : "");
        }
    }
}
