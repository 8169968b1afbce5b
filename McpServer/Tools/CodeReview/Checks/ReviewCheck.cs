using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>One fault that can be seen in code without asking anybody. It keeps nothing; what it says has to hold.</summary>
internal abstract class ReviewCheck
{
    /// <summary>Kinds of review, beside the full one, that it belongs to.</summary>
    public abstract ReviewAspects Aspects { get; }

    /// <summary>Whether it holds for tests, too: these do on purpose what product code must not.</summary>
    protected virtual bool LooksAtTests => false;

    public IEnumerable<Finding> Of(LookedFiles looked, CancellationToken cancellationToken)
    {
        foreach (var file in looked.Files.Where(file => Reads(file.Language) && (LooksAtTests || !file.IsTest)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var finding in Check(file, looked))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return finding;
            }
        }
    }

    /// <summary>The languages that it knows.</summary>
    protected abstract bool Reads(Language language);

    /// <param name="file">The file to look at.</param>
    /// <param name="looked">All of them, for what others declare.</param>
    protected abstract IEnumerable<Finding> Check(LookedFile file, LookedFiles looked);

    /// <summary>Languages whose statements stand in braces and whose conditions stand in parentheses.</summary>
    protected static bool IsBraced(Language language) => language is Language.CSharp or Language.Java or Language.C or Language.Cpp
        or Language.JavaScript or Language.TypeScript or Language.Php or Language.Dart or Language.Kotlin;
}
