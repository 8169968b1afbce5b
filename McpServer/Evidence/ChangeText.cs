using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Git;

namespace Mcp.Daemon.Evidence;

/// <summary>One changed file as an expert gets it: its hunks between two marks, or a line that says what happened to it.</summary>
internal static class ChangeText
{
    /// <summary>Longer hunks, such as new files, are taken apart, so that a part of them goes where the whole does not fit.</summary>
    private const int LongestHunk = 120;

    /// <summary>What stands where other lines have their number: a removed line has none in the file as it is now, and nobody can point at it.</summary>
    public const string NoNumber = "-";

    /// <summary>Whether lines are shown. Of a deleted file there is nothing left to judge but that it is gone.</summary>
    public static bool HasContent(FileChange file) => file.Hunks.Count > 0 && file.Kind is not ChangeKind.Deleted;

    public static IReadOnlyList<Hunk> Parts(FileChange file) => [.. file.Hunks.SelectMany(hunk => hunk.Pieces(LongestHunk))];

    /// <summary>A file without content: one line, that says of it what is known.</summary>
    public static FileBlock Fact(FileChange file)
    {
        var (name, what) = (Quoted(file.Path), Quoted(What(file)));
        var mark = Mark($"{name} {what}");
        return new FileBlock(file.Path, mark, "", $"<change name={name} what={what} mark=\"{mark}\"/>\n", 0);
    }

    /// <summary>The first <paramref name="count"/> parts, and a line for those that follow.</summary>
    public static FileBlock Block(FileChange file, IReadOnlyList<Hunk> parts, int count)
    {
        var body = new StringBuilder();
        var isMixed = HasBothLineEnds(parts);
        foreach (var part in parts.Take(count))
        {
            Append(body, part, isMixed);
        }

        if (count < parts.Count)
        {
            var lines = LineRanges.Of(parts.Skip(count));
            body.Append(CultureInfo.InvariantCulture, $"… {parts.Count - count} of {parts.Count} parts of this change are left out")
                .Append(lines.Length > 0 ? $": lines {lines}\n" : "\n");
        }

        var mark = Mark(body.ToString());
        var text = $"<change name={Quoted(file.Path)} what={Quoted(What(file))} mark=\"{mark}\">\n{body}</change {mark}>\n";
        return new FileBlock(file.Path, mark, LineRanges.Of(parts.Take(count)), text, 0);
    }

    public static string Render(Hunk part) => Append(new StringBuilder(), part, isMixed: false).ToString();

    private static StringBuilder Append(StringBuilder text, Hunk part, bool isMixed)
    {
        text.Append(CultureInfo.InvariantCulture, $"@@ {part.OldStart},{part.OldCount} → {part.NewStart},{part.NewCount}\n");
        foreach (var line in part.Lines)
        {
            var number = line.Kind is LineKind.Removed ? NoNumber : line.NewNumber.ToString(CultureInfo.InvariantCulture);
            var sign = line.Kind switch { LineKind.Added => '+', LineKind.Removed => '-', _ => ' ' };
            var content = !line.Text.EndsWith('\r') ? line.Text : line.Text[..^1] + (isMixed ? "␍" : "");
            text.Append(number).Append(FileBlock.Bar).Append(sign).Append(content).Append('\n');
        }

        return text;
    }

    /// <summary>Then carriage returns are shown: they may be all that changed.</summary>
    private static bool HasBothLineEnds(IReadOnlyList<Hunk> parts)
    {
        var lines = parts.SelectMany(part => part.Lines);
        return lines.Any(line => line.Text.EndsWith('\r')) && lines.Any(line => !line.Text.EndsWith('\r'));
    }

    private static string What(FileChange file)
    {
        var kind = file.Kind switch
        {
            ChangeKind.Renamed => $"renamed from {file.OldPath}",
            ChangeKind.Copied => $"copied from {file.OldPath}",
            ChangeKind.TypeChanged => "type changed",
            _ => file.Kind.ToString().ToLowerInvariant(),
        };
        var part = file.Part is ChangePart.Submodule ? "in the submodule" : file.Part.ToString().ToLowerInvariant();
        var mode = file is { OldMode: not 0, NewMode: not 0 } && file.OldMode != file.NewMode
            ? $"mode {Convert.ToString(file.OldMode, 8)} to {Convert.ToString(file.NewMode, 8)}"
            : null;
        return string.Join(", ", new[] { kind, part, mode, HasContent(file) ? null : Nature(file) }.OfType<string>());
    }

    private static string? Nature(FileChange file) =>
        file.Submodule is { } range ? Nature(range)
        : file.IsKeyFile ? "key file, content not read"
        : file.IsBinary ? string.Create(CultureInfo.InvariantCulture, $"binary, {file.Size ?? 0:N0} bytes")
        : file.Kind is ChangeKind.Deleted ? Counted.Of(file.Removed, "line")
        : (file.NewMode & 0xF000) is FileChange.LinkMode ? "symbolic link"
        : file.Text is "" ? "empty"
        : file.Text is null && file.Kind is not ChangeKind.Unmerged ? "content not read"
        : null;

    private static string Nature(SubmoduleRange range)
    {
        var commits = range switch
        {
            { WhyUnknown: { } why } => $", {why}",
            { Gained: { } gained, Lost: { } lost } => $", {Counted.Of(gained, "commit")} gained, {lost} lost",
            _ => "",
        };
        return $"submodule {range.Old ?? "new"}..{range.New ?? "gone"}{commits}";
    }

    /// <summary>Names are made up by whoever wrote the files: none of them ends its own quotes, its line, or the tag.</summary>
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\')
            {
                quoted.Append('\\').Append(c);
            }
            else if (c is '<' or '>' || char.IsControl(c) || char.GetUnicodeCategory(c) is
                UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format)
            {
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
            }
            else
            {
                quoted.Append(c);
            }
        }

        return quoted.Append('"').ToString();
    }

    private static string Mark(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[..8];
}
