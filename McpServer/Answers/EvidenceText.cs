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

        List(text, "Sent to the expert", evidence.Sent?.Select(file => file.File + (file.Lines is null ? "" : $":{file.Lines}")));
        List(text, "Cut", evidence.Cut?.Select(Line));
        List(text, "Withheld", evidence.Withheld?.Select(Line));
        List(text, "Not looked into", evidence.Unscanned);
        return text.ToString();
    }

    /// <summary>Lines of one list; the structured answer has them all.</summary>
    private const int MostLines = 60;

    private static string Line(RepositoryReport one)
    {
        var branch = one.Branch is null ? "" : $" on {one.Branch}";
        var since = one.Base is null ? "" : $" since {Short(one.Base)}";
        return $"{one.Root} at {Short(one.Head)}{branch}: {Counted.Of(one.Files, "file")}, +{one.Added} -{one.Removed}{since}";
    }

    private static string Short(string? commit) => commit?[..Math.Min(12, commit.Length)] ?? "no commit yet";

    private static string Line(OmittedFile file) => $"{file.File}: {file.Why}";

    private static void List(StringBuilder text, string title, IEnumerable<string>? lines)
    {
        if (lines?.ToArray() is { Length: > 0 } all)
        {
            text.Append(title).Append(":\n- ").AppendJoin("\n- ", all.Take(MostLines)).Append('\n');
            text.Append(all.Length > MostLines ? $"- … and {all.Length - MostLines} more\n" : "");
        }
    }
}
