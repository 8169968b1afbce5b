using Mcp.Daemon.Answers;
using Mcp.Daemon.Files;
using Mcp.Daemon.Workflows.Answering;

namespace Mcp.Daemon.Workflows;

/// <summary>A file that an expert asks for, and whether it can be given.</summary>
/// <param name="Name">As the expert names it, cut to a name's length.</param>
/// <param name="WhyNot">In a few words, behind "it"; null when it can be given.</param>
/// <param name="IsDenied">Whether a rule forbids it: it is then not asked of the caller either.</param>
internal sealed record WantedFile(string Name, string? WhyNot, bool IsDenied)
{
    /// <summary>Whether the expert had it whole when it asked: nobody can give it more.</summary>
    public bool WasSent { get; init; }

    /// <summary>A longer name is a sentence, and a sentence of the expert's must not stand among ours.</summary>
    private const int Longest = 120;

    /// <param name="sent">What the expert had when it answered.</param>
    public static IReadOnlyList<WantedFile> Of(ReadAnswer read, Workspace workspace, SentWhole sent)
    {
        var gate = new FileGate(workspace);
        return [.. read.FilesNeeded.Select(name => Of(name, gate, sent)).DistinctBy(file => file.Name)];
    }

    /// <summary>As it stands in a list of those that are not given.</summary>
    public override string ToString() => $"`{Name}` ({WhyNot})";

    private static WantedFile Of(string name, FileGate gate, SentWhole sent)
    {
        var shown = Excerpt.Of(name, Longest).Replace('`', '\'');
        // Experts name places too: a.cs:12-30.
        var file = FindingPlace.Read(name)?.File ?? name;
        if (KeyFiles.RuleFor(Path.GetFileName(file)) is not null)
        {
            return new WantedFile(shown, "a key file, which is never read", true);
        }

        try
        {
            return sent.At(gate.Locate(file).RealPath) is { } place ? Sent(shown, place) : new WantedFile(shown, null, false);
        }
        catch (FileRefusedException e) when (e.Refusal.Kind is RefusalKind.Missing or RefusalKind.Directory)
        {
            return sent.Meant(file) is { } place ? Sent(shown, place) : new WantedFile(shown, "does not exist under this name", false);
        }
        catch (FileRefusedException e)
        {
            return e.Refusal.Kind is RefusalKind.NoWorkspace ? new WantedFile(shown, null, false) : new WantedFile(shown, Words(e.Refusal.Kind), true);
        }
        catch (Exception e) when (e is ArgumentException or IOException or NotSupportedException)
        {
            return new WantedFile(shown, "no name of a file", false);
        }
    }

    private static WantedFile Sent(string shown, string place) => new(shown, $"sent already, whole: {place}", false) { WasSent = true };

    private static string Words(RefusalKind kind) => kind switch
    {
        RefusalKind.OutsideRoots => "outside the workspace",
        RefusalKind.KeyFile => "a key file, which is never read",
        RefusalKind.Unreadable => "cannot be opened",
        _ => "no file that may be read",
    };
}
