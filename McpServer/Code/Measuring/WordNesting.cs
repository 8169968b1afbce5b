using Mcp.Daemon.Code.Lexing;
using Mcp.Daemon.Code.Reading;

namespace Mcp.Daemon.Code.Measuring;

/// <summary>How deep statements stand inside each other where words open and close them.</summary>
internal sealed class WordNesting(TokenList tokens, Language language)
{
    private static readonly WordSet LuaOpeners = new("function do if repeat");

    private static readonly WordSet ShellOpeners = new("if for while until case select");

    private static readonly WordSet RubyClosers = new("end");

    private static readonly WordSet LuaClosers = new("end until");

    private static readonly WordSet ShellClosers = new("fi done esac");

    private readonly WordSet _closers = language switch
    {
        Language.Ruby => RubyClosers,
        Language.Lua => LuaClosers,
        _ => ShellClosers,
    };

    private readonly RubyBlocks _ruby = new(tokens);

    public int Depth(IEnumerable<int> own)
    {
        var (depth, deepest) = (0, 0);
        foreach (var at in own.Where(tokens.IsWord))
        {
            if (Opens(at))
            {
                depth++;
                deepest = Math.Max(deepest, depth);
            }
            else if (_closers.Has(tokens, at) && !tokens.Is(at - 1, '.'))
            {
                depth = Math.Max(0, depth - 1);
            }
        }

        return deepest;
    }

    private bool Opens(int at) => language switch
    {
        Language.Ruby => !RubyBlocks.IsNameOnly(tokens, at) && _ruby.Opens(at),
        Language.Lua => LuaOpeners.Has(tokens, at),
        _ => ShellOpeners.Has(tokens, at) && (tokens.StartsLine(at) || tokens.Mark(at - 1) is ';' or '|' or '&' or '(' or '{'
            || tokens.Is(at - 1, "then") || tokens.Is(at - 1, "do") || tokens.Is(at - 1, "else")),
    };
}
