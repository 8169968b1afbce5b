using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;
using Mcp.Daemon.Tools.Refactor.Measures;

namespace Mcp.Daemon.Tools.Refactor.Checks;

/// <summary>Forms that are deprecated, removed or plainly replaced, and nothing that is a matter of taste or of an unknown version.</summary>
internal sealed class OldIdioms : RefactorCheck
{
    public override RefactorKinds Kinds => RefactorKinds.Modernize;

    public override IEnumerable<Finding> Of(MeasuredCode code)
    {
        foreach (var file in code.Each())
        {
            foreach (var finding in KnownIdioms.Of(file.Language).SelectMany(idiom => Found(file, idiom)).Concat(RemovedModules(file)))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Finding> Found(LookedFile file, OldIdiom idiom)
    {
        var tokens = file.Source.Tokens;
        var suits = new Lazy<bool>(() => idiom.Suits(file));
        for (var at = 0; at < tokens.Count; at++)
        {
            if (idiom.Tokens.IsAt(tokens, at) && idiom.Holds(file, at) && suits.Value)
            {
                yield return FoundInCode.At(file.Source, tokens.Line(at), idiom.Severity, "old_" + idiom.Name, idiom.Why, idiom.Newer);
            }
        }
    }

    // One that is imported inside of a condition is asked for with a way out.
    private static IEnumerable<Finding> RemovedModules(LookedFile file) =>
        from import in file.Language is Language.Python ? file.Source.Imported : []
        let module = import.Target.Split('.')[0]
        where PythonIdioms.Removed.TryGetValue(module, out _) && file.Source.Tokens.Indent(file.Source.Tokens.FirstAt(import.Line)) == 0
        let removed = PythonIdioms.Removed[module]
        select FoundInCode.At(
            file.Source, import.Line, Severity.Medium, "removed_module", $"{module} is no longer part of Python from {removed.Since} on: this import then fails.", removed.Newer);
}
