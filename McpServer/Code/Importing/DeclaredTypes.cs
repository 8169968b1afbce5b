using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Importing;

/// <summary>The types that some files declare, by name, each with the namespace or package that it stands in.</summary>
internal sealed class DeclaredTypes
{
    /// <summary>Namespaces inside each other whose names are put together: none is deeper.</summary>
    private const int Deepest = 64;

    private readonly Dictionary<(string Family, string Name), List<(string Space, string Path)>> _types = [];
    private readonly Dictionary<string, IReadOnlyList<string>> _spaces = [];

    public DeclaredTypes(IReadOnlyList<SourceFile> files)
    {
        foreach (var file in files.Where(file => Family(file.Language).Length > 0))
        {
            Add(file);
        }
    }

    /// <summary>Languages that see each other's types.</summary>
    public static string Family(Language language) => language switch
    {
        Language.CSharp => "dotnet",
        Language.Java or Language.Kotlin or Language.Scala => "jvm",
        Language.Php => "php",
        _ => "",
    };

    /// <summary>Where types of a name are declared; empty for a name that none has.</summary>
    public IReadOnlyList<(string Space, string Path)> Of(Language language, string name) =>
        _types.GetValueOrDefault((Family(language), name)) ?? [];

    /// <summary>The namespaces and packages that a file declares something in.</summary>
    public IReadOnlyList<string> Spaces(SourceFile file) => _spaces.GetValueOrDefault(file.Path) ?? [""];

    private void Add(SourceFile file)
    {
        var package = file.Language is Language.CSharp or Language.Php ? "" : Package(file.Tokens);
        var spaces = new Stack<(string Name, int Last)>();
        var seen = new List<string> { package };
        foreach (var declared in file.Declared)
        {
            while (spaces.TryPeek(out var ended) && ended.Last < declared.FirstToken)
            {
                spaces.Pop();
            }

            var space = spaces.TryPeek(out var open) ? open.Name : package;
            if (declared.Kind is DeclarationKind.Namespace)
            {
                space = (space.Length > 0 && spaces.Count < Deepest ? space + "." : "") + declared.Name.Replace('\\', '.');
                spaces.Push((space, declared.LastToken));
                seen.Add(space);
            }
            else if (declared.Container is null && (declared.Kind is DeclarationKind.Type || IsFree(file.Language, declared)))
            {
                var key = (Family(file.Language), declared.Name);
                if (!_types.TryGetValue(key, out var places))
                {
                    _types[key] = places = [];
                }

                // A type may be declared in parts, and a function with several lists of parameters.
                if (places.Count == 0 || places[^1] != (space, file.Path))
                {
                    places.Add((space, file.Path));
                }
            }
        }

        _spaces[file.Path] = [.. seen.Distinct()];
    }

    // Kotlin and Scala import functions of a package as they import types.
    private static bool IsFree(Language language, Declaration declared) =>
        language is Language.Kotlin or Language.Scala && declared.Kind is DeclarationKind.Function or DeclarationKind.Property;

    private static string Package(TokenList tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (tokens.Is(at, "package") && tokens.IsWord(at + 1))
            {
                var last = at + 1;
                while (tokens.Is(last + 1, '.') && tokens.IsWord(last + 2))
                {
                    last += 2;
                }

                return tokens.Source(at + 1, last);
            }

            if (tokens.Is(at, '{'))
            {
                break;
            }
        }

        return "";
    }
}
