using System.Text.RegularExpressions;
using Mcp.Daemon.Code;

namespace Mcp.Daemon.Tools.DocGen.Existing;

/// <summary>The arguments that a Rust comment lists below <c># Arguments</c>.</summary>
internal static partial class RustTags
{
    public static DocTags Of(SourceFile file, CommentBlock doc)
    {
        var parameters = new List<(string, int)>();
        var isListed = false;
        for (var line = doc.Line; line <= doc.EndLine && line <= file.Lines.Count; line++)
        {
            var text = file.Lines[line - 1].Trim().TrimStart('/', '!', '*').Trim();
            isListed = text.StartsWith('#') ? text is "# Arguments" or "# Parameters" : isListed;
            if (isListed && Entry().Match(file.Lines[line - 1]) is { Success: true } entry)
            {
                parameters.Add((entry.Groups[1].Value, line));
            }
        }

        return new DocTags { Parameters = parameters };
    }

    [GeneratedRegex(@"^\s*//[/!]\s?[*-]\s+`(\w+)`")]
    private static partial Regex Entry();
}
