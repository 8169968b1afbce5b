using System.Text;
using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>Makes declarations of the headers that the reader of a file's language finds.</summary>
internal static class DeclarationList
{
    /// <summary>Characters: a line of an answer; what is longer is no longer taken in at a glance.</summary>
    private const int LongestSignature = 200;

    public static IReadOnlyList<Declaration> Of(SourceFile file)
    {
        var tokens = file.Tokens;
        if (tokens.Count == 0)
        {
            return [];
        }

        var docs = new DocComments(file);
        return [.. Headers(tokens, file.Language).Select(found => Declaration(tokens, docs, file.Language, Inside(tokens, found.Header), found.Container))];
    }

    private static IEnumerable<(Header Header, string? Container)> Headers(TokenList tokens, Language language) => language switch
    {
        Language.CSharp => new BraceWalk(tokens, new TypedReader(tokens, TypedGrammar.CSharp)).Headers(),
        Language.Java => new BraceWalk(tokens, new TypedReader(tokens, TypedGrammar.Java)).Headers(),
        Language.Dart => new BraceWalk(tokens, new TypedReader(tokens, TypedGrammar.Dart)).Headers(),
        Language.C or Language.Cpp => new BraceWalk(tokens, new CReader(tokens)).Headers(),
        Language.Go => new BraceWalk(tokens, new GoReader(tokens)).Headers(),
        Language.Rust => new BraceWalk(tokens, new RustReader(tokens)).Headers(),
        Language.Kotlin => new BraceWalk(tokens, new KeywordReader(tokens, KeywordGrammar.Kotlin)).Headers(),
        Language.Scala => new BraceWalk(tokens, new KeywordReader(tokens, KeywordGrammar.Scala)).Headers(),
        Language.Swift => new BraceWalk(tokens, new KeywordReader(tokens, KeywordGrammar.Swift)).Headers(),
        Language.Php => new BraceWalk(tokens, new PhpReader(tokens)).Headers(),
        Language.JavaScript or Language.TypeScript => new BraceWalk(tokens, new ScriptReader(tokens)).Headers(),
        Language.Python => new PythonReader(tokens).Headers(),
        Language.Ruby => new RubyReader(tokens).Headers(),
        Language.Lua => new LuaReader(tokens).Headers(),
        Language.Shell => new ShellReader(tokens).Headers(),
        _ => [],
    };

    /// <summary>Readers look ahead, and in a file that breaks off in the middle of a header past its end.</summary>
    private static Header Inside(TokenList tokens, Header header)
    {
        var last = Math.Clamp(header.Last, header.First, tokens.Count - 1);
        return header with
        {
            NameAt = Math.Clamp(header.NameAt, header.First, last),
            Last = last,
            SignatureLast = Math.Clamp(header.SignatureLast, header.First, last),
        };
    }

    private static Declaration Declaration(TokenList tokens, DocComments docs, Language language, Header header, string? container)
    {
        var line = tokens.Line(header.First);
        var endLine = Math.Max(line, tokens.EndLine(header.Last));
        var doc = language is Language.Python
            ? docs.Within(header.SignatureLast + 1, tokens.EndLine(header.SignatureLast))
            : docs.Above(line, tokens.Line(header.Attributes ?? header.First));
        return new Declaration
        {
            Kind = header.Kind ?? DeclarationKind.Field,
            Name = header.Name,
            Container = container,
            Line = line,
            NameLine = tokens.Line(header.NameAt),
            // A body of documentation alone has no tokens.
            EndLine = Math.Max(endLine, language is Language.Python ? doc?.EndLine ?? 0 : 0),
            Signature = Signature(tokens, header),
            Parameters = header.Parameters,
            IsPublic = header.IsPublic,
            Doc = doc,
            Word = header.Kind is DeclarationKind.Type ? header.Word : "",
            FirstToken = header.First,
            NameToken = header.NameAt,
            BodyToken = header.SignatureLast + 1,
            LastToken = header.Last,
        };
    }

    /// <summary>The tokens of the header with the blanks that stand between them, folded: comments are no part of it.</summary>
    private static string Signature(TokenList tokens, Header header)
    {
        var signature = new StringBuilder();
        for (var i = header.First; i <= header.SignatureLast && signature.Length < LongestSignature; i++)
        {
            signature.Append(i > header.First && tokens[i].Start > tokens[i - 1].End ? " " : "").Append(tokens.Text(i));
        }

        return signature.Length > LongestSignature ? signature.ToString(0, LongestSignature) : signature.ToString();
    }
}
