namespace Mcp.Daemon.Code.Importing;

/// <summary>The files that a C or C++ file includes.</summary>
internal static class Includes
{
    public static IReadOnlyList<Import> Of(SourceFile file)
    {
        var imports = new List<Import>();
        for (var line = 1; line <= file.Lines.Count; line++)
        {
            var text = file.CommentFreeLines[line - 1].AsSpan().TrimStart();
            if (text.StartsWith("#") && text[1..].TrimStart() is var directive && directive.StartsWith("include"))
            {
                var target = directive["include".Length..].Trim();
                var close = target.IsEmpty ? -1 : target[1..].IndexOf(target[0] == '<' ? '>' : '"');
                if (close > 0 && target[0] is '<' or '"')
                {
                    imports.Add(new Import(line, target.Slice(1, close).ToString()) { IsSystem = target[0] == '<' });
                }
            }
        }

        return imports;
    }
}
