using Mcp.Daemon.Code.Lexing;

namespace Mcp.Daemon.Code.Reading;

/// <summary>The header of a field whose type stands before its name, up to the semicolon.</summary>
internal static class FieldHeader
{
    public static Header Of(TokenList tokens, Prefix prefix, MemberShape shape)
    {
        var last = StatementEnd.AtSemicolon(tokens, shape.At, tokens.Count);
        return new Header
        {
            Kind = DeclarationKind.Field,
            Name = tokens.Name(shape.Name),
            First = prefix.First,
            Attributes = prefix.Attributes,
            NameAt = shape.Name,
            Last = last,
            SignatureLast = last,
            Next = shape.At,
        };
    }
}
