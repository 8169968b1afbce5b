using Mcp.Daemon.Code;
using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Tools.Looking;

/// <summary>Imports that people put off or leave to the checker of types so that a cycle does not close.</summary>
internal static class Bindings
{
    /// <summary>Lines up from an import to the condition that it stands under.</summary>
    private const int FarthestCondition = 40;

    /// <summary>How an import of a file binds it.</summary>
    /// <param name="target">The file that it leads to.</param>
    public static Binding Of(LookedFile file, LookedFile target, ImportEdge edge)
    {
        var tokens = file.Source.Tokens;
        var (line, at) = (edge.Line, tokens.FirstAt(edge.Line));
        return file.Language switch
        {
            Language.Python when IsForTypes(file.Source, line) => Binding.Never,
            Language.TypeScript or Language.JavaScript when IsOfTypes(tokens, at) => Binding.Never,
            Language.TypeScript when NamesTypesAlone(file.Source, target.Source, line) => Binding.Never,
            Language.Python or Language.TypeScript or Language.JavaScript or Language.Ruby or Language.Lua when file.Statements.FunctionAt(at) is not null => Binding.Later,
            _ => Binding.AtOnce,
        };
    }

    /// <summary>Under <c>if TYPE_CHECKING:</c>.</summary>
    private static bool IsForTypes(SourceFile file, int line)
    {
        var indent = Indent(file.CodeLines[line - 1]);
        for (var i = line - 2; indent > 0 && i >= 0 && i > line - FarthestCondition; i--)
        {
            var above = file.CodeLines[i];
            if (!string.IsNullOrWhiteSpace(above) && Indent(above) < indent)
            {
                return above.TrimStart().StartsWith("if ", StringComparison.Ordinal) && above.Contains("TYPE_CHECKING", StringComparison.Ordinal);
            }
        }

        return false;
    }

    /// <summary><c>import type { A }</c>, and <c>import { type A, type B }</c>.</summary>
    private static bool IsOfTypes(TokenList tokens, int at)
    {
        if (!tokens.Is(at, "import") && !tokens.Is(at, "export"))
        {
            return false;
        }

        if (tokens.Is(at + 1, "type") && !tokens.Is(at + 2, "from") && !tokens.Is(at + 2, ','))
        {
            return true;
        }

        if (!tokens.Is(at + 1, '{') || !tokens.IsPaired(at + 1) || tokens.Close(at + 1) == at + 2)
        {
            return false;
        }

        for (var i = at + 2; i < tokens.Close(at + 1); i++)
        {
            var isFirst = tokens.Mark(i - 1) is '{' or ',';
            if (isFirst && !(tokens.Is(i, "type") && tokens.IsWord(i + 1) && !tokens.Is(i + 1, "as")))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The compiler takes out an import of which nothing is there when the program runs.</summary>
    private static bool NamesTypesAlone(SourceFile file, SourceFile target, int line)
    {
        var names = file.Imported.FirstOrDefault(import => import.Line == line)?.Names ?? [];
        var types = target.Declared.Where(declared => declared.Word is "interface" or "type").Select(declared => declared.Name).ToHashSet();
        return names.Count > 0 && names.All(types.Contains);
    }

    private static int Indent(string line) => line.Length - line.AsSpan().TrimStart().Length;
}
