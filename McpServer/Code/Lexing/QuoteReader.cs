namespace Mcp.Daemon.Code.Lexing;

/// <summary>The literal that begins at a position, if one does. Looks ahead only as far as an opening is long.</summary>
internal delegate Quote? QuoteReader(string text, int at);
