using Mcp.Daemon.Answers;
using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Tools.Looking;

namespace Mcp.Daemon.Tools.CodeReview.Checks;

/// <summary>
/// Private members whose name stands nowhere else in their file, in strings neither. What an annotation, a partial type, a
/// serializer or an engine may call by name is passed over.
/// </summary>
internal sealed class UnusedPrivates : ReviewCheck
{
    private static readonly WordSet CalledByName = new(
        "serialVersionUID readObject writeObject readResolve writeReplace readObjectNoData main Main finalize clone init deinit copyWith constructor __construct __clone");

    public override ReviewAspects Aspects => ReviewAspects.None;

    protected override bool Reads(Language language) => language is Language.CSharp or Language.Java or Language.Kotlin or Language.Php
        or Language.TypeScript or Language.JavaScript or Language.Python;

    protected override IEnumerable<Finding> Check(LookedFile file, LookedFiles looked)
    {
        // Declarations without code are used by code that stands elsewhere.
        if (file.Path.EndsWith(".d.ts", StringComparison.Ordinal) || file.Path.EndsWith(".pyi", StringComparison.Ordinal))
        {
            yield break;
        }

        var tokens = file.Source.Tokens;
        Dictionary<string, int>? words = null;
        foreach (var declared in file.Source.Declared.Where(declared => declared.Kind is DeclarationKind.Function or DeclarationKind.Field or DeclarationKind.Property && IsPrivate(file, declared)))
        {
            var type = file.Source.AroundWithTypes.Around(declared.FirstToken).FirstOrDefault(type => type.Kind is DeclarationKind.Type && type.LastToken >= declared.LastToken);
            if (type is null || !IsClosed(tokens, type) || IsAnnotated(tokens, declared) || declared.Name == type.Name || CalledByName.Has(declared.Name))
            {
                continue;
            }

            words ??= Words(file.Source);
            if (words.GetValueOrDefault(declared.Name.TrimStart('#', '$')) == 1 && !words.ContainsKey("UnityEngine"))
            {
                yield return FoundInCode.At(
                    file.Source, declared.NameLine, Severity.Low, "unused_private",
                    $"{type.Name}.{declared.Name} is private and used nowhere in this file, so nowhere at all.", "Remove it.");
            }
        }
    }

    private static bool IsPrivate(LookedFile file, Declaration declared)
    {
        var tokens = file.Source.Tokens;
        return file.Language switch
        {
            Language.Python => declared.Container is not null && declared.Name.StartsWith("__", StringComparison.Ordinal) && !declared.Name.EndsWith("__", StringComparison.Ordinal),
            Language.JavaScript => declared.Name.StartsWith('#'),
            _ => declared.Name.StartsWith('#') || HasWord(tokens, declared, "private"),
        };
    }

    private static bool HasWord(TokenList tokens, Declaration declared, string word)
    {
        for (var at = declared.FirstToken; at < declared.NameToken; at++)
        {
            if (tokens.Is(at, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether all of a type stands here, and nothing is told to look into it.</summary>
    private static bool IsClosed(TokenList tokens, Declaration type) => !HasWord(tokens, type, "partial") && !IsAnnotated(tokens, type);

    private static bool IsAnnotated(TokenList tokens, Declaration declared)
    {
        var before = declared.FirstToken - 1;
        before = tokens.Is(before, ')') ? tokens.Open(before) - 1 : before;
        while (tokens.Is(before - 1, '.'))
        {
            before -= 2;
        }

        return tokens.Is(before, ']') || tokens.Is(before - 1, '@');
    }

    /// <summary>How often each word stands in the file, comments apart.</summary>
    private static Dictionary<string, int> Words(SourceFile file)
    {
        var words = new Dictionary<string, int>();
        var counts = words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var line in file.CommentFreeLines)
        {
            for (var at = 0; at < line.Length; at++)
            {
                var start = at;
                while (at < line.Length && Literals.IsWordPart(line[at]))
                {
                    at++;
                }

                if (at > start)
                {
                    var word = line.AsSpan(start, at - start);
                    counts[word] = counts.TryGetValue(word, out var count) ? count + 1 : 1;
                }
            }
        }

        return words;
    }
}
