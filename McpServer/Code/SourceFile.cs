using Mcp.Daemon.Code.Importing;
using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;
using Mcp.Daemon.Code.Searching;

namespace Mcp.Daemon.Code;

/// <summary>
/// A text and what can be said of it by its language's rules alone: where its comments, strings and code are. Nothing is
/// computed before it is asked for, and nothing twice. Safe for use by several threads.
/// </summary>
internal sealed class SourceFile
{
    private readonly Lazy<LineTable> _table;
    private readonly Lazy<IReadOnlyList<Region>> _regions;
    private readonly Lazy<IReadOnlyList<string>> _lines;
    private readonly Lazy<IReadOnlyList<string>> _codeLines;
    private readonly Lazy<IReadOnlyList<string>> _commentFreeLines;
    private readonly Lazy<IReadOnlyList<CommentBlock>> _comments;
    private readonly Lazy<TokenList> _tokens;
    private readonly Lazy<IReadOnlyList<Declaration>> _declared;
    private readonly Lazy<IReadOnlyDictionary<int, Declaration>> _declaredAt;
    private readonly Lazy<ILookup<string, Declaration>> _declaredAs;
    private readonly Lazy<Enclosing> _around;
    private readonly Lazy<Enclosing> _aroundWithTypes;
    private readonly Lazy<EnclosingLines> _aroundLine;
    private readonly Lazy<LineNesting> _nesting;
    private readonly Lazy<TypedNames> _typed;
    private readonly Lazy<IReadOnlyList<Import>> _imported;
    private readonly Lazy<ILookup<string, Import>> _importedAs;

    /// <param name="path">As the file is named in answers; its extension tells the language.</param>
    /// <param name="text">The whole text, with whatever line ends it has.</param>
    public SourceFile(string path, string text)
    {
        Path = path;
        Language = Languages.Of(path);
        _table = new(() => new LineTable(text));
        _regions = new(() => Pages.IsPage(path) ? Pages.Regions(text, Language) : Lexer.Regions(text, Language));
        _lines = new(() => _table.Value.Lines());
        _codeLines = new(() => Blanked(region => region.Kind is not RegionKind.Markup));
        _commentFreeLines = new(() => Blanked(region => region.IsComment));
        _comments = new(() => CommentBlocks.Of(text, _table.Value, _regions.Value, Language));
        _tokens = new(() => new TokenList(text, _table.Value, _regions.Value, Language));
        _declared = new(() => DeclarationList.Of(this));
        _declaredAt = new(() => Declared.DistinctBy(declared => declared.NameToken).ToDictionary(declared => declared.NameToken));
        _declaredAs = new(() => Declared.ToLookup(declared => declared.Name));
        _around = new(() => new Enclosing(this));
        _aroundWithTypes = new(() => new Enclosing(this, withTypes: true));
        _aroundLine = new(() => new EnclosingLines(this));
        _nesting = new(() => new LineNesting(this));
        _typed = new(() => new TypedNames(Tokens));
        _imported = new(() => ImportList.Of(this));
        _importedAs = new(() => Imported.SelectMany(import => import.Names.Select(name => (name, import))).ToLookup(pair => pair.name, pair => pair.import));
    }

    public string Path { get; }

    public Language Language { get; }

    /// <summary>As written, without line ends.</summary>
    public IReadOnlyList<string> Lines => _lines.Value;

    /// <summary>Line for line and column for column as <see cref="Lines"/>, with blanks for comments and for what strings hold.</summary>
    public IReadOnlyList<string> CodeLines => _codeLines.Value;

    /// <summary>As <see cref="CodeLines"/>, but with the strings.</summary>
    public IReadOnlyList<string> CommentFreeLines => _commentFreeLines.Value;

    /// <summary>In the order in which they begin.</summary>
    public IReadOnlyList<CommentBlock> Comments => _comments.Value;

    /// <summary>The code, cut to words and marks.</summary>
    public TokenList Tokens => _tokens.Value;

    /// <summary>
    /// What the file declares: types, functions, properties, fields, by the shape of its code and without a compiler; in the
    /// order in which they begin, and empty for languages that are not read, such as SQL.
    /// </summary>
    public IReadOnlyList<Declaration> Declared => _declared.Value;

    /// <summary>The same by the token of the name.</summary>
    public IReadOnlyDictionary<int, Declaration> DeclaredAt => _declaredAt.Value;

    /// <summary>The same by its name, in the same order: whoever asks for each name in turn does not go through all each time.</summary>
    public ILookup<string, Declaration> DeclaredAs => _declaredAs.Value;

    /// <summary>Which functions and properties stand around what.</summary>
    public Enclosing Around => _around.Value;

    /// <summary>Which functions, properties and types do.</summary>
    public Enclosing AroundWithTypes => _aroundWithTypes.Value;

    /// <summary>Which functions, properties and types stand around a line.</summary>
    public EnclosingLines AroundLine => _aroundLine.Value;

    /// <summary>Which lines are indented below which.</summary>
    public LineNesting Nesting => _nesting.Value;

    /// <summary>Which names are of which type, as far as one stands beside the other.</summary>
    public TypedNames Typed => _typed.Value;

    /// <summary>What is declared between two tokens.</summary>
    public IEnumerable<Declaration> DeclaredIn(int first, int last)
    {
        for (var at = DeclaredBehind(first - 1); at < Declared.Count && Declared[at].FirstToken <= last; at++)
        {
            if (Declared[at].LastToken <= last)
            {
                yield return Declared[at];
            }
        }
    }

    /// <summary>The index of the first declaration that begins behind a token; their count where none does.</summary>
    public int DeclaredBehind(int token)
    {
        var (low, high) = (0, Declared.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Declared[middle].FirstToken <= token ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>
    /// What it imports, by the statements of its language and without looking anything up; in the order in which they stand,
    /// and empty for languages that are not read.
    /// </summary>
    public IReadOnlyList<Import> Imported => _imported.Value;

    /// <summary>The same by the names that are taken out of it.</summary>
    public ILookup<string, Import> ImportedAs => _importedAs.Value;

    private string[] Blanked(Func<Region, bool> which) => _table.Value.Blanked(Lines, _regions.Value.Where(which));
}
