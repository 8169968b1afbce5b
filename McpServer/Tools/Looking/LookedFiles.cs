using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Searching;
using Mcp.Daemon.Evidence;

namespace Mcp.Daemon.Tools.Looking;

/// <summary>The code among the files of a step, as the checks of a tool look at it: written by people, and not too much of it.</summary>
internal sealed class LookedFiles
{
    /// <summary>
    /// Characters that are looked through on a step that is not the last: a fifth of a second's work, and the step after it
    /// can name what it wants looked at.
    /// </summary>
    private const long MostOnTheWay = 1 << 20;

    /// <summary>Characters that are looked through on the last step: a few seconds' work, beside minutes of an expert's.</summary>
    private const long MostAtTheEnd = 12 << 20;

    private readonly Lazy<DeclaredFunctions> _functions;

    private LookedFiles(IReadOnlyList<LookedFile> files, int generated, int leftOut, CancellationToken cancellationToken)
    {
        (Files, Generated, LeftOut) = (files, generated, leftOut);
        _functions = new(() => new DeclaredFunctions(Sources, cancellationToken));
    }

    /// <summary>In the order in which they were given.</summary>
    public IReadOnlyList<LookedFile> Files { get; }

    /// <summary>How many were left out because a program wrote them.</summary>
    public int Generated { get; }

    /// <summary>How many were left out because it was too much.</summary>
    public int LeftOut { get; }

    public IReadOnlyList<SourceFile> Sources => [.. Files.Select(file => file.Source)];

    public DeclaredFunctions Functions => _functions.Value;

    /// <summary>What the answer says of what was not looked at, one sentence each.</summary>
    public IEnumerable<string> Notes
    {
        get
        {
            if (Generated > 0)
            {
                yield return $"Our own checks passed over {Counted.Of(Generated, "generated file")}.";
            }

            if (LeftOut > 0)
            {
                yield return $"Our own checks looked at the first {Counted.Of(Files.Count, "file")} and left {LeftOut:N0} out: name fewer at once.";
            }
        }
    }

    public static LookedFiles Of(IEnumerable<QuestionFile> files, bool isLast, CancellationToken cancellationToken)
    {
        var (looked, generated, leftOut) = (new List<LookedFile>(), 0, 0);
        var room = isLast ? MostAtTheEnd : MostOnTheWay;
        foreach (var file in files.Where(file => Languages.IsCode(Languages.Of(file.Name))))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (file.Text.Length > room)
            {
                leftOut++;
                continue;
            }

            var source = new SourceFile(file.Name, file.Text);
            if (GeneratedCode.Is(source))
            {
                generated++;
                continue;
            }

            room -= file.Text.Length;
            looked.Add(new LookedFile(source));
        }

        return new LookedFiles(looked, generated, leftOut, cancellationToken);
    }
}
