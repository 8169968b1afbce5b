using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Code.Searching;

/// <summary>Whether a member at a place in a file may be one of a certain type, as far as the file shows.</summary>
internal sealed class PlausibleType
{
    private static readonly WordSet Own = new("this self base super cls @self");

    private readonly SourceFile _file;
    private readonly TokenList _tokens;
    private readonly string _type;

    public PlausibleType(SourceFile file, string type) => (_file, _tokens, _type) = (file, file.Tokens, type);

    /// <summary>Whether the member that is named by a token, or declared by it, is plausible.</summary>
    public bool IsAt(int token, Declaration? declaration)
    {
        if (declaration is not null)
        {
            return declaration.Container == _type || (declaration.Container is null && IsNamedForIt());
        }

        var before = Before(_file, token);
        return before is null ? _file.AroundWithTypes.IsIn(token, _type) || Imported(_file, token).Any(IsLike) : IsOfType(before.Value);
    }

    /// <summary>
    /// The other way round: the types of which the member that is named by a token may be, for who asks of many types. Those
    /// in any case are plausible however their letters are written.
    /// </summary>
    public static (IEnumerable<string> Types, IEnumerable<string> InAnyCase) At(SourceFile file, int token)
    {
        if (Before(file, token) is not { } before)
        {
            return (Around(file, token), Imported(file, token));
        }

        var name = file.Tokens.IsWord(before) ? file.Tokens.Name(before) : "";
        var types = file.Typed.TypesOf(name).Append(name);
        return IsOwn(file.Tokens, before) ? (types.Concat(Around(file, before)), []) : (types, [Bare(name)]);
    }

    /// <summary>The name before the dot, which decides alone; null where it is that of the object itself, and where there is none.</summary>
    public static string? Variable(SourceFile file, int token) =>
        Before(file, token) is { } before && file.Tokens.IsWord(before) && !IsOwn(file.Tokens, before) ? file.Tokens.Name(before) : null;

    /// <summary>The name before the dot, the arrow or the colons before a name, or the last token of whatever stands there; null without any.</summary>
    private static int? Before(SourceFile file, int token)
    {
        var dot = Separator(file, token);
        // A chain begins with what was made: new Cart().add(item)
        return dot < 0 ? null : file.Tokens.Is(dot, ')') ? file.Tokens.Open(dot) - 1 : dot;
    }

    /// <summary>The token before the dot or the colons before a name; -1 without any.</summary>
    private static int Separator(SourceFile file, int token)
    {
        var (tokens, at) = (file.Tokens, token - 1);
        if (tokens.Is(at, '.'))
        {
            return tokens.Is(at - 1, '?') || tokens.Is(at - 1, '!') ? at - 2 : at - 1;
        }

        var isPair = tokens.Is(at - 1, ':', ':') || tokens.Is(at - 1, '-', '>');
        return isPair ? (tokens.Is(at - 2, '?') ? at - 3 : at - 2)
            // Lua calls a method with one colon.
            : tokens.Is(at, ':') && file.Language is Language.Lua ? at - 1
            : -1;
    }

    private bool IsOfType(int word)
    {
        if (!_tokens.IsWord(word))
        {
            return false;
        }

        var name = _tokens.Name(word);
        return name == _type
            || _file.Typed.Is(name, _type)
            || (IsOwn(_tokens, word) ? _file.AroundWithTypes.IsIn(word, _type) : IsLike(Bare(name)));
    }

    private static bool IsOwn(TokenList tokens, int word) => Own.Has(tokens, word) || tokens.Is(word, "$this");

    private static string Bare(string variable) => variable.TrimStart('_', '$', '@');

    private bool IsLike(string name) => string.Equals(name, _type, StringComparison.OrdinalIgnoreCase);

    private bool IsNamedForIt() => IsLike(Path.GetFileNameWithoutExtension(_file.Path)) || IsLike(Path.GetFileName(Path.GetDirectoryName(_file.Path)) ?? "");

    /// <summary>The names of the types around a token, and of those whose members are.</summary>
    private static IEnumerable<string> Around(SourceFile file, int token) => file.AroundWithTypes.Around(token)
        .SelectMany(declared => (string?[])[declared.Container, declared.Kind is DeclarationKind.Type ? declared.Name : null]).OfType<string>();

    /// <summary>The modules out of which the name at a token is imported, as they are called last.</summary>
    private static IEnumerable<string> Imported(SourceFile file, int token) =>
        file.ImportedAs[file.Tokens.Name(token)].Select(import => import.Target[(import.Target.LastIndexOfAny(['.', '/', ':', '\\']) + 1)..]);
}
