using Mcp.Daemon.Answers;
using Mcp.Daemon.Git;
using Mcp.Daemon.Secrets;

namespace Mcp.Daemon.Tools.Precommit.Checks;

/// <summary>Keys and passwords in added lines, and key files that would be committed. Values are never quoted.</summary>
internal sealed class AddedSecrets : IEvidenceCheck
{
    public IEnumerable<Finding> Check(ChangeSet change)
    {
        foreach (var file in change.Files)
        {
            if (file.IsKeyFile && file.Kind is not ChangeKind.Deleted)
            {
                yield return KeyFile(file);
            }

            foreach (var (number, text) in file.AddedLines)
            {
                if (Held(text) is { } what)
                {
                    yield return Seen.In(
                        file, "secret", Severity.Critical, $"An added line holds {what}.", number, text) with
                    {
                        Fix = "Take it out of the change and revoke it if it was ever pushed; read it from the environment.",
                    };
                }
            }
        }
    }

    // The same that is masked in what leaves, said once for a line.
    private static string? Held(string line) =>
        SecretScan.Find(line) is { Count: > 0 } found ? SecretCounts.Words(found.Select(match => match.What))
        : ConnectionStrings.Find(line).Count > 0 ? ConnectionStrings.What
        : null;

    private static Finding KeyFile(FileChange file) => file.Part is ChangePart.Untracked
        ? Seen.In(file, "key_file", Severity.Medium, "A key file is neither ignored nor tracked; `git add .` would take it in.") with
        {
            Fix = "Add it to .gitignore.",
        }
        : Seen.In(
            file, "key_file", Severity.Critical,
            "A key file is part of the change. Its content was not read.") with { Fix = "git rm --cached it, and ignore it." };
}
