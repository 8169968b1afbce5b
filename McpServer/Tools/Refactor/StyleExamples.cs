using Mcp.Daemon.Answers;
using Mcp.Daemon.Evidence;
using Mcp.Daemon.Tokens;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Workflows;

namespace Mcp.Daemon.Tools.Refactor;

/// <summary>
/// The files that show the style to follow, as blocks of the question: so they are listed as sent like any other file, and
/// never take the room of the code itself.
/// </summary>
internal sealed class StyleExamples
{
    public const string Argument = "style_guide_examples";

    /// <summary>Tokens for all of them: some three hundred lines, which show a style as well as three thousand.</summary>
    private const int MostTokens = 4_000;

    /// <summary>Of a question's room for files they take one part in this many at most.</summary>
    private const int ShareOfRoom = 5;

    /// <summary>In one sentence; the files themselves are sent.</summary>
    private const int MostNamed = 10;

    private readonly IReadOnlyList<QuestionFile> _examples;
    private readonly List<string> _names;

    private StyleExamples(ReadFiles read, IReadOnlyList<QuestionFile> looked)
    {
        // One that is restructured, too, goes along by itself.
        var given = looked.Select(file => file.RealPath).ToHashSet();
        _examples = [.. read.Files.Where(file => !given.Contains(file.RealPath))];
        _names = [.. read.Files.Select(file => file.Name)];
        Withheld = read.Withheld;
    }

    /// <summary>Those that could not be read, with the reason.</summary>
    public IReadOnlyList<OmittedFile> Withheld { get; }

    public IEnumerable<string> Notes => Withheld.Select(file => $"{file.File} was named as an example of style and not read: {file.Why.TrimEnd('.')}.");

    /// <summary>What the expert is told of them; null without any.</summary>
    public QuestionSection? Section => _names.Count == 0 ? null : new QuestionSection(
        "Examples of style", $"These files show how code is written here; they are not to be restructured: {ListedLines.Words(_names, MostNamed)}.");

    /// <summary>What is refused or gone is told and stops nothing: the step it belongs to was recorded before.</summary>
    public static StyleExamples Read(Look look, CancellationToken cancellationToken)
    {
        var wish = new FileWish { Remembered = look.Investigation.Texts(Argument) };
        return new StyleExamples(ReadFiles.Of(look.Workspace, wish, cancellationToken), look.Files);
    }

    /// <summary>Null when there is nothing to send of them.</summary>
    public Func<int, (IReadOnlyList<FileBlock> Blocks, IReadOnlyList<OmittedFile> Cut)>? Blocks(TokenCounter tokens, CancellationToken cancellationToken) =>
        _examples.Count == 0 ? null : room =>
        {
            var fitted = EvidenceFit.Of(_examples, Focus.None, Math.Min(MostTokens, room / ShareOfRoom), tokens, cancellationToken);
            return (fitted.Blocks, fitted.Cut);
        };
}
