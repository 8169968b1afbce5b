namespace Mcp.Daemon.Code;

/// <summary>What a part of a file holds, for a reader who does not get the part itself.</summary>
internal static class Outline
{
    /// <summary>More lines than this say less than a range of lines does.</summary>
    private const int MostLines = 20;

    /// <summary>
    /// A line for each type, function and property that begins in a range of lines: <c>class Cart (44)</c>,
    /// <c>Add(item, count) (52)</c>; after the 20th how many more there are.
    /// </summary>
    public static IReadOnlyList<string> Of(SourceFile file, int fromLine, int toLine)
    {
        var shown = file.Declared
            .Where(declared => declared.Kind is DeclarationKind.Type or DeclarationKind.Function or DeclarationKind.Property
                && declared.Line >= fromLine && declared.Line <= toLine)
            .Select(Line)
            .ToList();
        return shown.Count <= MostLines ? shown : [.. shown.Take(MostLines), $"… {shown.Count - MostLines} more"];
    }

    private static string Line(Declaration declared) => declared.Kind switch
    {
        DeclarationKind.Type => $"{declared.Word} {declared.Name} ({declared.Line})".TrimStart(),
        DeclarationKind.Function => $"{declared.Name}({string.Join(", ", declared.Parameters)}) ({declared.Line})",
        _ => $"{declared.Name} ({declared.Line})",
    };
}
