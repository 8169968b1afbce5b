using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Secrets;

namespace Mcp.Daemon.Tools.SecAudit.Checks;

/// <summary>Keys and passwords that stand in a file. The finding never repeats them.</summary>
internal sealed class WrittenSecrets : IAuditCheck
{
    private static readonly Weakness Weakness = new("hard_coded_secret", Owasp.Authentication, 798);

    // Of these only a name or the text around says that they are secret; the others have the form of a key.
    private static readonly string[] Named =
        ["a value that looks like a key or password", "a password in an address", "a password in a connection string", "what an Authorization header carries", ConnectionStrings.What];

    public string Title => "keys and passwords in files";

    public bool Sees(AuditedFile file) => true;

    public IEnumerable<Finding> Check(AuditedFile file)
    {
        var keys = new Lazy<HashSet<int>>(() => KeyLines(file));
        foreach (var (index, line) in file.Code.Lines.Index())
        {
            file.Cancellation.ThrowIfCancellationRequested();
            var found = SecretScan.Find(line).Concat(ConnectionStrings.Find(line)).Where(match => Counts(file, index, match, keys)).ToList();
            if (found.Count > 0)
            {
                // In a test most are made up, whatever their form.
                var (severity, text) = file.IsTest ? (Severity.Low, "if it is no made-up one, everybody") : (Severity.High, "everybody");
                yield return file.Finding(
                    Weakness, severity, index + 1, $"The file holds {found[0].What}: {text} who can read the code can use it.",
                    "Revoke it, and read its successor from the environment or a store for secrets.") with
                {
                    Quote = TextScan.Mask(line, [], CancellationToken.None).Text, Masked = true,
                };
            }
        }
    }

    private static bool Counts(AuditedFile file, int index, SecretMatch match, Lazy<HashSet<int>> keys)
    {
        if (match.What == KeyBlocks.What)
        {
            // The mark of a key's beginning stands in code that reads keys, too.
            return keys.Value.Contains(index);
        }

        if (!Named.Contains(match.What))
        {
            return true;
        }

        // In a test it is made up, in a comment an example, and outside of a text it is an expression.
        return !file.IsTest && (!file.IsCode || (IsText(file, index, match.Start) && LooksDrawn(file.Code.Lines[index].Substring(match.Start, match.Length))));
    }

    // A shell takes a bare word for a text, too.
    private static bool IsText(AuditedFile file, int index, int column) =>
        (file.Language is Language.Shell || file.Code.CodeLines[index][column] == ' ') && file.Code.CommentFreeLines[index][column] == file.Code.Lines[index][column];

    /// <summary>Whether somebody, or a generator, thought it up: names of things and patterns have few digits or many marks.</summary>
    private static bool LooksDrawn(string value) =>
        value.Count(char.IsAsciiDigit) >= 2 && !value.StartsWith("urn:", StringComparison.Ordinal) && !value.Contains('\\', StringComparison.Ordinal) && !value.Contains('%', StringComparison.Ordinal);

    /// <summary>The lines on which a whole private key begins, counted from 0.</summary>
    private static HashSet<int> KeyLines(AuditedFile file)
    {
        var text = string.Join('\n', file.Code.Lines);
        var (lines, line, counted) = (new HashSet<int>(), 0, 0);
        foreach (var match in KeyBlocks.Find(text))
        {
            line += text.AsSpan(counted, match.Start - counted).Count('\n');
            counted = match.Start;
            lines.Add(line);
        }

        return lines;
    }
}
