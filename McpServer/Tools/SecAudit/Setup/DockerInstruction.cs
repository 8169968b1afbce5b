using System.Text;

namespace Mcp.Daemon.Tools.SecAudit.Setup;

/// <summary>An instruction of a Dockerfile, its continued lines joined.</summary>
/// <param name="Line">Where it begins, counted from 1.</param>
/// <param name="Word">In capitals: <c>FROM</c>.</param>
/// <param name="Value">What stands behind the word.</param>
internal sealed record DockerInstruction(int Line, string Word, string Value)
{
    public static IReadOnlyList<DockerInstruction> Of(IReadOnlyList<string> lines)
    {
        var found = new List<DockerInstruction>();
        var (begin, text) = (0, new StringBuilder());
        for (var number = 1; number <= lines.Count; number++)
        {
            var line = lines[number - 1].Trim();
            if (line.StartsWith('#') || (line.Length == 0 && text.Length == 0))
            {
                continue;
            }

            begin = text.Length == 0 ? number : begin;
            text.Append(' ').Append(line.AsSpan().TrimEnd('\\'));
            if (line.EndsWith('\\') && number < lines.Count)
            {
                continue;
            }

            var parts = text.ToString().Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (parts.Length == 2)
            {
                found.Add(new DockerInstruction(begin, parts[0].ToUpperInvariant(), parts[1]));
            }

            text.Clear();
        }

        return found;
    }
}
