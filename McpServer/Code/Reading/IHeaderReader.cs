namespace Mcp.Daemon.Code.Reading;

/// <summary>Knows how a language declares things whose bodies stand in braces.</summary>
internal interface IHeaderReader
{
    /// <summary>What is declared by the words that begin at a token; null when nothing is.</summary>
    Header? Read(int at, Scope scope);
}
