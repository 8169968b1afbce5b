namespace Mcp.Daemon.Code.Searching;

/// <summary>Which functions, properties and types stand around a line of a file.</summary>
internal sealed class EnclosingLines(SourceFile file)
{
    // Of those that begin on one line the one that ends first is the inner one.
    private readonly Spans<Declaration> _declared = new(
        [
            .. file.Declared.Select((declared, index) => (declared, index))
                .Where(pair => pair.declared.Kind is DeclarationKind.Function or DeclarationKind.Property or DeclarationKind.Type)
                .OrderBy(pair => pair.declared.Line).ThenByDescending(pair => pair.declared.EndLine).ThenByDescending(pair => pair.index)
                .Select(pair => pair.declared),
        ],
        declared => (declared.Line, declared.EndLine));

    /// <summary>The innermost first.</summary>
    public IEnumerable<Declaration> At(int line) => _declared.Around(line);
}
