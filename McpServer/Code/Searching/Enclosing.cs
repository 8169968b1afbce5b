namespace Mcp.Daemon.Code.Searching;

/// <summary>Which function a token stands in, and which types.</summary>
internal sealed class Enclosing
{
    /// <summary>Nobody nests deeper, and every search goes up this far at most.</summary>
    private const int Deepest = 64;

    private readonly List<Declaration> _declared;
    private readonly int[] _parents;

    public Enclosing(SourceFile file, bool withTypes = false)
    {
        _declared =
        [
            .. file.Declared.Where(declared => declared.Kind is DeclarationKind.Function or DeclarationKind.Property
                || (withTypes && declared.Kind is DeclarationKind.Type)),
        ];
        _parents = new int[_declared.Count];
        var open = new Stack<int>();
        for (var i = 0; i < _declared.Count; i++)
        {
            while (open.TryPeek(out var outer) && _declared[outer].LastToken < _declared[i].FirstToken)
            {
                open.Pop();
            }

            _parents[i] = open.TryPeek(out var parent) ? parent : -1;
            open.Push(i);
        }
    }

    /// <summary>The innermost function or property around a token; null for one outside of all.</summary>
    public Declaration? At(int token) => Around(token).FirstOrDefault();

    /// <summary>Whether a token stands in a type of this name, or in a member of it that is defined elsewhere.</summary>
    public bool IsIn(int token, string type) =>
        Around(token).Any(declared => declared.Container == type || (declared.Kind is DeclarationKind.Type && declared.Name == type));

    private IEnumerable<Declaration> Around(int token)
    {
        var (low, high) = (0, _declared.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _declared[middle].FirstToken <= token ? (middle + 1, high) : (low, middle);
        }

        var levels = 0;
        for (var i = low - 1; i >= 0 && levels < Deepest; i = _parents[i], levels++)
        {
            if (_declared[i].LastToken >= token)
            {
                yield return _declared[i];
            }
        }
    }
}
