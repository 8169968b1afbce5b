using System.Text.RegularExpressions;
using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.DocGen.Existing;

/// <summary>What a docstring says in one of the three forms that people use: fields (<c>:param x:</c>), Google's sections, NumPy's sections.</summary>
internal static partial class PythonTags
{
    public static DocTags Of(SourceFile file, CommentBlock doc)
    {
        var lines = Enumerable.Range(doc.Line, Math.Max(0, Math.Min(doc.EndLine, file.Lines.Count) - doc.Line + 1)).ToList();
        var (parameters, raises) = (new List<(string, int)>(), new List<(string, int)>());
        (int, string)? returns = null;
        var section = Section.None;
        foreach (var line in lines)
        {
            var text = file.Lines[line - 1];
            var below = line < doc.EndLine ? file.Lines[line] : "";
            if (Header(text, below) is { Kind: not null } header)
            {
                section = header;
                returns = header.Kind is "returns" ? (line, below) : returns;
                continue;
            }

            if (FieldParameter().Match(text) is { Success: true } field)
            {
                parameters.Add((field.Groups[1].Value, line));
            }
            else if (FieldRaises().Match(text) is { Success: true } raised)
            {
                raises.Add((Last(raised.Groups[1].Value), line));
            }
            else if (FieldReturns().Match(text) is { Success: true })
            {
                returns = (line, text);
            }

            section = section.Read(text);
            if (section.IsEntry && section.Kind is "parameters")
            {
                parameters.AddRange(Names(text).Select(name => (name, line)));
            }
            else if (section.IsEntry && section.Kind is "raises" && Entry().Match(text) is { Success: true } entry)
            {
                raises.Add((Last(entry.Groups[1].Value), line));
            }
        }

        return new DocTags { Parameters = parameters, Returns = returns, Raises = raises };
    }

    private static Section Header(string text, string below)
    {
        var word = text.Trim();
        var isNumpy = below.Trim() is { Length: >= 3 } rule && rule.All(mark => mark == '-');
        var kind = (isNumpy ? word : word.EndsWith(':') ? word[..^1] : "") switch
        {
            "Args" or "Arguments" or "Parameters" or "Params" => "parameters",
            "Returns" => "returns",
            "Raises" => "raises",
            "Yields" or "Yield" or "Example" or "Examples" or "Note" or "Notes" or "Keyword Args" or "Keyword Arguments" or "Other Parameters" or "Attributes"
                or "See Also" or "Warns" or "References" or "Todo" or "Warnings" or "Receives" => "other",
            _ => null,
        };
        return kind is null ? Section.None : new Section(kind, Indent(text), isNumpy);
    }

    private static IEnumerable<string> Names(string text)
    {
        if (Entry().Match(text) is not { Success: true } entry)
        {
            return [];
        }

        return entry.Groups[1].Value.Split(',').Select(name => name.Trim().TrimStart('*')).Where(name => name.Length > 0 && !name.Contains('.'));
    }

    private static string Last(string name) => name[(name.LastIndexOf('.') + 1)..];

    private static int Indent(string text) => text.Length - text.AsSpan().TrimStart().Length;

    [GeneratedRegex(@"^\s*(?:[rRuU]?""""""|''')?\s*:(?:param|parameter|arg|argument)\s+(?:[^:]*\s)?\\?\*{0,2}(\w+)\s*:", RegexOptions.NonBacktracking)]
    private static partial Regex FieldParameter();

    [GeneratedRegex(@"^\s*:(?:raises?|except|exception)\s+([\w.]+)\s*:")]
    private static partial Regex FieldRaises();

    [GeneratedRegex(@"^\s*:returns?:")]
    private static partial Regex FieldReturns();

    // name, name (type), name : type, *names; in NumPy's form several share a line.
    [GeneratedRegex(@"^\s*(\*{0,2}[A-Za-z_][\w.]*(?:, ?\*{0,2}[A-Za-z_]\w*)*)\s*(?:\([^)]*\))?\s*(?::|$)", RegexOptions.NonBacktracking)]
    private static partial Regex Entry();

    /// <summary>The section that a line stands in, and whether the line begins an entry of it.</summary>
    private readonly record struct Section(string? Kind, int Margin, bool IsNumpy, int Entries = -1, bool IsEntry = false)
    {
        public static Section None => new(null, 0, IsNumpy: false);

        public Section Read(string text)
        {
            if (Kind is null || string.IsNullOrWhiteSpace(text))
            {
                return this with { IsEntry = false };
            }

            var indent = Indent(text);
            if (IsNumpy)
            {
                return indent < Margin ? None : this with { IsEntry = indent == Margin && !text.TrimStart().StartsWith('-') };
            }

            // A section ends where the text goes back to the margin of its header.
            return indent <= Margin ? None : Entries < 0 ? this with { Entries = indent, IsEntry = true } : this with { IsEntry = indent == Entries };
        }
    }
}
