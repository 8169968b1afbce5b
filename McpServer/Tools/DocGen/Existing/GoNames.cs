using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.DocGen.Existing;

/// <summary>Go comments, which begin with the name of what they document, that begin with another name: it was renamed, or copied.</summary>
internal static class GoNames
{
    public static IEnumerable<Finding> Of(SourceFile file)
    {
        if (file.Language is not Language.Go)
        {
            yield break;
        }

        var names = file.Declared.Select(declared => (declared.Kind, declared.Name)).ToHashSet();
        foreach (var declared in file.Declared.Where(declared => declared.Kind is DeclarationKind.Function or DeclarationKind.Type && declared.Doc is not null))
        {
            var words = declared.Doc!.Text.Split([' ', '\n', '.', ',', ':', ';', '(', ')', '\'', '"', '`'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2 || words.Contains(declared.Name) || !IsNameOf(words[0], declared, names))
            {
                continue;
            }

            yield return FoundInCode.At(
                file, declared.Doc.Line, Severity.Low, "stale_documentation",
                $"This comment documents {words[0]}, but stands above {declared.Name}, which it never names.", $"Say what {declared.Name} does, beginning with its name.");
        }
    }

    /// <summary>
    /// Whether a word is a name, and no word of prose or of a brand: that of another such declaration of the file, or one that
    /// differs from this name in a part and shares another.
    /// </summary>
    private static bool IsNameOf(string word, Declaration declared, HashSet<(DeclarationKind Kind, string Name)> names)
    {
        var (parts, own) = (NameWords.Of(word), NameWords.Of(declared.Name));
        return parts.Count > 1 && word.All(letter => char.IsLetterOrDigit(letter) || letter == '_')
            && (names.Contains((declared.Kind, word)) || (parts.Intersect(own).Any() && parts.Except(own).Any()));
    }
}
