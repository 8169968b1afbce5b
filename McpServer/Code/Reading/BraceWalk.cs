using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>Goes through the tokens of a language with braces, once, and keeps what its reader finds and where that stands.</summary>
internal sealed class BraceWalk(TokenList tokens, IHeaderReader reader)
{
    private readonly Stack<Scope> _scopes = [];

    /// <summary>Everything declared, in order, each with the name of what it stands in.</summary>
    public IEnumerable<(Header Header, string? Container)> Headers()
    {
        _scopes.Push(new Scope(ScopeKind.File, tokens.Count, null, "", IsPublic: false, InFunction: false));
        for (var at = 0; at < tokens.Count;)
        {
            while (at > _scopes.Peek().Last)
            {
                _scopes.Pop();
            }

            var scope = _scopes.Peek();
            if (reader.Read(at, scope) is { } header)
            {
                if (header.Kind is not null)
                {
                    yield return (header, header.Container ?? scope.Container);
                }

                Enter(header, scope);
                at = Math.Max(at + 1, header.Next ?? header.Body + 1 ?? header.Last + 1);
            }
            else
            {
                if (tokens.Is(at, '{'))
                {
                    _scopes.Push(scope with { Kind = ScopeKind.Block, Last = tokens.Close(at), Word = "" });
                }

                at++;
            }
        }
    }

    private void Enter(Header header, Scope scope)
    {
        if (header.Body is not { } body && header.Scope is null)
        {
            return;
        }

        var kind = header.Scope ?? header.Kind switch
        {
            DeclarationKind.Namespace => ScopeKind.Namespace,
            DeclarationKind.Type => ScopeKind.Type,
            _ => ScopeKind.Function,
        };
        var container = kind is ScopeKind.Namespace || header.Name.Length == 0 ? header.Container ?? scope.Container : header.Name;
        _scopes.Push(new Scope(
            kind,
            Math.Min(header.Last, scope.Last),
            container,
            header.Word,
            header.OpensPublic,
            scope.InFunction || kind is ScopeKind.Function));
    }
}
