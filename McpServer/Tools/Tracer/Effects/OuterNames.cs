using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Tools.Tracer.Effects;

/// <summary>Which names in a function are those of its object or of its module.</summary>
internal sealed class OuterNames
{
    private readonly SourceFile _file;
    private readonly HashSet<string> _fields;
    private readonly HashSet<string> _globals;
    private readonly string? _receiver;

    public OuterNames(Symbol function, TracedCode code)
    {
        var (declared, tokens) = (function.Declaration, function.File.Tokens);
        _file = function.File;
        var locals = declared.Parameters.Concat(code.AssignedIn(function).Where(each => IsDeclared(tokens, each.Token) || tokens.Is(each.First - 2, ':', '=')).Select(each => each.Name)).ToHashSet();
        var fields = _file.Declared.Where(each => each.Kind is DeclarationKind.Field or DeclarationKind.Property && !locals.Contains(each.Name)).ToList();
        // Python and scripts name their object before each member.
        var needsNoReceiver = _file.Language is Language.CSharp or Language.Java or Language.Kotlin or Language.Swift or Language.Cpp or Language.Scala or Language.Dart;
        _fields = needsNoReceiver && declared.Container is { } type ? [.. fields.Where(each => each.Container == type).Select(each => each.Name)] : [];
        _globals = _file.Language switch
        {
            Language.Python => Stated(tokens, declared, "global"),
            Language.Php => Stated(tokens, declared, "global"),
            Language.JavaScript or Language.TypeScript or Language.Go or Language.C or Language.Cpp or Language.Rust or Language.Kotlin or Language.Swift =>
                [.. fields.Where(each => each.Container is null).Select(each => each.Name)],
            _ => [],
        };
        _receiver = _file.Language is Language.Go && declared.Container is not null && tokens.Is(declared.FirstToken + 1, '(') ? tokens.Name(declared.FirstToken + 2) : null;
    }

    /// <summary>The field or variable outside that a path means; null for what is the function's own.</summary>
    public string? Outer(string path, int token)
    {
        var parts = path.Split('.');
        if (_file.Tokens.Is(token - 1, ',') || (_file.Tokens.Is(token - 1, '{') && IsInitialiser(_file.Tokens, token - 1)))
        {
            return null;
        }

        if (parts.Length > 1)
        {
            return IsOwn(parts[0]) || _fields.Contains(parts[0]) || _globals.Contains(parts[0]) ? path : null;
        }

        var isInstanceOfRuby = _file.Language is Language.Ruby && _file.Tokens.Text(token).StartsWith("@");
        return isInstanceOfRuby || ((_fields.Contains(path) || _globals.Contains(path)) && !IsDeclared(_file.Tokens, token)) ? path : null;
    }

    /// <summary>Whether a path is one field of the object, as <c>self.lines</c>.</summary>
    public bool IsOwnField(string path)
    {
        var parts = path.Split('.');
        return !path.Contains("()", StringComparison.Ordinal)
            && ((parts.Length == 2 && IsOwn(parts[0])) || (parts.Length == 1 && (_fields.Contains(path) || _globals.Contains(path))));
    }

    private bool IsOwn(string name) => name is "this" or "self" || name == _receiver;

    /// <summary>Whether a type or a word before the name says that it is declared there.</summary>
    private static bool IsDeclared(TokenList tokens, int at) =>
        !tokens.StartsLine(at) && (tokens.IsWord(at - 1) || tokens.Mark(at - 1) is '>' or ']' or '?') && !tokens.Is(at - 1, "return") && !tokens.Is(at - 1, "else");

    /// <summary>Whether a brace begins the members of what is made: <c>new Cart { Lines = lines }</c>, <c>cart with { Lines = lines }</c>.</summary>
    private static bool IsInitialiser(TokenList tokens, int brace)
    {
        var at = tokens.Is(brace - 1, ')') ? tokens.Open(brace - 1) - 1 : brace - 1;
        // The type may have a path and type arguments.
        for (var first = at; first > at - 12 && (tokens.IsWord(first) || tokens.Mark(first) is '.' or '<' or '>' or ',' or '?'); first--)
        {
            if (tokens.Is(first, "new") || tokens.Is(first, "with"))
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<string> Stated(TokenList tokens, Declaration declared, string word)
    {
        var names = new HashSet<string>();
        for (var at = declared.BodyToken; at <= declared.LastToken; at++)
        {
            for (var next = at + 1; tokens.Is(at, word) && tokens.IsWord(next); next += 2)
            {
                names.Add(tokens.Name(next).TrimStart('$'));
                if (!tokens.Is(next + 1, ','))
                {
                    break;
                }
            }
        }

        return names;
    }
}
