using System.Collections.Frozen;
using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Measuring;
using Mcp.Daemon.Tools.DocGen.Lacking;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.DocGen.Existing;

/// <summary>Documentation of functions that no longer fits them: what it names is gone. One that says less than all still fits.</summary>
internal static class StaleDocs
{
    /// <summary>Parameters that one finding names: who takes more has another fault, and the sentence stays one.</summary>
    private const int MostNamed = 8;

    // Parameters of which everybody knows what they are, and that many leave out.
    private static readonly FrozenSet<string> Known = "cancellationToken ct args kwargs self cls this".Split(' ').ToFrozenSet();

    private static readonly string[] NothingWords = ["void", "undefined", "None", "nothing", "never", "Promise", "null", "Nothing", "NoReturn"];

    // Errors none of which is a kind of another, so that naming one does not cover another.
    private static readonly FrozenSet<string> Leaves =
        "ValueError TypeError KeyError IndexError AttributeError FileNotFoundError PermissionError TimeoutError RuntimeError ZeroDivisionError".Split(' ').ToFrozenSet();

    public static IReadOnlyList<Finding> Of(LookedFile file)
    {
        var found = new List<Finding>();
        foreach (var function in file.IsTest ? [] : file.Source.Declared.Where(declared => declared is { Kind: DeclarationKind.Function, Doc: not null } && !IsPrivate(file.Source, declared)))
        {
            if (Tags(file.Source, function.Doc!) is { IsForeign: false } tags)
            {
                found.AddRange(Parameters(file.Source, function, tags));
                found.AddRange(Returns(file.Source, function, tags));
                found.AddRange(Raises(file, function, tags));
            }
        }

        found.AddRange(file.IsTest ? [] : GoNames.Of(file.Source));
        return [.. found.OrderBy(finding => finding.Line)];
    }

    // Only those read it who see the function as well.
    private static bool IsPrivate(SourceFile file, Declaration function) =>
        Enumerable.Range(function.FirstToken, Math.Max(0, function.NameToken - function.FirstToken)).Any(at => file.Tokens.Is(at, "private"));

    private static DocTags? Tags(SourceFile file, CommentBlock doc) => file.Language switch
    {
        Language.Python => PythonTags.Of(file, doc),
        Language.Rust => RustTags.Of(file, doc),
        Language.CSharp or Language.Java or Language.Kotlin or Language.JavaScript or Language.TypeScript or Language.Php or Language.C or Language.Cpp
            => MarkedTags.Of(file, doc),
        _ => null,
    };

    private static IEnumerable<Finding> Parameters(SourceFile file, Declaration function, DocTags tags)
    {
        if (tags.Parameters.Count == 0 || !ParameterShape.IsRead(file, function))
        {
            yield break;
        }

        var taken = function.Parameters.Select(name => name.TrimStart('@', '*', '&', '$')).ToList();
        var (takenNames, documentedNames) = (taken.ToHashSet(), tags.Parameters.Select(documented => documented.Name).ToHashSet());
        var gone = ParameterShape.TakesAny(file, function) ? [] : tags.Parameters.Where(documented => !takenNames.Contains(documented.Name)).ToList();
        var missing = taken.Where(name => !Known.Contains(name) && name[0] != '_' && !documentedNames.Contains(name)).ToList();
        var name = Undocumented.Name(function);
        if (gone.Count == 1 && missing.Count == 1)
        {
            yield return Found(file, gone[0].Line, $"{gone[0].Name} is documented, but {name} takes no such parameter; its {missing[0]} is not documented.", $"Document {missing[0]} instead.");
            yield break;
        }

        foreach (var documented in gone)
        {
            yield return Found(file, documented.Line, $"{documented.Name} is documented, but {name} takes {Taken(taken)}.", "Remove it, or document what took its place.");
        }
    }

    private static IEnumerable<Finding> Returns(SourceFile file, Declaration function, DocTags tags)
    {
        if (tags.Returns is { } returns && !function.IsConstructor
            && Signatures.ReturnsNothing(file, function) is true && !ParameterShape.DeclaresResult(file, function)
            && !Array.Exists(NothingWords, word => returns.Text.Contains(word, StringComparison.Ordinal)))
        {
            yield return Found(file, returns.Line, $"What {Undocumented.Name(function)} gives back is documented, but it gives nothing back.", "Remove it, or give back what it says.");
        }
    }

    private static IEnumerable<Finding> Raises(LookedFile looked, Declaration function, DocTags tags)
    {
        var (file, tokens) = (looked.Source, looked.Source.Tokens);
        // What is raised inside of a try may never get out.
        if (tags.Raises.Count == 0 || !tags.Raises.All(raised => Leaves.Contains(raised.Name))
            || looked.Statements.Handlers.Any(handler => function.FirstToken < handler.Word && handler.Word <= function.LastToken))
        {
            yield break;
        }

        foreach (var at in OwnTokens.Of(file, function).Where(at => tokens.Is(at, "raise") && tokens.IsWord(at + 1)).DistinctBy(at => tokens.Name(at + 1)))
        {
            var raised = tokens.Name(at + 1);
            if (Leaves.Contains(raised) && !function.Doc!.Text.Contains(raised, StringComparison.Ordinal))
            {
                yield return Found(
                    file, tokens.Line(at), $"{Undocumented.Name(function)} raises {raised} here, which its documentation leaves out although it lists what is raised.", $"Document {raised}.");
            }
        }
    }

    private static string Taken(List<string> taken) => taken.Count == 0 ? "no parameters" : ListedLines.Words(taken, MostNamed) + " only";

    private static Finding Found(SourceFile file, int line, string text, string fix) =>
        FoundInCode.At(file, line, Severity.Low, "stale_documentation", text, fix);
}
